"""Choosing the colour to paint with."""
