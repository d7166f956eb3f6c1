"""Detectors of control images, a file for each kind: from a picture to what a ControlNet follows."""
