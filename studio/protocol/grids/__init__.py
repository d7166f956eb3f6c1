"""Grids: one picture for each combination of the values of two or three settings."""
