"""Sampling shared by all training processes: each rank draws its part, and all stop together on a failure.

Rank 0 requests samples for a grid or an evaluation; the other ranks wait for its commands and help. An interrupt of
rank 0 reaches the others in the middle of their parts: they watch the rendezvous store for its cancellation.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor

from studio.engine.models.model import Model
from studio.engine.training.deferred_interrupt import DeferredInterrupt
from studio.engine.training.process_group import ProcessGroup, RankCommand


class DistributedModel:
    """Samples like a model, on all ranks at once; exists in rank 0 only.

    The noise of a sample follows from its number, so the samples equal those of the model itself.

    Attributes:
        card: The model's card.
        device: Where the model computes.
        processes: Number of ranks that sample.
    """

    def __init__(self, model: Model, group: ProcessGroup) -> None:
        self.card, self.device, self.processes = model.card, model.device, group.size
        self._model, self._group = model, group

    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Sample one picture per label; see `Model.sample`."""
        return self._sample("sample", labels, guidance=guidance, seed=seed, first=first, steps=steps)

    def draw(
        self, prompts: Sequence[str], *, guidance: float, seed: int, steps: int, first: int = 0, sampler: str = "ddim"
    ) -> Tensor:
        """Sample one picture per prompt; see `StableDiffusionModel.draw`."""
        return self._sample("draw", prompts, guidance=guidance, seed=seed, first=first, steps=steps, sampler=sampler)

    def _sample(self, method: str, conditions: Sequence[object], **settings: Any) -> Tensor:
        group, interrupt, samples = self._group, DeferredInterrupt(), None
        with interrupt.deferred():
            group.broadcast([RankCommand.SAMPLE, 0.0, 0.0])
            request = group.broadcast_text(json.dumps([method, list(conditions), settings]))
            part, problem = _sample_part(request, lambda: self._model, group, interrupt)
            failed = problem is not None
            _, any_failed = group.any_rank(
                [failed, failed], lambda: group.set_cancelled(True) if failed or interrupt.requested else None
            )
            group.set_cancelled(False)
            if problem is not None:
                raise problem
            if not any_failed:
                samples = group.gather_samples(part, len(conditions))
        if samples is None:
            raise RuntimeError("another of the training processes could not draw its part of the samples")
        return samples


def help_sample(model: Callable[[], Model], group: ProcessGroup) -> None:
    """Draw this rank's part of the samples that rank 0 requests; `model` returns the same model as in rank 0."""
    request, interrupt = group.broadcast_text(""), DeferredInterrupt()
    with torch.no_grad(), interrupt.requested_when(group.cancelled):
        part, problem = _sample_part(request, model, group, interrupt)
        main_failed, any_failed = group.any_rank([False, problem is not None])
    if problem is not None and not (main_failed or interrupt.requested):  # otherwise rank 0 reports the reason
        raise problem
    if not any_failed:
        group.gather_samples(part, len(json.loads(request)[1]))


def _sample_part(
    request: str, model: Callable[[], Model], group: ProcessGroup, interrupt: DeferredInterrupt
) -> tuple[Tensor, BaseException | None]:
    """Draw this rank's part of a request. Errors are returned, not raised: the other ranks wait to hear of them."""
    method, conditions, settings = json.loads(request)
    numbers = group.sample_range(len(conditions))
    try:
        with interrupt.allowed():
            sample = getattr(model(), method)
            own = [conditions[number] for number in numbers]
            return sample(own, **settings | {"first": settings["first"] + numbers.start}), None
    except BaseException as error:
        return torch.empty(0), error
