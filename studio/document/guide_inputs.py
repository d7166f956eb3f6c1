"""Guide layers as parts of a recipe: their pixels are kept beside it as pictures."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from studio.document.inputs import keep_input
from studio.document.layers.guides import control_pixels, region_masks
from studio.document.layers.layer import Layer
from studio.protocol.errors import BadInput
from studio.protocol.frozen import describe
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe, RegionSpec
from studio.protocol.geometry import Size


def with_guides(recipe: GenerateRecipe, guides: Sequence[Layer], size: Size) -> GenerateRecipe:
    """Return a recipe that follows guide layers too.

    A control of the recipe that was made from a layer of the same name is replaced by that layer, and its regions are
    replaced if there is a layer of regions. Layers on which nothing is painted are left out.

    Args:
        recipe: With its own controls and regions.
        guides: The visible guide layers, the topmost first.
        size: The canvas, without what the recipe adds to it.

    Raises:
        BadInput: There are too many of them, or their pictures cannot be kept.
    """
    if recipe.outpaint is not None:
        left, top, right, bottom = recipe.outpaint
        guides = [replace(layer, x=layer.x + left, y=layer.y + top) for layer in guides]
        size = Size(left + size.width + right, top + size.height + bottom)
    controls = [_control(layer, size) for layer in reversed(guides) if layer.kind == "control" and _is_painted(layer)]
    layers = [layer for layer in reversed(guides) if layer.kind == "regions" and _is_painted(layer)]
    changes: dict[str, Any] = {}
    if controls:
        names = {layer.name for layer in guides}
        changes["controls"] = [*(own for own in recipe.controls if own.layer not in names or not own.layer), *controls]
    if layers:
        changes["regions"] = [region for layer in layers for region in _regions(layer, size)]
    try:
        return GenerateRecipe.model_validate({**recipe.model_dump(), **changes}) if changes else recipe
    except ValidationError as error:
        raise BadInput(f"The layers do not fit the recipe: {describe(error)}.") from error


def _control(layer: Layer, size: Size) -> ControlSpec:
    use = layer.control
    assert use is not None, "a control layer has a kind"
    return ControlSpec(
        kind=use.kind,
        image=str(keep_input(control_pixels(layer, size))),
        ready=True,
        model=use.model,
        weight=use.weight,
        start=use.start,
        end=use.end,
        layer=layer.name,
    )


def _regions(layer: Layer, size: Size) -> list[RegionSpec]:
    return [
        RegionSpec(
            mask=str(keep_input(mask)), prompt=region.prompt, negative=region.negative or None, weight=region.weight
        )
        for region, mask in zip(layer.regions, region_masks(layer, size), strict=True)
        if mask.any() and region.prompt.strip()
    ]


def _is_painted(layer: Layer) -> bool:
    return bool(layer.pixels[..., 3].any())
