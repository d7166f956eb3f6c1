"""Comparing runs: which runs are overlaid, and how their settings differ."""
