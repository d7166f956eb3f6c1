"""Data sets, brought to one size and kept whole in memory."""
