"""The one denoising loop, for every kind of model: denoiser x solver x start."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import Protocol, runtime_checkable

import torch
from torch import Tensor

from studio.engine.diffusion.known import KnownPart
from studio.engine.diffusion.prediction import Denoiser, Prediction
from studio.engine.diffusion.rng import STATE_BYTES, generator_states, restore_generators
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.registry import make_solver, timesteps_on
from studio.engine.diffusion.solvers.solver import Memory, Solver, State, Update, draw_noise


@dataclass(frozen=True)
class SamplerStep:
    """One denoising step that is done. Tensors are [N, C, H, W].

    Attributes:
        index: Which step of the walk, 0 ... of - 1.
        of: How many steps the walk has.
        timestep: t of x_t, 0 ... T - 1.
        x_t: The state that entered the step.
        x0: The denoiser's estimate of the clean pictures there.
        x_next: The state that left the step; the result, when index = of - 1.
        update: How the solver got from x_t to x_next, before a known part was put back; None for models that need no
            denoising.
        state: What the walk remembered before the step, by name, [N, ...] each; with x_t, all that `walk` needs to go
            on from here. Empty unless it was asked for.
    """

    index: int
    of: int
    timestep: int
    x_t: Tensor
    x0: Tensor
    x_next: Tensor
    update: Update | None = None
    state: Mapping[str, Tensor] = field(default_factory=dict)


@runtime_checkable
class RemembersSteps(Protocol):
    """A denoiser that remembers something from call to call; see `Solver` for the three methods."""

    def __call__(self, x_t: Tensor, t: Tensor, /) -> Prediction: ...

    def memory(self, shape: Sequence[int]) -> Memory: ...

    def state(self, like: Tensor) -> State: ...

    def restore(self, state: Mapping[str, Tensor], index: int) -> None: ...


def walk(
    denoiser: Denoiser,
    solver: Solver,
    x: Tensor,
    generators: Sequence[torch.Generator],
    *,
    order: Sequence[int] | None = None,
    known: KnownPart | None = None,
    begin: int = 0,
    state: Mapping[str, Tensor] | None = None,
    keep_state: bool = False,
) -> Iterator[SamplerStep]:
    """Denoise x, reporting each step when it is done; stop by no longer asking.

    Args:
        denoiser: The model, with its condition, its guidance and its controls; it clips x0 if that is wanted.
        solver: How to get from one timestep to the next; made for this walk.
        x: The state entering step `begin`, [N, C, H, W].
        generators: One for each picture; they advance as the walk draws noise.
        order: The solver's step that each step of the walk takes; None: each once. Where it goes back, noise is added
            up to that timestep (RePaint), which only solvers without a memory allow.
        known: The part of the pictures that is put back after every step.
        begin: The step to begin with.
        state: The `SamplerStep.state` of that step, where another walk is gone on with; the solver's, the denoiser's
            and the generators' memory are then as they were, and the walk repeats the other to the bit.
        keep_state: Whether to report `SamplerStep.state`.

    Raises:
        ValueError: At once, when there is not one generator for each picture.
    """
    if len(generators) != len(x):
        raise ValueError(f"{len(x)} pictures need as many generators, not {len(generators)}")
    places = list(order) if order is not None else list(range(len(solver.timesteps)))
    if state is not None:
        restore(denoiser, solver, generators, state, begin)
    return _steps(denoiser, solver, x, generators, places, known, begin, keep_state)


def _steps(
    denoiser: Denoiser,
    solver: Solver,
    x: Tensor,
    generators: Sequence[torch.Generator],
    places: list[int],
    known: KnownPart | None,
    begin: int,
    keep_state: bool,
) -> Iterator[SamplerStep]:
    pin = None if known is None else partial(known.put_back, generators=generators)
    draws = _draws(solver, known, places)
    for index in range(begin, len(places)):
        place = places[index]
        t, t_next = solver.timesteps[place], solver.next_timestep(place)
        # Entered anew for each step: held across a yield, inference mode would leak into whoever asks for the steps.
        with torch.inference_mode():
            if index > begin and place <= places[index - 1]:
                x = jump_back(x, solver.next_timestep(places[index - 1]), t, solver.schedule, generators)
            state = _state(denoiser, solver, x, generators, draws) if keep_state else {}
            update = solver.step(place, x, denoiser, generators, pin)
            x_next = update.x_next if pin is None else pin(update.x_next, t_next)
        yield SamplerStep(index, len(places), t, x, update.prediction.x0, x_next, update, state)
        x = x_next


def sample(
    denoiser: Denoiser,
    x_T: Tensor,
    schedule: NoiseSchedule,
    *,
    sampler: str = "ddim",
    steps: int = 50,
    generators: Sequence[torch.Generator],
    eta: float = 0.0,
    variance: str = "fixed_small",
) -> Iterator[SamplerStep]:
    """Denoise x_T from the first timestep to the last; see `walk`.

    Args:
        denoiser: The model; it clips x0 if that is wanted.
        x_T: Noise ~ N(0, I), [N, C, H, W].
        schedule: The schedule that the model was trained on.
        sampler: One of SAMPLERS.
        steps: How many steps, 1 ... T. Heun evaluates the model twice in each but the last.
        generators: One for each picture, for the noise that ddpm, and ddim with eta > 0, add.
        eta: DDIM's noise, 0 ... 1.
        variance: DDPM's variance, "fixed_small" or "fixed_large".

    Raises:
        BadInput: At once, for an unknown sampler or an impossible number of steps.
        ValueError: At once, when there is not one generator for each picture.
    """
    timesteps = timesteps_on(sampler, steps, schedule)
    solver = make_solver(sampler, schedule, timesteps, eta=eta, variance=variance)
    return walk(denoiser, solver, x_T, generators)


def memory_of(
    denoiser: Denoiser,
    solver: Solver,
    shape: Sequence[int],
    *,
    order: Sequence[int] | None = None,
    known: KnownPart | None = None,
) -> Memory:
    """Return the dtypes and shapes of `SamplerStep.state` for pictures of `shape` (C, H, W), without the batch."""
    memory = dict(solver.memory(shape))
    if isinstance(denoiser, RemembersSteps):
        memory |= denoiser.memory(shape)
    if _draws(solver, known, order or ()):
        memory["generator"] = (torch.uint8, (STATE_BYTES,))
    return memory


def restore(
    denoiser: Denoiser,
    solver: Solver,
    generators: Sequence[torch.Generator],
    state: Mapping[str, Tensor],
    index: int,
) -> None:
    """Bring solver, denoiser and generators to where they stood before step `index`."""
    solver.restore(state, index)
    if isinstance(denoiser, RemembersSteps):
        denoiser.restore(state, index)
    if "generator" in state:
        restore_generators(generators, state["generator"])


def jump_back(x_t: Tensor, t: int, t_up: int, schedule: NoiseSchedule, generators: Sequence[torch.Generator]) -> Tensor:
    """Add noise from t to t_up: the transitions x_t ~ N(√(1 - β)·x_{t-1}, β·I) in one.

    Lugmayr et al. 2022, Algorithm 1, line 10. Transitions in a row are one Gaussian again, with Π(1 - β) = ᾱ_up/ᾱ_t.
    """
    kept = schedule.alpha_bar(t_up) / schedule.alpha_bar(t)
    return kept**0.5 * x_t + (1 - kept) ** 0.5 * draw_noise(x_t, generators)


def _draws(solver: Solver, known: KnownPart | None, places: Sequence[int]) -> bool:
    """Whether the walk draws noise after its start."""
    goes_back = any(later <= earlier for earlier, later in pairwise(places))
    return solver.adds_noise or goes_back or (known is not None and known.draws)


def _state(denoiser: Denoiser, solver: Solver, x: Tensor, generators: Sequence[torch.Generator], draws: bool) -> State:
    state = solver.state(x)
    if isinstance(denoiser, RemembersSteps):
        state |= denoiser.state(x)
    if draws:
        state["generator"] = generator_states(generators)
    return state
