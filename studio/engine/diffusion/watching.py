"""Watches the evaluations of a network during sampling: its outputs before guidance, clipping and conversion."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from torch import Tensor

from studio.engine.diffusion.schedules import NoiseSchedule


@dataclass(frozen=True)
class Evaluation:
    """One evaluation of a denoiser. Tensors are [N, C, H, W].

    Attributes:
        output: The network's output, guided if guidance was at work.
        prediction_type: What the output is; see `to_prediction`.
        x_t: The noisy pictures.
        t: Their timesteps on `schedule` [N].
        schedule: The noise schedule of the run.
        clip: Whether x0 was clipped.
        conditional, unconditional: The outputs that guidance combined; None without guidance.
    """

    output: Tensor
    prediction_type: str
    x_t: Tensor
    t: Tensor
    schedule: NoiseSchedule
    clip: bool
    conditional: Tensor | None = None
    unconditional: Tensor | None = None


@dataclass
class Watch:
    """Collects evaluations in order."""

    evaluations: list[Evaluation] = field(default_factory=list)
    _guided: tuple[Tensor, Tensor] | None = None

    def combined(self, conditional: Tensor, unconditional: Tensor) -> None:
        """Note the outputs that guidance combines; the evaluation that they belong to follows."""
        self._guided = conditional, unconditional

    def evaluated(
        self, output: Tensor, prediction_type: str, x_t: Tensor, t: Tensor, schedule: NoiseSchedule, clip: bool
    ) -> None:
        """Note an evaluation."""
        guided, self._guided = self._guided or (None, None), None
        self.evaluations.append(Evaluation(output, prediction_type, x_t, t, schedule, clip, *guided))


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


def present_watch() -> Watch | None:
    """Return the active watch, if there is one."""
    return _watch.get()


@contextmanager
def watched() -> Iterator[Watch]:
    """Watch all evaluations within the block."""
    watch = Watch()
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)
