"""What is fast and what is not, measured; never a test."""
