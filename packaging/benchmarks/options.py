"""Reads the options of single benchmarks, such as `--model=PLACE`, from the command line."""

import sys


def option(name: str, default: str = "") -> str:
    """Return the value of `--name=VALUE`; `default` if it is not given."""
    return next((word.partition("=")[2] for word in sys.argv if word.startswith(f"--{name}=")), default)
