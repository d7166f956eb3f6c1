"""`python -m studio`: opens the window, or runs a command."""

import sys


def main() -> int:
    """Open the window without arguments, otherwise run the command; returns the exit status."""
    if len(sys.argv) == 1:
        from studio.app import run  # commands must not import Qt, nor the window what the commands need

        return run()
    from studio.cli import main as command_line

    return command_line()


if __name__ == "__main__":
    sys.exit(main())
