"""Plans a generation by denoising: a model's denoiser, a solver, and the starting state."""

import math
from abc import abstractmethod
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import torch
from torch import Tensor

from studio.engine.diffusion.known import KnownRegion
from studio.engine.diffusion.levels import LevelSchedule
from studio.engine.diffusion.prediction import Denoiser
from studio.engine.diffusion.rng import PictureGenerators, picture_generators
from studio.engine.diffusion.sampling import SamplerStep, denoising_loop, memory_of
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.registry import make_solver
from studio.engine.diffusion.solvers.solver import Memory, Solver
from studio.engine.diffusion.solvers.spacing import SPREAD_BY_SIGMA, levels_below
from studio.engine.generation.plan import Plan, batches_of, variation_of
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.step_settings import StepSettings, settings_of_steps


@dataclass(frozen=True)
class Start:
    """Where denoising starts.

    Attributes:
        x: The first state, [N, *shape].
        known: The region that is restored after every step, if there is one.
        extra_channels: Input channels of the network besides the state's, [N, C, h, w]; None for most networks.
    """

    x: Tensor
    known: KnownRegion | None = None
    extra_channels: Tensor | None = None


@dataclass(frozen=True)
class EnteringState:
    """The state entering a step of an earlier run, for one batch of pictures.

    Attributes:
        timestep: The timestep of the step.
        x: The pictures or latents there, [N, *shape].
        memory: The memory of solver, denoiser and generators there, by name; see `SamplerStep.state`.
        x0: The estimate of the clean pictures there; None where it is not known.
    """

    timestep: int
    x: Tensor
    memory: Mapping[str, Tensor]
    x0: Tensor | None = None


class Followed(Protocol):
    """The parts of the parent run that a fork's batch of pictures keeps; see `frame_edit.FollowedParent`."""

    def region(self, inner: KnownRegion | None, schedule: NoiseSchedule, jumps: bool) -> KnownRegion: ...
    def finished(self, pictures: Tensor) -> Tensor: ...


