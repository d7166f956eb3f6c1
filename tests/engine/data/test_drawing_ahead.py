"""Drawing ahead gives what drawing gives, and draws each range once."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

import torch

from studio.engine.data import drawing_ahead
from studio.engine.data.drawing_ahead import DrawingAhead, drawn_ahead
from studio.engine.data.picture_set import PictureSet


class AtOnce(Executor):
    """Does everything when it is submitted."""

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(function(*args, **kwargs))
        return future


def draw(numbers: range) -> PictureSet:
    values = torch.tensor(list(numbers), dtype=torch.uint8)[:, None, None, None]
    return PictureSet(
        "numbers", values, values.flatten().long(), captions=("x",) * len(numbers), maps={"depth": values}
    )


def test_ranges_are_drawn_once_and_ahead():
    asked = []

    def watched(numbers: range) -> PictureSet:
        asked.append(numbers)
        return draw(numbers)

    ahead = DrawingAhead(watched, 2, AtOnce())
    found = [ahead(range(start, start + 4)) for start in (0, 4, 8, 20)]
    for start, data in zip((0, 4, 8, 20), found, strict=True):
        expected = draw(range(start, start + 4))
        assert torch.equal(data.pictures, expected.pictures)
        assert torch.equal(data.labels, expected.labels)
        assert torch.equal(data.maps["depth"], expected.maps["depth"])
        assert data.captions == expected.captions
    assert asked == [range(start, start + 4) for start in range(0, 40, 4)]  # each once, and four ahead of the last


def test_a_small_computer_draws_when_asked(monkeypatch):
    monkeypatch.setattr(drawing_ahead, "FEWEST_CORES", 10_000)
    assert drawn_ahead(draw) is draw
