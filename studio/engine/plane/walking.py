"""Follows samples of a model of points from noise to data, with the vector field that moves them."""

import torch
from torch import Tensor

from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import sample
from studio.engine.models.decoder import DecoderModel
from studio.engine.models.model import Model
from studio.engine.models.pixel import PixelModel
from studio.engine.networks.gan import Discriminator
from studio.protocol.latents import Packed
from studio.protocol.plane import FIELD_SIDE, HEAT_SIDE, REACH, PlaneWalk, WalkSettings
from studio.protocol.samplers import SamplerName

TWO_EVALUATIONS: tuple[SamplerName, ...] = (
    "heun",
)  # samplers that evaluate the network twice in each step but the last
_DATA_COMPARED = 2000  # points of the data that samples are compared with


@torch.inference_mode()
def walk(model: Model, settings: WalkSettings, data: Tensor | None = None) -> PlaneWalk:
    """Return the sampling paths from noise to data; see `PlaneWalk`.

    Args:
        model: A diffusion model, or one that decodes latents of two numbers.
        settings: How samples are drawn.
        data: Points [M, 2] to compare the samples with.
    """
    if isinstance(model, DecoderModel):
        z = randn((settings.count, *model.card.latent), picture_generators(settings.seed, settings.count))
        made = model.decode(z.to(model.device)).flatten(1).cpu()
        states = torch.stack([z.flatten(1)[:, :2], made])
        return PlaneWalk(states=Packed.of(states.numpy(), "<f2"), distance=_distance(made, data))
    assert isinstance(model, PixelModel), "the playground has no other models"
    schedule, denoiser = model.schedule, model.denoiser([None] * settings.count, 1.0)
    generators = picture_generators(settings.seed, settings.count)
    x = randn((settings.count, *model.shape), generators, model.device)
    states, timesteps, score, evaluations = [x], [], [], 0
    steps = min(settings.steps, schedule.timesteps)
    for step in sample(denoiser, x, schedule, sampler=settings.sampler, steps=steps, generators=generators):
        timesteps.append(step.timestep)
        states.append(step.x_next)
        evaluations += step.evaluations
    if settings.fields:
        grid = grid_points(FIELD_SIDE).to(model.device)
        at_grid = model.denoiser([None] * len(grid), 1.0)
        for t in timesteps:
            at = torch.full((len(grid),), t)
            noise = at_grid(grid.reshape(-1, *model.shape), at).epsilon.flatten(1)
            score.append(-noise / (1 - schedule.alpha_bar(t)) ** 0.5)  # Song et al. 2021, section 3.4
    found = torch.stack(states).flatten(2).cpu()
    square = (FIELD_SIDE, FIELD_SIDE, 2)
    return PlaneWalk(
        sampler=settings.sampler,
        timesteps=tuple(timesteps),
        alphas_cumprod=(*(schedule.alpha_bar(t) for t in timesteps), 1.0),
        states=Packed.of(_halves(found).numpy(), "<f2"),
        score=Packed.of(_halves(torch.stack(score).cpu()).reshape(-1, *square).numpy(), "<f2") if score else None,
        evaluations=evaluations,
        distance=_distance(found[-1], data),
    )


@torch.inference_mode()
def discriminator_map(discriminator: Discriminator, device: torch.device) -> Packed:
    """Return D(x) = sigmoid(score), the probability of being real, over the plane; see `PlaneLearned.heat`."""
    grid = grid_points(HEAT_SIDE).to(device).reshape(-1, 2, 1, 1)
    probability = discriminator(grid).float().sigmoid().reshape(HEAT_SIDE, HEAT_SIDE)
    return Packed.of(probability.cpu().numpy(), "<f2")


def steps_of(sampler: SamplerName, evaluations: int) -> int:
    """Return how many steps a sampler takes with at most `evaluations` evaluations; at least 1."""
    return max(1, (evaluations + 1) // 2 if sampler in TWO_EVALUATIONS else evaluations)


def grid_points(side: int) -> Tensor:
    """Return a grid of points [side², 2] in [-REACH, REACH]², row by row from the lower left corner."""
    line = torch.linspace(-REACH, REACH, side)
    y, x = torch.meshgrid(line, line, indexing="ij")
    return torch.stack([x, y], -1).reshape(-1, 2)


def energy_distance(a: Tensor, b: Tensor) -> float:
    """Return the energy distance of two samples, [N, 2] and [M, 2]: 0 for equal distributions.

    √(2·E|a - b| - E|a - a'| - E|b - b'|), over pairs of different points (Székely & Rizzo 2013).
    """
    a, b = a.double(), b.double()
    within = [torch.pdist(points).mean().item() if len(points) > 1 else 0.0 for points in (a, b)]
    return max(0.0, 2 * torch.cdist(a, b).mean().item() - sum(within)) ** 0.5


def _distance(made: Tensor, data: Tensor | None) -> float:
    return 0.0 if data is None else energy_distance(torch.nan_to_num(made), data[:_DATA_COMPARED])


def _halves(values: Tensor) -> Tensor:
    """Return values that fit into float16."""
    return torch.nan_to_num(values.float()).clamp(-60_000, 60_000)
