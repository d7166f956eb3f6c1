"""Linear maps from latents to colours: nearly free previews until a frame is decoded."""

from weakref import WeakKeyDictionary

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate

from studio.engine.diffusion.rng import picture_generators
from studio.engine.generation.plan import LatentPreview
from studio.engine.models.latent import LatentModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.latent_features import latent_features

PICTURES = 32  # pictures that it is fitted to
SIDE = 8  # side of their latents: over a thousand places in all, to fit a hundred numbers per channel
RIDGE = 1e-3
_fitted: WeakKeyDictionary[nn.Module, LatentPreview] = WeakKeyDictionary()  # by autoencoder


def latent_preview(model: LatentModel | StableDiffusionModel) -> LatentPreview | None:
    """Return the maps from a model's latents to colours; None for a model without weights.

    Both are fitted by least squares to what the model's own decoder makes of the latents of coloured shapes, always the
    same ones, of which every third is noised. They are kept as long as the model is.

    The mean error on the frames of six pictures of `pocket` (20 steps, six colours of background), in values of
    0 ... 255 against the decoded pictures at the latents' size: x0 24.0 by the coarse map and 21.3 by the fine one,
    x_t 18.5 and 16.4. A yellow background of (251, 222, 77) becomes (255, 188, 109) and (255, 200, 92).
    """
    if model.device.type == "meta":
        return None
    if model.vae not in _fitted:
        _fitted[model.vae] = _fit(model)
    return _fitted[model.vae]


def previewed(preview: LatentPreview, latents: Tensor) -> Tensor:
    """Return small pictures [N, C, h, w] in [-1, 1] of latents [N, *latent], by the map of their features."""
    own = latents.float().cpu().numpy()
    table = torch.tensor(preview.fine, dtype=torch.float32)
    features = torch.from_numpy(latent_features(np.ascontiguousarray(own)))
    return torch.einsum("cf,nfhw->nchw", table, features).clamp(-1, 1)


@torch.inference_mode()
def _fit(model: LatentModel | StableDiffusionModel) -> LatentPreview:
    channels, factor = model.card.channels, model.card.size // model.card.latent[-1]
    generators = picture_generators(0, PICTURES)
    shapes = torch.stack([_shapes(one, channels, SIDE * factor, flat=i % 2 == 0) for i, one in enumerate(generators)])
    dtype = next(model.vae.parameters()).dtype
    if hasattr(model.vae, "encoder"):
        found = model.vae.encode(shapes.to(model.device, dtype)).latent_dist.mean
        latents = _noised(found.float() * model.vae.config.scaling_factor, generators)
    else:  # a decoder alone, to which latents are what diffusion models make: of unit variance
        latents = _patches(model.card.latent[0], generators).to(model.device)
    pictures = interpolate(model.decode(latents), size=latents.shape[-2:], mode="area")
    outputs = pictures.movedim(1, -1).flatten(0, -2).double().cpu().nan_to_num()
    own = latents.float().cpu().nan_to_num()
    features = torch.from_numpy(latent_features(own.numpy()))
    coarse = torch.cat([own, torch.ones_like(own[:, :1])], dim=1)
    return LatentPreview(_solved(coarse, outputs, 0.0), _solved(features, outputs, RIDGE))


def _noised(latents: Tensor, generators: list[torch.Generator]) -> Tensor:
    """Return latents [N, C, h, w] of which every third is noised, to any level."""
    noised = latents.clone()
    for index in range(2, len(latents), 3):
        generator = generators[index]
        level = torch.rand(1, generator=generator).item()
        noise = torch.randn(latents[index].shape, generator=generator).to(latents.device)
        noised[index] = level**0.5 * latents[index] + (1 - level) ** 0.5 * noise
    return noised


def _patches(channels: int, generators: list[torch.Generator]) -> Tensor:
    """Return latents [N, C, h, w] of unit variance, in patches of any size."""
    sides = [2 ** (index % 4) for index in range(len(generators))]
    drawn = [torch.randn(1, channels, side, side, generator=one) for side, one in zip(sides, generators, strict=True)]
    return torch.cat([interpolate(latents, size=(SIDE, SIDE)) for latents in drawn])


def _solved(inputs: Tensor, outputs: Tensor, ridge: float) -> tuple[tuple[float, ...], ...]:
    """Return the rows of the linear map from inputs [N, F, h, w] to outputs [N h w, C], with seven digits.

    Args:
        ridge: The penalty on large weights, as a share of an input's mean square.
    """
    flat = inputs.movedim(1, -1).flatten(0, -2).double()
    if ridge:
        penalty = torch.diag((ridge * flat.square().sum(dim=0)).sqrt())
        flat = torch.cat([flat, penalty])
        outputs = torch.cat([outputs, torch.zeros(len(penalty), outputs.shape[1], dtype=torch.float64)])
    weights: Tensor = torch.linalg.lstsq(flat, outputs, driver="gelsd").solution
    return tuple(tuple(float(f"{number:.7g}") for number in row) for row in weights.T.tolist())


def _shapes(generator: torch.Generator, channels: int, side: int, flat: bool) -> Tensor:
    """Draw a picture [C, side, side] in [-1, 1]: discs on a background of one colour, or of some that blend."""
    points = 1 if flat else 3
    background = _colours((1, channels, points, points), generator)
    picture = interpolate(background, size=(side, side), mode="bilinear", align_corners=True)[0]
    places = torch.linspace(0, 1, side)
    for _ in range(2 if flat else 4):
        x, y, radius = torch.rand(3, generator=generator).tolist()
        colour = _colours((channels, 1, 1), generator)
        inside = (places - x) ** 2 + (places[:, None] - y) ** 2 < (0.1 + 0.3 * radius) ** 2
        picture = torch.where(inside, colour, picture)
    return picture


def _colours(shape: tuple[int, ...], generator: torch.Generator) -> Tensor:
    """Draw colours in [-1, 1], most of them saturated: a map fitted to moderate colours misses these."""
    return (6 * torch.rand(shape, generator=generator) - 3).clamp(-1, 1)
