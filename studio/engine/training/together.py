"""Pictures that several processes draw together: each makes its part, and none waits for one that has given up.

The first process asks for pictures wherever it wants some, for a sheet of samples or for a judgement; all others wait
for its orders meanwhile, and help. When it is interrupted, so are they, in the middle of their parts: they watch for a
word that it leaves in the store by which the processes found each other.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor

from studio.engine.models.model import Model
from studio.engine.training.giving_up import Wish
from studio.engine.training.ranks import Order, Ranks


class Together:
    """Stands in, in the first of several processes, for a model whose pictures all of them draw.

    A picture's noise comes from its number, so that the pictures are those that the model itself draws.

    Attributes:
        card: The model's.
        device: Where it computes.
        ranks: The processes.
    """

    def __init__(self, model: Model, ranks: Ranks) -> None:
        self.card, self.device, self.ranks = model.card, model.device, ranks
        self._model = model

    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Sample one picture for each label; see `Model.sample`."""
        return self._drawn("sample", labels, guidance=guidance, seed=seed, first=first, steps=steps)

    def draw(
        self, prompts: Sequence[str], *, guidance: float, seed: int, steps: int, first: int = 0, sampler: str = "ddim"
    ) -> Tensor:
        """Make one picture for each prompt; see `StableDiffusionModel.draw`."""
        return self._drawn("draw", prompts, guidance=guidance, seed=seed, first=first, steps=steps, sampler=sampler)

    def _drawn(self, method: str, wanted: Sequence[object], **asked: Any) -> Tensor:
        ranks, wish, made = self.ranks, Wish(), None
        with wish.instead_of_interrupts():
            ranks.tell([Order.DRAW, 0.0, 0.0])
            part, problem = _part_of(
                ranks.say(json.dumps([method, list(wanted), asked])), lambda: self._model, ranks, wish
            )
            lost = problem is not None
            _, any_lost = ranks.agree([lost, lost], lambda: ranks.call_off(True) if lost or wish.made else None)
            ranks.call_off(False)
            if problem is not None:
                raise problem
            if not any_lost:
                made = ranks.collect(part, len(wanted))
        if made is None:
            raise RuntimeError("another of the training processes could not draw its part of the samples")
        return made


def help_draw(model: Callable[[], Model], ranks: Ranks) -> None:
    """Draw this process's part of what the first one asks for; `model` makes the same model as is asked there."""
    request, wish = ranks.say(""), Wish()
    with torch.no_grad(), wish.when(ranks.called_off):
        part, problem = _part_of(request, model, ranks, wish)
        first_lost, any_lost = ranks.agree([False, problem is not None])
    if problem is not None and not (first_lost or wish.made):  # else the first process says why
        raise problem
    if not any_lost:
        ranks.collect(part, len(json.loads(request)[1]))


def at_once(model: object, count: int) -> int:
    """Return how many pictures a model is asked for at once, when `count` are right for one process."""
    return count * model.ranks.count if isinstance(model, Together) else count


def _part_of(request: str, model: Callable[[], Model], ranks: Ranks, wish: Wish) -> tuple[Tensor, BaseException | None]:
    """Draw this process's part of a request; what goes wrong comes back too, since the others wait to hear of it."""
    method, wanted, asked = json.loads(request)
    part = ranks.part(len(wanted))
    try:
        with wish.raised():
            draw = getattr(model(), method)
            return draw([wanted[number] for number in part], **asked | {"first": asked["first"] + part.start}), None
    except BaseException as error:
        return torch.empty(0), error
