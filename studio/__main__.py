"""`python -m studio`: the window, or a verb of the command line."""

import sys


def main() -> int:
    """Open the window when nothing is asked, otherwise do the verb; returns the exit status."""
    if len(sys.argv) == 1:
        from studio.app import run  # the command line must not load Qt, nor the window what the verbs need

        return run()
    from studio.cli import main as command_line

    return command_line()


if __name__ == "__main__":
    sys.exit(main())
