"""Lanes of the timeline: their frames, their tree, their words."""
