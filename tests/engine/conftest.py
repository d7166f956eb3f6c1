"""For every test of the engine: judging samples takes no time, unless the test is a slow one that looks at figures."""

import pytest

import studio.engine  # noqa: F401  before diffusers, as in the program: see `_torchvision_cpu`


@pytest.fixture(autouse=True)
def quick_judging(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge few samples by a classifier that has hardly been trained."""
    if not request.node.get_closest_marker("slow"):
        monkeypatch.setattr("studio.engine.metrics.classifier.STEPS", 2)
        monkeypatch.setattr("studio.engine.metrics.samples.COUNT", 8)
