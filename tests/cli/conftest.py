"""Fixtures of the command line's tests."""

import pytest


@pytest.fixture
def run(run_verb):
    """The fixture `run_verb` under a shorter name."""
    return run_verb
