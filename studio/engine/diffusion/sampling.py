"""The denoising loop of every kind of model: denoiser x solver x starting state."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import Protocol, runtime_checkable

import torch
from torch import Tensor

from studio.engine.diffusion.known import KnownRegion
from studio.engine.diffusion.levels import LevelSchedule
from studio.engine.diffusion.prediction import Denoiser, Prediction
from studio.engine.diffusion.rng import PictureGenerators
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.registry import default_timesteps, make_solver
from studio.engine.diffusion.solvers.solver import Memory, Solver, State, Update, draw_noise


@dataclass(frozen=True)
class SamplerStep:
    """One completed denoising step. Tensors are [N, C, H, W].

    Attributes:
        index: The index of the step, 0 ... total - 1.
        total: The number of steps.
        timestep: t of x_t, 0 ... T - 1; rounded where x_t is between two timesteps.
        x_t: The state entering the step.
        x0: The denoiser's estimate of the clean pictures at x_t.
        x_next: The state leaving the step; the result when index = total - 1.
        update: The solver's update, before the known region was restored; None for models without denoising.
        state: The memory of solver, denoiser and generators before the step, by name, each [N, ...]. Together with x_t
            it is all that `denoising_loop` needs to continue from here. Empty unless requested.
        evaluations: How often the denoiser was called.
    """

    index: int
    total: int
    timestep: int
    x_t: Tensor
    x0: Tensor
    x_next: Tensor
    update: Update | None = None
    state: Mapping[str, Tensor] = field(default_factory=dict)
    evaluations: int = 1


@dataclass(frozen=True)
class Joining:
    """A picture that joins a batch at a later step.

    Attributes:
        row: Its row in the batch, which held another state until then.
        x: Its state, [C, H, W].
        state: The memory of its own run at that step, as `SamplerStep.state` without the batch dimension.
    """

    row: int
    x: Tensor
    state: Mapping[str, Tensor]


@runtime_checkable
class DenoiserWithMemory(Protocol):
    """A denoiser that keeps memory between calls; `Solver` explains the three methods."""

    def __call__(self, x_t: Tensor, t: Tensor, /) -> Prediction: ...

    def memory(self, shape: Sequence[int]) -> Memory: ...

    def state(self, like: Tensor) -> State: ...

    def restore(self, state: Mapping[str, Tensor], index: int) -> None: ...


@runtime_checkable
class StepwiseDenoiser(Protocol):
    """A denoiser whose settings change from step to step; see `stepwise`."""

    def __call__(self, x_t: Tensor, t: Tensor, /) -> Prediction: ...

    def begin_step(self, index: int, x_t: Tensor) -> None:
        """Apply the settings of the solver's step `index`, which x_t [N, C, H, W] enters."""


def denoising_loop(
    denoiser: Denoiser,
    solver: Solver,
    x: Tensor,
    generators: PictureGenerators,
    *,
    order: Sequence[int] | None = None,
    known: KnownRegion | None = None,
    begin: int = 0,
    state: Mapping[str, Tensor] | None = None,
    keep_state: bool = False,
    joining: Mapping[int, Sequence[Joining]] | None = None,
) -> Iterator[SamplerStep]:
    """Denoise x and yield every completed step; the caller may stop at any step.

    Args:
        denoiser: The model with its conditioning, guidance and controls; it clips x0 if needed.
        solver: Takes x from one timestep to the next; made for this run alone.
        x: The state entering step `begin`, [N, C, H, W].
        generators: One for each picture, from which noise is drawn.
        order: The solver's step to take at each step of the run; None: each once, in order. Where it goes back, noise
            is added up to that timestep (RePaint), which only solvers without memory allow.
        known: The region of the pictures that is restored after every step.
        begin: The first step.
        state: The `SamplerStep.state` of that step in an earlier run, to continue it: solver, denoiser and generators
            are restored, and the remaining steps reproduce that run to the bit. Any of the three whose part is missing
            begins without memory.
        keep_state: Whether to report `SamplerStep.state`.
        joining: The pictures that join the batch before a step, by the step; they have drawn as often as the others.

    Raises:
        ValueError: At once, when there is not one generator for each picture.
    """
    if len(generators) != len(x):
        raise ValueError(f"{len(x)} pictures need as many generators, not {len(generators)}")
    order = list(order) if order is not None else list(range(len(solver.timesteps)))
    if begin:
        solver.begin_at(begin)
    if state is not None:
        restore(denoiser, solver, generators, x.shape[1:], state, begin)
    return _steps(denoiser, solver, x, generators, order, known, begin, keep_state, joining or {})


def _steps(
    denoiser: Denoiser,
    solver: Solver,
    x: Tensor,
    generators: PictureGenerators,
    order: Sequence[int],
    known: KnownRegion | None,
    begin: int,
    keep_state: bool,
    joining: Mapping[int, Sequence[Joining]],
) -> Iterator[SamplerStep]:
    pin = None if known is None else partial(known.restore, generators=generators)
    inner = None if known is None else known.within
    within = None if inner is None else partial(inner.restore, generators=generators)
    draws = _draws(solver, known, order)
    for index in range(begin, len(order)):
        solver_step = order[index]
        t, t_next = solver.timesteps[solver_step], solver.next_timestep(solver_step)
        # Entered for each step: across a yield, inference mode would leak into the caller.
        with torch.inference_mode():
            if index > begin and solver_step <= order[index - 1]:
                x = jump_back(x, solver.next_timestep(order[index - 1]), t, solver.schedule, generators)
            if index in joining:
                x = _join(joining[index], denoiser, solver, x, index)
            if isinstance(denoiser, StepwiseDenoiser):
                denoiser.begin_step(solver_step, x)
            state = _state(denoiser, solver, t, x, generators, draws) if keep_state else {}
            counted = _Counted(denoiser)
            update = solver.step(solver_step, x, counted, generators, within)
            x_next = update.x_next if pin is None else pin(update.x_next, t_next)
        timestep = round(solver.schedule.time(t))
        x0 = update.prediction.x0
        yield SamplerStep(index, len(order), timestep, x, x0, x_next, update, state, counted.calls)
        x = x_next


