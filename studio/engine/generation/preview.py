"""A linear map from latents to colours: a rough preview at almost no cost."""

from weakref import WeakKeyDictionary

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate

from studio.engine.diffusion.rng import picture_generators
from studio.engine.generation.plan import LatentPreview
from studio.engine.models.latent import LatentModel
from studio.engine.models.stable_diffusion import StableDiffusionModel

PICTURES = 24  # that it is fitted on
SIDE = 8  # of their latents: over a thousand places in all, for five numbers a channel
_fitted: WeakKeyDictionary[nn.Module, LatentPreview] = WeakKeyDictionary()  # by autoencoder


def latent_preview(model: LatentModel | StableDiffusionModel) -> LatentPreview:
    """Return, for each channel of a model's pictures, the weight of every latent channel and a constant.

    Fitted by least squares to what the model's own decoder makes of the latents of coloured shapes, always the same
    ones, and kept as long as the model is. Empty for a model without weights.
    """
    if model.device.type == "meta":
        return ()
    if model.vae not in _fitted:
        _fitted[model.vae] = _fit(model)
    return _fitted[model.vae]


@torch.inference_mode()
def _fit(model: LatentModel | StableDiffusionModel) -> LatentPreview:
    channels, factor = model.card.channels, model.card.size // model.card.latent[-1]
    generators = picture_generators(0, PICTURES)
    shapes = torch.stack([_shapes(one, channels, SIDE * factor, flat=i % 2 == 0) for i, one in enumerate(generators)])
    dtype = next(model.vae.parameters()).dtype
    latents = (
        model.vae.encode(shapes.to(model.device, dtype)).latent_dist.mean.float() * model.vae.config.scaling_factor
    )
    pictures = interpolate(model.decode(latents), size=latents.shape[-2:], mode="area")
    inputs, outputs = (x.movedim(1, -1).flatten(0, -2).double().cpu().nan_to_num() for x in (latents, pictures))
    inputs = torch.cat([inputs, torch.ones(len(inputs), 1, dtype=torch.float64)], dim=1)
    weights: Tensor = torch.linalg.lstsq(inputs, outputs, driver="gelsd").solution
    return tuple(tuple(row) for row in weights.T.tolist())


def _shapes(generator: torch.Generator, channels: int, side: int, flat: bool) -> Tensor:
    """Draw a picture [C, side, side] in [-1, 1]: discs on a background of one colour, or of some that blend."""
    points = 1 if flat else 3
    background = _colours((1, channels, points, points), generator)
    picture = interpolate(background, size=(side, side), mode="bilinear", align_corners=True)[0]
    places = torch.linspace(0, 1, side)
    for _ in range(4):
        x, y, radius = torch.rand(3, generator=generator).tolist()
        colour = _colours((channels, 1, 1), generator)
        inside = (places - x) ** 2 + (places[:, None] - y) ** 2 < (0.1 + 0.3 * radius) ** 2
        picture = torch.where(inside, colour, picture)
    return picture


def _colours(shape: tuple[int, ...], generator: torch.Generator) -> Tensor:
    """Draw colours in [-1, 1], most of them saturated: a map that is right between the extremes misses these."""
    return (6 * torch.rand(shape, generator=generator) - 3).clamp(-1, 1)
