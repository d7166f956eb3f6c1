"""Painting into a frame of a generation."""
