"""Fixtures for the engine's tests: evaluation of samples is quick, except in slow tests that check its metrics."""

import pytest

import studio.engine  # noqa: F401  before diffusers, as in the program: see `_torchvision_cpu`


@pytest.fixture(autouse=True)
def quick_judging(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Evaluate few samples with a barely trained classifier."""
    if not request.node.get_closest_marker("slow"):
        monkeypatch.setattr("studio.engine.metrics.classifier.STEPS", 2)
        monkeypatch.setattr("studio.engine.metrics.samples.COUNT", 8)
