"""Pictures that several processes draw together are those of one, and what goes wrong in one ends it in all."""

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from studio.engine.metrics.samples import BATCH, draw_samples
from studio.engine.metrics.scene_judging import judge_scenes
from studio.engine.training.giving_up import Wish
from studio.engine.training.ranks import Order, Ranks
from studio.engine.training.together import Together, _part_of, at_once

COUNT = 3


class Painter:
    """Draws pictures that tell what was asked for, and by which number their noise would have come."""

    device = torch.device("cpu")
    card = SimpleNamespace(labels=("a", "b", "c"), guidance=2.0)

    def __init__(self) -> None:
        self.drawn: list[int] = []

    def sample(self, labels: Sequence[int], *, guidance: float, seed: int, first: int, steps: int) -> torch.Tensor:
        return self._numbers(labels, guidance, seed, first, steps)

    def draw(
        self, prompts: Sequence[str], *, guidance: float, seed: int, steps: int, first: int, sampler: str
    ) -> torch.Tensor:
        return self._numbers([len(prompt) for prompt in prompts], guidance, seed, first, steps + len(sampler))

    def _numbers(self, asked: Sequence[int], guidance: float, seed: int, first: int, steps: int) -> torch.Tensor:
        self.drawn.append(len(asked))
        rows = [[wish or 0, guidance, seed + first + place, steps] for place, wish in enumerate(asked)]
        return torch.tensor(rows, dtype=torch.float32)


class Pretended(Ranks):
    """The first of three processes; the others draw their parts when all are collected, if they are not lost."""

    told: Any = None
    others: Any = None
    lost = False

    def tell(self, values: Sequence[float]) -> list[float]:
        assert values[0] == Order.DRAW
        return list(values)

    def say(self, text: str) -> str:
        object.__setattr__(self, "told", text)
        return text

    def agree(self, facts: Sequence[bool], meanwhile: Callable[[], None] = lambda: None) -> list[bool]:
        meanwhile()
        return [facts[0], facts[1] or self.lost]

    def call_off(self, off: bool) -> None:
        pass

    def join(self, tensor: torch.Tensor) -> torch.Tensor:
        parts = [tensor]
        for index in range(1, COUNT):
            part, problem = _part_of(self.told, lambda: self.others, Ranks(index, COUNT), Wish())
            assert problem is None
            parts.append(part)
        return torch.cat(parts)


@pytest.fixture
def together() -> Together:
    ranks = Pretended(0, COUNT)
    object.__setattr__(ranks, "others", Painter())
    return Together(Painter(), ranks)


@pytest.mark.parametrize("count", [1, 2, 3, 10])
def test_every_process_has_its_part_of_what_was_asked_for(count: int, together: Together):
    labels, prompts = [number % 3 for number in range(count)], ["a" * number for number in range(count)]
    asked = {"guidance": 3.0, "seed": 5, "first": 40, "steps": 7}
    assert torch.equal(together.sample(labels, **asked), Painter().sample(labels, **asked))
    alone = Painter().draw(prompts, sampler="unipc", **asked)
    assert torch.equal(together.draw(prompts, sampler="unipc", **asked), alone)
    assert together._model.drawn == [-(-count // COUNT)] * 2


def test_samples_to_judge_are_asked_for_in_batches_for_all(together: Together):
    data: Any = SimpleNamespace(names=("x",), labels=None)
    found = draw_samples(together, data, COUNT * BATCH + 1, seed=0, steps=4)
    assert torch.equal(found.pictures, draw_samples(Painter(), data, COUNT * BATCH + 1, seed=0, steps=4).pictures)
    assert together._model.drawn == [BATCH, 1]
    assert at_once(Painter(), 20) == 20


def test_scenes_to_judge_are_drawn_by_all(together: Together, monkeypatch: pytest.MonkeyPatch):
    seen: list[torch.Tensor] = []

    class Reader:
        def __init__(self, device: torch.device, font: str | None) -> None:
            pass

        def read(self, pictures: torch.Tensor) -> Any:
            seen.append(pictures)
            return SimpleNamespace(things={"alone": torch.zeros(len(pictures))}, colour=torch.zeros(len(pictures)))

    monkeypatch.setattr("studio.engine.metrics.scene_judging.SceneReader", Reader)
    for model in (together, Painter()):
        judge_scenes(model, guidance=3.0, one=70, two=0)
    assert torch.equal(*seen)
    assert together._model.drawn == [20, 4]


def test_what_goes_wrong_in_the_first_is_told_as_it_is(together: Together, monkeypatch: pytest.MonkeyPatch):
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Painter, "sample", fails)
    with pytest.raises(ZeroDivisionError):
        together.sample([0, 1], guidance=1.0, seed=0, steps=1)


def test_a_part_that_another_cannot_draw_ends_the_run(together: Together, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Pretended, "lost", True)
    with pytest.raises(RuntimeError, match="could not draw its part"):
        together.sample([0, 1], guidance=1.0, seed=0, steps=1)
