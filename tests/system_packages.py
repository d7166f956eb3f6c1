"""Tests that need a package of the operating system: skipped without it, except where every test has to run."""

import os
from typing import NoReturn

import pytest


def lacking(what: str) -> NoReturn:
    """Skip the running test for want of `what`, or fail it where DENOISE_STUDIO_ALL_TESTS is set, as in .ci/run."""
    if os.environ.get("DENOISE_STUDIO_ALL_TESTS"):
        pytest.fail(f"needs {what}")
    pytest.skip(f"needs {what}")
