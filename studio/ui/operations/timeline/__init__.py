"""Lanes and their frames: shown, forked, compared, painted, inspected."""
