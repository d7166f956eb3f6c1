"""Samples drawn by several processes equal those of one, and an error in one ends all."""

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from studio.engine.metrics.drawn_scenes.judging import judge_drawn_scenes
from studio.engine.metrics.samples import BATCH, draw_samples
from studio.engine.training.deferred_interrupt import DeferredInterrupt
from studio.engine.training.distributed_model import DistributedModel, _sample_part
from studio.engine.training.process_group import ProcessGroup, RankCommand

COUNT = 3


class Painter:
    """Draws pictures that encode the request, and the number of their noise."""

    device = torch.device("cpu")
    processes = 1
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


class Pretended(ProcessGroup):
    """The first of three processes; the others draw their parts when all are collected, if they are not lost."""

    told: Any = None
    others: Any = None
    lost = False

    def broadcast(self, values: Sequence[float]) -> list[float]:
        assert values[0] == RankCommand.SAMPLE
        return list(values)

    def broadcast_text(self, text: str) -> str:
        object.__setattr__(self, "told", text)
        return text

    def any_rank(self, flags: Sequence[bool], while_waiting: Callable[[], None] = lambda: None) -> list[bool]:
        while_waiting()
        return [flags[0], flags[1] or self.lost]

    def set_cancelled(self, cancelled: bool) -> None:
        pass

    def all_gather(self, tensor: torch.Tensor) -> torch.Tensor:
        parts = [tensor]
        for rank in range(1, COUNT):
            part, problem = _sample_part(self.told, lambda: self.others, ProcessGroup(rank, COUNT), DeferredInterrupt())
            assert problem is None
            parts.append(part)
        return torch.cat(parts)


@pytest.fixture
def distributed() -> DistributedModel:
    group = Pretended(0, COUNT)
    object.__setattr__(group, "others", Painter())
    return DistributedModel(Painter(), group)


@pytest.mark.parametrize("count", [1, 2, 3, 10])
def test_every_process_draws_its_share_of_the_samples(count: int, distributed: DistributedModel):
    labels, prompts = [number % 3 for number in range(count)], ["a" * number for number in range(count)]
    asked = {"guidance": 3.0, "seed": 5, "first": 40, "steps": 7}
    assert torch.equal(distributed.sample(labels, **asked), Painter().sample(labels, **asked))
    alone = Painter().draw(prompts, sampler="unipc", **asked)
    assert torch.equal(distributed.draw(prompts, sampler="unipc", **asked), alone)
    assert distributed._model.drawn == [-(-count // COUNT)] * 2


def test_evaluation_samples_are_drawn_by_all_processes(distributed: DistributedModel):
    data: Any = SimpleNamespace(names=("x",), labels=None)
    found = draw_samples(distributed, data, COUNT * BATCH + 1, seed=0, steps=4)
    assert torch.equal(found.pictures, draw_samples(Painter(), data, COUNT * BATCH + 1, seed=0, steps=4).pictures)
    assert distributed._model.drawn == [BATCH, 1]


def test_evaluation_scenes_are_drawn_by_all_processes(distributed: DistributedModel, monkeypatch: pytest.MonkeyPatch):
    seen: list[torch.Tensor] = []

    class Reader:
        def __init__(self, device: torch.device, font: str | None) -> None:
            pass

        def read(self, pictures: torch.Tensor) -> Any:
            seen.append(pictures)
            nothing = torch.zeros(len(pictures))
            return SimpleNamespace(things={"alone": nothing}, background=nothing)

    monkeypatch.setattr("studio.engine.metrics.drawn_scenes.judging.DrawnSceneReader", Reader)
    for model in (distributed, Painter()):
        judge_drawn_scenes(model, guidance=3.0, one=70, two=0, more=0)
    assert torch.equal(*seen)
    assert distributed._model.drawn == [20, 4]


def test_an_error_of_the_first_process_is_reported_unchanged(
    distributed: DistributedModel, monkeypatch: pytest.MonkeyPatch
):
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Painter, "sample", fails)
    with pytest.raises(ZeroDivisionError):
        distributed.sample([0, 1], guidance=1.0, seed=0, steps=1)


def test_an_error_of_another_process_ends_the_run(distributed: DistributedModel, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Pretended, "lost", True)
    with pytest.raises(RuntimeError, match="could not draw its part"):
        distributed.sample([0, 1], guidance=1.0, seed=0, steps=1)
