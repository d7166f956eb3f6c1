"""The course in the window."""
