"""One plan for a whole family: what may be held together, in which order, where, with which papers, and what would open more."""
