"""One plan for a whole family: what may be held together, in which order, where, and what would open more."""
