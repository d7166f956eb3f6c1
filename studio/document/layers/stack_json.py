"""A stack of layers as values of JSON, without their pixels; and back."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from studio.document.layers.guides import ControlUse, RegionUse
from studio.document.layers.layer import Group, Layer, LayerKind
from studio.document.layers.stack_limits import MAX_DEPTH
from studio.protocol.errors import BadInput

_Place = Annotated[int, Field(ge=-(10**6), le=10**6)]


class _Shared(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: str
    name: str
    opacity: Annotated[float, Field(ge=0, le=1)] = 1.0
    visible: bool = True
    locked: bool = False
    blend: str


class _LayerFields(_Shared):
    x: _Place = 0
    y: _Place = 0
    alpha_locked: bool = False
    kind: LayerKind = "paint"
    recipe: str = ""
    control: ControlUse | None = None
    regions: tuple[RegionUse, ...] = ()


class _GroupFields(_Shared):
    isolated: bool = True


def stack_to_json(group: Group) -> dict[str, Any]:
    """Return a stack as values of JSON; a group is what has `children`."""
    values = {field.name: getattr(group, field.name) for field in fields(Group) if field.name != "children"}
    return {**values, "children": [_to_json(child) for child in group.children]}


def stack_of_json(values: Any, pixels: Mapping[str, NDArray[np.uint8]]) -> Group:
    """Return the stack that `stack_to_json` has written.

    Args:
        values: What it returned.
        pixels: RGBA uint8 [H, W, 4] of each layer, by its id.

    Raises:
        BadInput: Other values, or a layer without pixels.
    """
    try:
        return _group_of(values, pixels, 0)
    except (ValidationError, TypeError, ValueError, KeyError) as error:
        raise BadInput("The layers of an edit do not fit together.") from error


def _to_json(node: Layer | Group) -> dict[str, Any]:
    if isinstance(node, Group):
        return stack_to_json(node)
    values = {field.name: getattr(node, field.name) for field in fields(Layer) if field.name != "pixels"}
    control = None if node.control is None else node.control.model_dump(mode="json")
    return {**values, "control": control, "regions": [region.model_dump(mode="json") for region in node.regions]}


def _group_of(values: Any, pixels: Mapping[str, NDArray[np.uint8]], depth: int) -> Group:
    if depth > MAX_DEPTH:
        raise ValueError("nested too deep")
    shared = _GroupFields.model_validate({key: value for key, value in values.items() if key != "children"})
    children: list[Layer | Group] = []
    for child in values["children"]:
        if "children" in child:
            children.append(_group_of(child, pixels, depth + 1))
            continue
        own = pixels[child["id"]]
        if own.dtype != np.uint8 or own.ndim != 3 or own.shape[2] != 4 or not own.size:
            raise ValueError("pixels of a wrong shape")
        children.append(Layer(pixels=own, **dict(_LayerFields.model_validate(child))))
    return Group(children=tuple(children), **shared.model_dump())
