"""The plan of a generation: its batches of pictures, and the denoising steps of each batch."""

import math
from abc import ABC, abstractmethod
from collections.abc import Generator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from studio.engine.diffusion.rng import Variation
from studio.engine.diffusion.sampling import SamplerStep
from studio.engine.diffusion.solvers.solver import Memory
from studio.protocol.recipes import GenerateRecipe
from studio.protocol.recordheader import Table
from studio.protocol.spaces import Space, space_of


@dataclass(frozen=True)
class LatentPreview:
    """Maps from latents to colours: a weight for each number and a constant, for each channel of the picture.

    Attributes:
        coarse: Of the latents' channels.
        fine: Of the latents' features; see `protocol.latent_features`.
    """

    coarse: Table = ()
    fine: Table = ()


BATCH_VALUES = 16 * 1024  # values per batch: 64 grey pictures of 16x16, 1 of 128x128
LARGEST_BATCH = 64
MAX_POINTS = 1024  # per batch of 2-D points, whose networks are small


class Plan(ABC):
    """A validated generation, ready to run.

    Attributes:
        alphas_cumprod: The schedule's table, float64 [T].
        batches: (index of the first picture, number of pictures) of each batch.
        timesteps: The timestep of each denoising evaluation of a batch, in order.
        begin: The evaluation to begin with; above 0 for a fork, whose earlier ones are its parent's.
        shape: C, H, W of a state.
        space: "pixel" if states are pictures in [-1, 1], "plane" if they are 2-D points, else "latent".
        size: Width and height of the resulting pictures; None: those of the states.
        preview: Maps from latents to colours; None for other states.
        notes: Messages to the user before the start, one line each.
    """

    alphas_cumprod: Tensor
    batches: list[tuple[int, int]]
    timesteps: list[int]
    begin: int = 0
    shape: tuple[int, int, int]
    space: Space = "pixel"
    size: tuple[int, int] | None = None
    preview: LatentPreview | None = None
    notes: tuple[str, ...] = ()

    @property
    def evaluations(self) -> int:
        """Denoising evaluations of each batch."""
        return len(self.timesteps) - self.begin

    @property
    def memory(self) -> Memory:
        """Dtypes and shapes of each step's `state`, for one picture."""
        return {}

    def prepared(self) -> AbstractContextManager[None]:
        """Return the context in which `steps` and `pictures` are called."""
        return nullcontext()

    @abstractmethod
    def steps(self, first: int, count: int) -> Generator[SamplerStep, None, None]:
        """Make the pictures `first ... first + count - 1`, one SamplerStep for each of `timesteps[begin:]`."""

    @property
    def autoencoder(self) -> Any:
        """The network that decodes states into pictures, a torch module; None for states that are pictures."""
        return None

    def finished(self, first: int, states: Tensor) -> Tensor:
        """Return the finished pictures of the batch that begins with picture `first`, of its final states."""
        return self.pictures(states)

    def pictures(self, states: Tensor) -> Tensor:
        """Return the pictures [N, C, H, W] in [-1, 1] of states [N, *shape]."""
        return states


def variation_of(recipe: GenerateRecipe) -> Variation | None:
    """Return the variation that a recipe asks for, if there is one."""
    return Variation(recipe.variation_seed, recipe.variation_strength) if recipe.variation_strength else None


def batches_of(count: int, shape: tuple[int, int, int]) -> list[tuple[int, int]]:
    """Split pictures or latents [C, H, W] into batches (index of the first, number) whose steps are short."""
    most = MAX_POINTS if space_of(shape[2], shape[0]) == "plane" else LARGEST_BATCH
    most = max(1, min(most, BATCH_VALUES // math.prod(shape)))
    return [(first, min(most, count - first)) for first in range(0, count, most)]
