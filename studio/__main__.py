"""`python -m studio`: opens the window, with the picture that is named if there is one, or runs a command."""

import os
import sys


def main() -> int:
    """Open the window without arguments or for files, otherwise run the command; returns the exit status."""
    arguments = sys.argv[1:]
    if not arguments or _names_file(arguments[0]):
        missing = [path for path in arguments if not os.path.exists(path)]
        if missing:
            print(f"denoise-studio: There is no file {missing[0]}.", file=sys.stderr)
            return 2
        from studio.ui import language  # commands must not import Qt, nor the window what the commands need

        language.start()
        from studio.app import run

        return run(arguments)
    from studio.cli.main import main as command_line

    return command_line()


def _names_file(argument: str) -> bool:
    """Whether an argument is a file, not a command or an option: no command has a dot or a slash in its name."""
    return not argument.startswith("-") and any(mark in argument for mark in (".", "/", os.sep))


if __name__ == "__main__":
    sys.exit(main())