def sample(
    denoiser: Denoiser,
    x_T: Tensor,
    schedule: NoiseSchedule,
    *,
    sampler: str = "ddim",
    steps: int = 50,
    generators: PictureGenerators,
    eta: float = 0.0,
    variance: str = "fixed_small",
) -> Iterator[SamplerStep]:
    """Denoise x_T from the first timestep to the last; see `denoising_loop`.

    Args:
        denoiser: The model; it clips x0 if needed.
        x_T: Noise ~ N(0, I), [N, C, H, W].
        schedule: The noise schedule of the model.
        sampler: One of SAMPLERS.
        steps: Number of steps, 1 ... T. Heun evaluates the model twice in each but the last.
        generators: One for each picture, for the noise added by ddpm and by ddim with eta > 0.
        eta: DDIM's noise, 0 ... 1.
        variance: DDPM's variance, "fixed_small" or "fixed_large".

    Raises:
        BadInput: At once, for an unknown sampler or an impossible number of steps.
        ValueError: At once, when there is not one generator for each picture.
    """
    timesteps = default_timesteps(sampler, steps, schedule)
    solver = make_solver(sampler, schedule, timesteps, eta=eta, variance=variance)
    return denoising_loop(denoiser, solver, x_T, generators)


def memory_of(
    denoiser: Denoiser | None,
    solver: Solver,
    shape: Sequence[int],
    *,
    order: Sequence[int] | None = None,
    known_draws: bool = False,
) -> Memory:
    """Return the dtypes and shapes of `SamplerStep.state` for pictures of `shape` (C, H, W), without the batch.

    Args:
        denoiser: As in `denoising_loop`; None for one without memory.
        solver, order: As in `denoising_loop`.
        shape: C, H, W.
        known_draws: Whether restoring the known region draws noise.
    """
    memory = dict(solver.memory(shape))
    if isinstance(denoiser, DenoiserWithMemory):
        memory |= denoiser.memory(shape)
    if known_draws or _draws(solver, None, order or ()):
        memory["draws"] = (torch.int64, ())
    if isinstance(solver.schedule, LevelSchedule):
        memory["alpha_bar"] = (torch.float64, ())
    return memory


def restore(
    denoiser: Denoiser,
    solver: Solver,
    generators: PictureGenerators,
    shape: Sequence[int],
    state: Mapping[str, Tensor],
    index: int,
) -> None:
    """Restore solver, denoiser and generators to their state before step `index`; pictures have `shape` (C, H, W)."""
    if all(name in state for name in solver.memory(shape)):
        solver.restore(state, index)
    if isinstance(denoiser, DenoiserWithMemory) and all(name in state for name in denoiser.memory(shape)):
        denoiser.restore(state, index)
    if "draws" in state:
        generators.replay(int(state["draws"][0]), shape)


def _join(pictures: Sequence[Joining], denoiser: Denoiser, solver: Solver, x: Tensor, index: int) -> Tensor:
    """Return the batch's states with those of pictures that join; solver and denoiser take over their memory."""
    x = x.clone()
    remembered = solver.state(x) | (denoiser.state(x) if isinstance(denoiser, DenoiserWithMemory) else {})
    remembered = {name: value.clone() for name, value in remembered.items()}
    for picture in pictures:
        x[picture.row] = picture.x
        for name, value in remembered.items():
            value[picture.row] = picture.state[name]
    solver.restore(remembered, index)
    if isinstance(denoiser, DenoiserWithMemory):
        denoiser.restore(remembered, index)
    return x


def jump_back(x_t: Tensor, t: int, t_up: int, schedule: NoiseSchedule, generators: PictureGenerators) -> Tensor:
    """Add noise from t to t_up: the transitions x_t ~ N(√(1 - β)·x_{t-1}, β·I) in one.

    Lugmayr et al. 2022, Algorithm 1, line 10. Consecutive transitions compose to one Gaussian with Π(1 - β) = ᾱ_up/ᾱ_t.
    """
    kept = schedule.alpha_bar(t_up) / schedule.alpha_bar(t)
    return kept**0.5 * x_t + (1 - kept) ** 0.5 * draw_noise(x_t, generators)


class _Counted:
    """A denoiser that counts its calls."""

    def __init__(self, denoiser: Denoiser) -> None:
        self._denoiser, self.calls = denoiser, 0

    def __call__(self, x_t: Tensor, t: Tensor) -> Prediction:
        self.calls += 1
        return self._denoiser(x_t, t)


def _draws(solver: Solver, known: KnownRegion | None, order: Sequence[int]) -> bool:
    """Whether noise is drawn during the run."""
    goes_back = any(later <= earlier for earlier, later in pairwise(order))
    return solver.adds_noise or goes_back or (known is not None and known.draws)


def _state(denoiser: Denoiser, solver: Solver, t: int, x: Tensor, generators: PictureGenerators, draws: bool) -> State:
    state = solver.state(x)
    if isinstance(denoiser, DenoiserWithMemory):
        state |= denoiser.state(x)
    if draws:
        state["draws"] = torch.full((len(x),), generators.draws, dtype=torch.int64)
    if isinstance(solver.schedule, LevelSchedule):  # the timestep in the record is rounded
        state["alpha_bar"] = torch.full((len(x),), solver.schedule.alpha_bar(t), dtype=torch.float64)
    return state
