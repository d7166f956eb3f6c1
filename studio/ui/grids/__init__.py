"""Grids in the window: their axes, and their pictures as they are made."""
