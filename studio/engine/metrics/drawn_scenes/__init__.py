"""Judges of text-to-image models of drawn scenes."""
