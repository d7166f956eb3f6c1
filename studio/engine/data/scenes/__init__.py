"""Drawn scenes with captions: emoji in front of plain colours and simple settings."""
