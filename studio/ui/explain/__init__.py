"""Explanations of panels and settings, two or three sentences each, with the equation and the paper."""
