"""Metrics of samples that need no download: distances in the features of a small classifier of the same data."""
