"""Turns guide layers into controls and regions of a recipe, whose pictures are kept as files."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from studio.document.inputs import keep_input
from studio.document.layers.guides import control_pixels, region_masks
from studio.document.layers.layer import Layer
from studio.protocol.errors import BadInput
from studio.protocol.frozen import describe
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe, RegionSpec
from studio.protocol.geometry import Size


def with_guides(
    recipe: GenerateRecipe,
    guides: Sequence[Layer],
    size: Size,
    keep: Callable[[NDArray[np.uint8]], Path] = keep_input,
) -> GenerateRecipe:
    """Return a recipe that follows guide layers too.

    A control of the recipe that was made from a layer of the same name is replaced by that layer, and its regions are
    replaced if there is a layer of regions. Layers on which nothing is painted are left out.

    Args:
        recipe: With its own controls and regions.
        guides: The visible guide layers, the topmost first.
        size: The canvas, without margins that the recipe adds.
        keep: Writes a picture to a file, and returns the file.

    Raises:
        BadInput: There are too many of them, or their pictures cannot be kept.
    """
    if recipe.outpaint is not None:
        left, top, right, bottom = recipe.outpaint
        guides = [replace(layer, x=layer.x + left, y=layer.y + top) for layer in guides]
        size = Size(left + size.width + right, top + size.height + bottom)
    controls = [
        _control(layer, size, keep) for layer in reversed(guides) if layer.kind == "control" and _is_painted(layer)
    ]
    layers = [layer for layer in reversed(guides) if layer.kind == "regions" and _is_painted(layer)]
    changes: dict[str, Any] = {}
    if controls:
        names = {layer.name for layer in guides}
        changes["controls"] = [*(own for own in recipe.controls if own.layer not in names or not own.layer), *controls]
    if layers:
        changes["regions"] = [region for layer in layers for region in _regions(layer, size, keep)]
    try:
        return GenerateRecipe.model_validate({**recipe.model_dump(), **changes}) if changes else recipe
    except ValidationError as error:
        raise BadInput(f"The layers do not fit the recipe: {describe(error)}.") from error


def _control(layer: Layer, size: Size, keep: Callable[[NDArray[np.uint8]], Path]) -> ControlSpec:
    use = layer.control
    assert use is not None, "a control layer has a kind"
    return ControlSpec(
        kind=use.kind,
        image=str(keep(control_pixels(layer, size))),
        ready=True,
        model=use.model,
        weight=use.weight,
        start=use.start,
        end=use.end,
        layer=layer.name,
    )


def _regions(layer: Layer, size: Size, keep: Callable[[NDArray[np.uint8]], Path]) -> list[RegionSpec]:
    return [
        RegionSpec(mask=str(keep(mask)), prompt=region.prompt, negative=region.negative or None, weight=region.weight)
        for region, mask in zip(layer.regions, region_masks(layer, size), strict=True)
        if mask.any() and region.prompt.strip()
    ]


def _is_painted(layer: Layer) -> bool:
    return bool(layer.pixels[..., 3].any())
