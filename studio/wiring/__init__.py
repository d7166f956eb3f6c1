"""Builds the window's parts and joins them, one area of the program a file; studio.py puts them together."""

from studio import qt_start  # noqa: F401 - before anything of Qt
