"""Pieces of screens that more than one view, or a view in several places, draws."""
