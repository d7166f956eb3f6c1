"""Judges of samples that need no download: a small classifier of the same data, and distances in its features."""
