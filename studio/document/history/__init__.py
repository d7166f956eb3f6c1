"""The results on the disk: listed, searched, kept within a budget of space."""
