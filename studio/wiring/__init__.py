"""Builds the window's parts and joins them, one area of the program a file. `studio.app` puts the areas together."""
