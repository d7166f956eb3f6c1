"""The control images that ControlNets are trained on, by kind, made like those of `generation.maps`."""

import numpy as np
import torch
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.data.pictures import Picture
from studio.engine.generation.maps.map_source import MapSource
from studio.engine.generation.maps.scribble import scribble
from studio.engine.learners.captioned_latents import Hints
from studio.engine.metrics.edge_judging import edges_of
from studio.protocol.control_kinds import KINDS
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box


def hints_of_kind(kind: str, data: PictureSet) -> Hints:
    """Return the function that makes control images of a kind for a data set.

    Raises:
        BadInput: There is no such kind, or it needs depth and the data has none.
    """
    if kind not in HINTS_BY_KIND:
        raise BadInput(f"options.control is {kind!r}; choose {', '.join(HINTS_BY_KIND)}.", field="options.control")
    if kind == "depth" and "depth" not in data.maps:
        raise BadInput(
            "Only drawn scenes (dataset.kind = scenes) know their depth; set options.control to canny or scribble.",
            field="options.control",
        )
    return HINTS_BY_KIND[kind]


def canny_hints(data: PictureSet) -> Tensor:
    """Return the edges of pictures, uint8 [N, 1, H, W] of 0 and 255."""
    return edges_of(_pictures(data))[:, :1] * 255


def scribble_hints(data: PictureSet) -> Tensor:
    """Return scribbles of pictures, uint8 [N, 1, H, W] of 0 and 255."""
    settings = {name: setting.default for name, setting in KINDS["scribble"].settings.items()}
    side, drawn = data.size, []
    for pixels in data.pictures.cpu().permute(0, 2, 3, 1).numpy():
        picture = Picture(np.ascontiguousarray(pixels if pixels.shape[2] == 3 else pixels[..., 0]))
        drawn.append(scribble(MapSource(picture, Box(0, 0, side, side), (side, side), settings)))
    return torch.from_numpy(np.stack(drawn) * 255).to(torch.uint8)[:, None]


def depth_hints(data: PictureSet) -> Tensor:
    """Return the depth maps of drawn scenes, uint8 [N, 1, H, W]."""
    return data.maps["depth"]


def all_hints(data: PictureSet) -> Tensor:
    """Return control images of all kinds in turn, uint8 [N, 1, H, W]: one network can learn to follow all.

    Those are edges and scribbles, and depth where the data has it.
    """
    kinds = (canny_hints, scribble_hints, *((depth_hints,) if "depth" in data.maps else ()))
    made = data.pictures.new_empty((len(data), 1, data.size, data.size))
    for place, hints in enumerate(kinds[: len(data)]):
        rows = torch.arange(place, len(data), len(kinds), device=made.device)
        made[rows] = hints(data.only(rows))
    return made


def _pictures(data: PictureSet) -> Tensor:
    pictures, _ = data.batch(torch.arange(len(data)))
    return pictures if data.channels == 3 else pictures.expand(-1, 3, -1, -1)


HINTS_BY_KIND: dict[str, Hints] = {
    "canny": canny_hints,
    "scribble": scribble_hints,
    "depth": depth_hints,
    "all": all_hints,
}
