"""What every generation job is to the loop that runs it: batches of pictures, and the denoising steps of each."""

from abc import ABC, abstractmethod
from collections.abc import Generator
from typing import Literal

from torch import Tensor

from studio.engine.diffusion.walk import SamplerStep

Preview = tuple[tuple[float, ...], ...]


class Job(ABC):
    """A plan that is ready to run.

    Attributes:
        alphas_cumprod: The schedule's table, float64 [T].
        batches: (index of the first picture, number of pictures) of each batch.
        timesteps: The timestep of each denoising evaluation of a batch, in order.
        shape: C, H, W of a state.
        space: What states are: pictures in [-1, 1], or latents.
        size: Width and height of the pictures that are made; None: as their states.
        preview: Of latents, a rough way to pictures; see `Started.preview`.
        notes: What the person should know before it begins, a line each.
    """

    alphas_cumprod: Tensor
    batches: list[tuple[int, int]]
    timesteps: list[int]
    shape: tuple[int, int, int]
    space: Literal["pixel", "latent"] = "pixel"
    size: tuple[int, int] | None = None
    preview: Preview = ()
    notes: tuple[str, ...] = ()

    @property
    def evaluations(self) -> int:
        """Denoising evaluations of each batch."""
        return len(self.timesteps)

    @abstractmethod
    def steps(self, first: int, count: int) -> Generator[SamplerStep, None, None]:
        """Make the pictures `first ... first + count - 1`, one SamplerStep for each of `timesteps`."""

    def pictures(self, states: Tensor) -> Tensor:
        """Return the pictures [N, C, H, W] in [-1, 1] that states [N, *shape] stand for."""
        return states
