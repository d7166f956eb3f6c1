"""Shared with the tests of training: a very small run."""

import studio.engine  # noqa: F401  before diffusers, as in the program: see `_torchvision_cpu`
from tests.engine.conftest import quick_judging
from tests.engine.training.conftest import few_pictures, folder, one_thread, recipe

__all__ = ["few_pictures", "folder", "one_thread", "quick_judging", "recipe"]
