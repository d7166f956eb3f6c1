"""Raises how many files the window's process may have open: each lane keeps its record's file mapped."""

import contextlib
import sys

_WANTED = 4096  # the usual limit is 1,024, or 256 on macOS; sessions restore up to 500 lanes


def allow_many_open_files() -> None:
    """Raise the limit of open files as far as the system permits."""
    if sys.platform == "win32":  # it has no such limit
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _WANTED if hard == resource.RLIM_INFINITY else min(_WANTED, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
