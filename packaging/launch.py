"""Starts Denoise Studio: makes its environment the first time, then opens the window (with no display: the tour)."""

import os
import subprocess
import sys

import environment


def main() -> int:
    """Prepare, check what the window needs, and run the program with the arguments given."""
    python = environment.prepare()
    arguments = sys.argv[1:]
    wants_window = not arguments
    if wants_window and not environment.has_display():
        folder = os.path.join(os.getcwd(), "denoise-studio-tour")
        print(f"There is no display here, so this is the tour, offscreen. Its pictures go to {folder}", file=sys.stderr)
        arguments, wants_window = ["tour", "--out", folder], False
    if wants_window or arguments[0] == "tour":
        environment.require_libraries(window=environment.has_display())
    return subprocess.call([str(python), "-m", "studio", *arguments], env=_environment())


def _environment() -> dict[str, str]:
    """Return the environment of the program: PYTHONSAFEPATH keeps the current folder out of its imports."""
    return dict(os.environ, PYTHONSAFEPATH="1")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
