"""Places further pictures on a map of a latent space: those of the canvas, or of files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.data.pictures import read_image
from studio.engine.generation.inpainting import model_input
from studio.engine.latents.coded_data import CodedData
from studio.engine.latents.codes import Coder, codes_of
from studio.engine.latents.projection import Projection
from studio.protocol.geometry import Box

_NEIGHBOURS = 4  # whose places are averaged on a map that has no formula


@dataclass(frozen=True, eq=False)
class PlacedPictures:
    """Pictures beside those of a map's data.

    Attributes:
        pictures: In the size and the channels of the model.
        codes: [n, D].
        points: Their places on the map [n, 2].
    """

    pictures: PictureSet
    codes: NDArray[np.float64]
    points: NDArray[np.float64]


def placed_pictures(coder: Coder, files: Sequence[Path], coded: CodedData, projection: Projection) -> PlacedPictures:
    """Encode picture files and find their places on a map.

    Raises:
        BadInput: A file is not a picture, or has no code.
    """
    pixels = torch.stack([read_for(coder, file) for file in files])
    pictures = PictureSet("placed pictures", ((pixels + 1) * 127.5).round().clamp(0, 255).to(torch.uint8))
    codes = codes_of(coder, pictures).numpy()
    return PlacedPictures(pictures, codes, places_of(codes, projection, coded.codes))


def places_of(codes: NDArray[np.float64], projection: Projection, known: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return where codes [n, D] lie on a map of known codes [N, D], [n, 2].

    On a linear map that follows from its formula. t-SNE has none: there it is the mean of the places of the points with
    the nearest codes, weighted by 1 / d².
    """
    if projection.plane is not None:
        return projection.plane.points_of(codes)
    distances = torch.cdist(torch.from_numpy(codes), torch.from_numpy(known)).numpy()
    near = np.argsort(distances, axis=1, kind="stable")[:, :_NEIGHBOURS]
    weights = 1 / np.maximum(np.take_along_axis(distances, near, axis=1), 1e-12) ** 2
    places: NDArray[np.float64] = (weights[..., None] * projection.points[near]).sum(1) / weights.sum(1)[:, None]
    return places


def read_for(coder: Coder, file: Path) -> Tensor:
    """Return a picture as a model sees it, [C, H, W] in -1 ... 1, square; raises BadInput when it cannot be read."""
    picture = read_image(file)
    whole = Box(0, 0, picture.width, picture.height)
    return torch.from_numpy(model_input(picture, whole, (coder.card.size, coder.card.size), coder.card.channels))
