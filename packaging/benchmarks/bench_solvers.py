"""Ten evaluations of the bundled model: the Fréchet distance of our iPNDM against that of diffusers' solvers."""

from collections.abc import Callable
from typing import Any

import diffusers
import torch
from figures import Figure
from torch import Tensor

from studio.engine.data.digits import load_digits_set
from studio.engine.diffusion.prediction import Denoiser
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import denoising_loop, sample
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.ipndm import rho_timesteps
from studio.engine.diffusion.solvers.registry import make_solver
from studio.engine.diffusion.solvers.solver import batch_of
from studio.engine.metrics.classifier import classifier_of
from studio.engine.metrics.distances import frechet_distance
from studio.engine.models.files import load_model
from studio.engine.models.pixel import PixelModel
from studio.protocol.modelcard import find_model

COUNT, BATCH, EVALUATIONS = 2000, 250, 10
CLASSES = 10
Sampling = Callable[[Denoiser, Tensor, NoiseSchedule], Tensor]
"""(denoiser, noise, schedule) -> pictures."""

# Their own settings, each with its best option; Heun takes two evaluations a step.
THEIRS: dict[str, tuple[Any, dict[str, Any]]] = {
    "UniPC, order 2": (diffusers.UniPCMultistepScheduler, {}),
    "UniPC, order 3": (diffusers.UniPCMultistepScheduler, {"solver_order": 3}),
    "UniPC, linspace": (diffusers.UniPCMultistepScheduler, {"timestep_spacing": "linspace"}),
    "DPM-Solver++ 2M": (diffusers.DPMSolverMultistepScheduler, {}),
    "DPM-Solver++ 3M": (diffusers.DPMSolverMultistepScheduler, {"solver_order": 3}),
    "DEIS, order 3": (diffusers.DEISMultistepScheduler, {"solver_order": 3}),
    "Euler": (diffusers.EulerDiscreteScheduler, {}),
}


def measure() -> list[Figure]:
    """Compare unguided samples, as many of each label, all solvers from the same noise, with all real digits."""
    model = load_model(find_model("digits"), "cpu")
    assert isinstance(model, PixelModel)
    data = load_digits_set(model.card.size)
    classifier = classifier_of(data.split(0.15)[0])
    real = classifier.features(data.batch(torch.arange(len(data)))[0])

    def distance(run: Sampling) -> float:
        made = [_made(model, run, first) for first in range(0, COUNT, BATCH)]
        return frechet_distance(classifier.features(torch.cat(made)), real)

    ours = distance(_sampler("ipndm", EVALUATIONS))
    theirs = {name: distance(_scheduler(*known)) for name, known in THEIRS.items()}
    theirs["Heun"] = distance(_sampler("heun", EVALUATIONS // 2))
    best = min(theirs, key=theirs.__getitem__)
    on_our_grid = {name: distance(_on_our_grid(name)) for name in ("unipc", "dpmpp_2m")}
    every = ", ".join(f"{name} {value:.3f}" for name, value in sorted(theirs.items(), key=lambda item: item[1]))
    grid = ", ".join(f"{name} {value:.3f}" for name, value in on_our_grid.items())
    return [
        Figure(
            f"Fréchet distance at {EVALUATIONS} evaluations, iPNDM / diffusers' best ({best})",
            ours / theirs[best],
            most=0.95,
            detail=f"{ours:.3f} against {every}",
        ),
        Figure("the same, iPNDM / diffusers' best on iPNDM's grid", ours / min(on_our_grid.values()), detail=grid),
    ]


@torch.inference_mode()
def _made(model: PixelModel, run: Sampling, first: int) -> Tensor:
    noise = randn((BATCH, *model.shape), picture_generators(0, BATCH, first))
    labels: list[int | None] = [number % CLASSES for number in range(first, first + BATCH)]
    return run(model.denoiser(labels, 1.0), noise, model.schedule).float().clamp(-1, 1)


def _sampler(name: str, steps: int) -> Sampling:
    def run(denoiser: Denoiser, noise: Tensor, schedule: NoiseSchedule) -> Tensor:
        generators = picture_generators(0, len(noise))
        *_, last = sample(denoiser, noise, schedule, sampler=name, steps=steps, generators=generators)
        return last.x_next

    return run


def _scheduler(make: Any, options: dict[str, Any]) -> Sampling:
    """Return a scheduler of diffusers as it comes, with its own timesteps and tables."""

    def run(denoiser: Denoiser, noise: Tensor, schedule: NoiseSchedule) -> Tensor:
        common = {
            "prediction_type": "sample",
            "timestep_spacing": "trailing",
            "trained_betas": schedule.trained_betas(),
        }
        scheduler = make(num_train_timesteps=schedule.timesteps, **common | options)
        scheduler.set_timesteps(EVALUATIONS)
        state = noise * scheduler.init_noise_sigma
        for t in scheduler.timesteps:
            x_t = scheduler.scale_model_input(state, t)
            state = scheduler.step(denoiser(x_t, batch_of(round(float(t)), x_t)).x0, t, state, return_dict=False)[0]
        return state

    return run


def _on_our_grid(name: str) -> Sampling:
    """Return a solver of diffusers that is given the timesteps of iPNDM."""

    def run(denoiser: Denoiser, noise: Tensor, schedule: NoiseSchedule) -> Tensor:
        solver = make_solver(name, schedule, rho_timesteps(EVALUATIONS, schedule))
        x_t = noise
        for step in denoising_loop(denoiser, solver, noise, picture_generators(0, len(noise))):
            x_t = step.x_next
        return x_t

    return run
