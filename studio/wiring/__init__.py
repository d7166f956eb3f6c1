"""Builds and connects the window's parts: a file for each area of the program, which `studio.py` puts together."""

from studio import qt_start  # noqa: F401 - before anything of Qt
