"""The input and the output of a loss: a batch with its own randomness, and its losses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import torch
from torch import Tensor

from studio.engine.training.randomness import Draw, draw_step


@dataclass(frozen=True)
class Batch:
    """The samples that one update is computed on.

    Attributes:
        pictures: float32 [N, C, H, W] in [-1, 1].
        labels: int64 [N], or None when the data has none.
        generator: On the device, seeded for this step. All randomness is drawn from it by `randn`, `rand` and `draw`,
            so that a batch split over several processes gets the same noise as in a single process.
        step: Number of completed training steps.
        indices: Positions in the training set [N] int64; None for held-out pictures.
        global_size: Size of the batch over all processes; None when this is the whole batch.
        offset: Position of the first of these pictures in the global batch.
        evaluating: The loss is only measured; see `measured`.
    """

    pictures: Tensor
    labels: Tensor | None
    generator: torch.Generator
    step: int = 0
    indices: Tensor | None = None
    global_size: int | None = None
    offset: int = 0
    evaluating: bool = False

    @property
    def measured(self) -> bool:
        """Whether the loss is only measured: it has its final form at every step, and its pictures are whole.

        The loss of held-out pictures always is.
        """
        return self.evaluating or self.indices is None

    def shard(self, rows: slice) -> "Batch":
        """Return the rows of the batch that one of several processes computes."""
        labels = None if self.labels is None else self.labels[rows]
        indices = None if self.indices is None else self.indices[rows]
        pictures, size = self.pictures[rows], len(self.pictures)
        return replace(self, pictures=pictures, labels=labels, indices=indices, global_size=size, offset=rows.start)

    def randn(self, *shape: int) -> Tensor:
        """Return normal noise [N, *shape]: the rows of these pictures in the noise of the global batch."""
        return self._drawn(torch.randn, shape)

    def rand(self, *shape: int) -> Tensor:
        """Return uniform numbers in [0, 1), [N, *shape]; see `randn`."""
        return self._drawn(torch.rand, shape)

    def draw(self, like: Tensor, timesteps: int, label_dropout: float) -> Draw:
        """Draw timesteps, noise shaped like `like` [N, ...], and dropped labels; see `draw_step`."""
        drawn = draw_step(self.generator, (self._size, *like.shape[1:]), timesteps, label_dropout)
        rows = slice(self.offset, self.offset + len(like))
        return Draw(drawn.t[rows], drawn.noise[rows], drawn.unlabelled[rows])

    @property
    def _size(self) -> int:
        return len(self.pictures) if self.global_size is None else self.global_size

    def _drawn(self, draw: Callable[..., Tensor], shape: tuple[int, ...]) -> Tensor:
        drawn = draw((self._size, *shape), generator=self.generator, device=self.generator.device)
        return drawn[self.offset : self.offset + len(self.pictures)]


@dataclass(frozen=True)
class Losses:
    """The losses of one update.

    Attributes:
        per_picture: float32 [N]; their mean is minimized.
        terms: Named terms of the loss, plotted separately: scalars on the device, detached.
        t: Timestep of each picture [N] for the loss per quarter of the timesteps; None without timesteps.
    """

    per_picture: Tensor
    terms: Mapping[str, Tensor] = field(default_factory=dict)
    t: Tensor | None = None
