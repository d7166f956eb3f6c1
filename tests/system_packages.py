"""Skips tests that need a package of the operating system, except where every test has to run."""

import os
from typing import NoReturn

import pytest


def skip_without(what: str) -> NoReturn:
    """Skip the running test because `what` is missing, or fail it where DENOISE_STUDIO_ALL_TESTS is set (.ci/run)."""
    if os.environ.get("DENOISE_STUDIO_ALL_TESTS"):
        pytest.fail(f"needs {what}")
    pytest.skip(f"needs {what}")