def step_independent(memory: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return the part of a memory that another solver can use too: the count of draws and the denoiser's estimate."""
    return {name: value for name, value in memory.items() if name in ("draws", "estimate")}


class DenoisingPlan(Plan):
    """A plan that denoises a starting state; see `Plan`.

    Args:
        recipe: The request.
        schedule: The noise schedule of the run; see `run_levels`.
        shape: C, H, W of a state.
        levels: The timesteps of the solver's steps, on that schedule.
        order: The solver's step of each evaluation; None: each once, in order.

    Attributes:
        known_draws: Whether restoring the known region draws noise.
    """

    known_draws = False

    def __init__(
        self,
        recipe: GenerateRecipe,
        schedule: NoiseSchedule,
        shape: tuple[int, int, int],
        levels: Sequence[int],
        order: Sequence[int] | None = None,
    ) -> None:
        self.recipe, self.schedule, self.shape = recipe, schedule, shape
        self._levels, self._order = list(levels), order
        self._entering: Mapping[int, EnteringState] = {}
        self._followed: list[Mapping[int, Followed]] = []
        self.alphas_cumprod = schedule.trained.alphas_cumprod
        self.timesteps = self._timesteps()
        self.batches = batches_of(recipe.count, shape)

    def continue_from(self, step: int, states: Mapping[int, EnteringState]) -> None:
        """Begin at a step of an earlier run instead of at the start.

        If that run stood at another timestep there than this plan would, the remaining steps are spread from it: by the
        recipe's spacing if that is one by σ, otherwise evenly.

        Args:
            step: The step, counted from 0.
            states: The state entering the step, by the first picture of each batch.

        Raises:
            BadInput: The plan has no such step, or its jumps do not pass through that timestep.
        """
        if step >= len(self.timesteps):
            raise BadInput(f"With {len(self.timesteps)} steps, there is no step {step} to continue from.")
        entering = next(iter(states.values()))
        t, trained = entering.timestep, self.schedule.trained
        # the recorded timestep is rounded if the state is between two timesteps
        level = entering.memory["alpha_bar"][0].item() if "alpha_bar" in entering.memory else trained.alpha_bar(t)
        own = self.schedule.alpha_bar(self._levels[self.solver_step(step)])
        if self.timesteps[step] != t or not math.isclose(own, level, rel_tol=1e-9):
            left = len(self.timesteps) - step
            if self._order is not None or left > t + 1:
                raise BadInput(f"{left} steps do not fit between timestep {t} and the picture.")
            times: Sequence[float] = [round((t + 1) * (left - i) / left) - 1 for i in range(left)]
            alphas: Sequence[float] = [trained.alpha_bar(int(time)) for time in times]
            spacing = self.recipe.spacing
            by_sigma = spacing in SPREAD_BY_SIGMA and self.recipe.sampler != "ipndm" and left > 1
            if by_sigma:
                times, alphas = levels_below(self.recipe.sampler, left, trained, t, spacing)
            if self.schedule is trained and level == trained.alpha_bar(t) and not by_sigma:
                self._levels[step:] = [int(time) for time in times]
            else:
                times, alphas = [t, *times[1:]], [level, *alphas[1:]]
                self.schedule = LevelSchedule(trained, times, alphas, self.schedule.alpha_bar(-1))
                self._levels = [left - 1] * step + list(range(left - 1, -1, -1))
            # the solver's memory belongs to other timesteps
            states = {first: replace(state, memory=step_independent(state.memory)) for first, state in states.items()}
            self.timesteps = self._timesteps()
        self.begin, self._entering = step, states

    @property
    def entering(self) -> Mapping[int, EnteringState]:
        """The states that it continues from, by the first picture of each batch; empty if it starts from noise."""
        return self._entering

    def enter_with(self, states: Mapping[int, EnteringState]) -> None:
        """Replace the states of some batches that it continues from."""
        self._entering = {**self._entering, **states}

    def follow(self, kept: Mapping[int, Followed]) -> None:
        """Also keep parts of the parent run's pictures, by the first picture of each batch."""
        self._followed.append(kept)

    def step_settings(self, picture: int = 0) -> list[StepSettings]:
        """Return prompts, guidance and weights of controls at each of the solver's steps."""
        return settings_of_steps(self.recipe, len(self._levels), picture)

    def solver_step(self, step: int) -> int:
        """Return the solver's step that a step of the run takes: the same, unless the plan jumps back (RePaint)."""
        return step if self._order is None else self._order[step]

    def level(self, step: int) -> int:
        """Return the timestep of the schedule at which a step begins."""
        return self._levels[self.solver_step(step)]

    def _timesteps(self) -> list[int]:
        """Return the trained timestep nearest to each evaluation's level."""
        order = self._order or range(len(self._levels))
        return [round(self.schedule.time(self._levels[solver_step])) for solver_step in order]

    @abstractmethod
    def denoiser(self, first: int, count: int, extra_channels: Tensor | None = None) -> Denoiser:
        """Return a new denoiser of the pictures `first ... first + count - 1`; for `extra_channels`, see `Start`."""

    @abstractmethod
    def start(self, generators: PictureGenerators) -> Start:
        """Return the starting states of the pictures with these generators, which draw the noise."""

    def states_of(self, pictures: Tensor) -> Tensor:
        """Return the states [N, *shape] of clean pictures [N, C, H, W] in [-1, 1]: pixels are pictures already."""
        return pictures

    def finished(self, first: int, states: Tensor) -> Tensor:
        """See `Plan.finished`; the kept parts of other runs lie over them."""
        pictures = self.pictures(states)
        for kept in self._followed:
            if first in kept:
                pictures = kept[first].finished(pictures)
        return pictures

    def solver(self) -> Solver:
        """Return a new solver."""
        recipe = self.recipe
        return make_solver(
            recipe.sampler,
            self.schedule,
            self._levels,
            eta=recipe.eta,
            variance=recipe.variance,
            cfg_pp=recipe.guidance_kind == "cfg++",
        )

    @property
    def memory(self) -> Memory:
        """See `Plan.memory`."""
        return memory_of(
            self.denoiser(0, 1), self.solver(), self.shape, order=self._order, known_draws=self.known_draws
        )

    def steps(self, first: int, count: int) -> Generator[SamplerStep, None, None]:
        """Denoise the pictures `first ... first + count - 1`."""
        generators = picture_generators(self.recipe.seed, count, first, variation_of(self.recipe))
        with torch.inference_mode():
            start = self.start(generators)
        x, memory = start.x, None
        if self._entering:
            entering = self._entering[first]
            x, memory = entering.x.to(x), {name: value.to(x.device) for name, value in entering.memory.items()}
        known = start.known
        for kept in self._followed:
            if first in kept:
                known = kept[first].region(known, self.schedule, self._order is not None)
        denoiser, solver = self.denoiser(first, count, start.extra_channels), self.solver()
        yield from denoising_loop(
            denoiser,
            solver,
            x,
            generators,
            order=self._order,
            known=known,
            begin=self.begin,
            state=memory,
            keep_state=True,
        )
