"""The verb control, and parsers of the options of generate for controls, LoRAs, regions and image prompts."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from studio.cli import console
from studio.cli.making import models_on
from studio.cli.options import Device, Json, check_png, parse_size
from studio.protocol.control_kinds import CONTROL_KINDS, KINDS
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, write_atomically
from studio.protocol.frozen import describe
from studio.protocol.generation_recipe import MAX_SIDE, MIN_SIDE, ControlSpec
from studio.protocol.modelcard import absolute_name
from studio.protocol.recipes import parse_settings

_READY = "map:"  # before a kind: the file is the control image itself


def control(
    kind: Annotated[str, typer.Argument(help=f"{', '.join(CONTROL_KINDS)}.")],
    picture: Annotated[Path, typer.Argument(help="The picture.")],
    out: Annotated[Path, typer.Option(help="The control image's file (.png).")],
    size: Annotated[str | None, typer.Option(help="WxH of the control image; default: the picture's.")] = None,
    mask: Annotated[
        Path | None,
        typer.Option(help="For inpaint: the area to hide is white; it becomes transparent in the control image."),
    ] = None,
    estimator: Annotated[
        str | None, typer.Option(help="The model for depth, normal, pose or segmentation; default: a named one.")
    ] = None,
    set_: Annotated[list[str] | None, typer.Option("--set", help="A setting of the kind, as in low=0.2.")] = None,
    device: Device = "auto",
    json_: Json = False,
) -> None:
    """Make the control image that a ControlNet follows: edges, depth, a pose and others."""
    if kind not in KINDS:
        raise BadInput(f"There is no kind of control {kind[:60]!r}. Kinds: {', '.join(CONTROL_KINDS)}.")
    check_png(out)
    fields = {"kind": kind, "image": str(picture), "settings": parse_settings(set_ or []), "estimator": estimator}
    try:
        spec = ControlSpec.model_validate(fields)
    except ValidationError as error:
        raise BadInput(f"Those settings do not fit: {describe(error)}") from error
    sides = parse_size(size) if size is not None else None
    if sides is not None and not all(MIN_SIDE <= side <= MAX_SIDE for side in sides):
        raise BadInput(f"--size must be from {MIN_SIDE} to {MAX_SIDE} each way.")
    from studio.engine.data.pictures import png_bytes
    from studio.engine.generation.control_image import control_image
    from studio.engine.generation.inpainting import read_mask

    made = control_image(spec, sides, models_on(device), mask=None if mask is None else read_mask(mask))
    for note in made.notes:
        console.report(note)
    make_folder(out.parent)
    write_atomically(out, png_bytes(made.pixels))
    console.result({"picture": str(out), "kind": kind}, json_, text=str(out))


def parse_control(text: str) -> dict[str, Any]:
    """Parse [map:]KIND[@MODEL]=FILE[:WEIGHT[:START[:END]]] into the fields of a ControlSpec."""
    name, _, rest = text.partition("=")
    kind, at, model = name.removeprefix(_READY).partition("@")
    if kind not in KINDS or not rest or (at and not model):
        kinds = ", ".join(CONTROL_KINDS)
        raise BadInput(f"--control takes KIND=FILE, as in {CONTROL_KINDS[0]}=photo.png, not {text}. Kinds: {kinds}.")
    file, numbers = _numbers_after(rest, 3)
    fields = {"kind": kind, "image": file, **dict(zip(("weight", "start", "end"), numbers, strict=False))}
    return fields | ({"model": model} if model else {}) | ({"ready": True} if name.startswith(_READY) else {})


def with_curves(controls: Sequence[dict[str, Any]], curves: Sequence[str]) -> list[dict[str, Any]]:
    """Return the fields of controls with weight curves; each KIND=CURVE applies to the controls of that kind."""
    found = list(controls)
    for text in curves:
        kind, equals, curve = text.partition("=")
        if not equals or not curve.strip():
            raise BadInput(f"--control-curve takes KIND=CURVE, as in canny=0:1,8:0.2, not {text[:60]!r}.")
        if all(spec["kind"] != kind for spec in found):
            raise BadInput(f"--control-curve {kind[:60]} belongs to a --control of that kind, and there is none.")
        found = [spec | {"weight_curve": curve} if spec["kind"] == kind else spec for spec in found]
    return found


def parse_lora(text: str) -> dict[str, str | float]:
    """Parse FILE[:WEIGHT[:TEXT_WEIGHT]] into the fields of a LoraSpec."""
    file, numbers = _numbers_after(text, 2)
    return {"file": file, **dict(zip(("weight", "text_weight"), numbers, strict=False))}


def parse_region(text: str) -> dict[str, str | float]:
    """Parse MASK=PROMPT[:WEIGHT] into the fields of a RegionSpec; MASK is the longest part that names a file."""
    places = [index for index, letter in enumerate(text) if letter == "=" and index]
    place = next((index for index in reversed(places) if os.path.exists(text[:index])), places[0] if places else 0)
    mask, prompt = text[:place], text[place + 1 :]
    match = re.fullmatch(r"(?s)(.*?)(?::\s*(\d+(?:\.\d+)?))?\s*", prompt)
    assert match is not None  # every text matches
    if not mask or not match[1].strip():
        raise BadInput(f"--region takes MASK.png=PROMPT[:WEIGHT], as in left.png=a tiger:1.5, not {text[:60]}.")
    return {"mask": mask, "prompt": match[1].strip(), **({"weight": float(match[2])} if match[2] else {})}


def parse_inversion(text: str) -> dict[str, str]:
    """Parse FILE[:NAME] into the fields of an InversionSpec; the default is the file's name without its suffix."""
    file, _, name = (text, "", "") if os.path.exists(text) else text.rpartition(":")
    file = file or text
    return {"file": file, "name": name or Path(file).stem}


def image_prompts(pictures: list[str] | None, adapter: Path | None, encoder: str | None) -> list[dict[str, Any]]:
    """Parse pictures written as FILE[:WEIGHT] into the fields of ImagePromptSpecs."""
    if not pictures and (adapter is not None or encoder is not None):
        raise BadInput("--ip-adapter and --image-encoder are for a picture: give --image-prompt too.")
    if pictures and adapter is None:
        raise BadInput("--image-prompt needs --ip-adapter, the file that lets the model read pictures.")
    found = []
    for text in pictures or ():
        file, numbers = _numbers_after(text, 1)
        fields: dict[str, Any] = {"image": os.path.abspath(file), "adapter": os.path.abspath(str(adapter))}
        named = {} if encoder is None else {"encoder": absolute_name(encoder)}
        found.append(fields | named | dict(zip(("weight",), numbers, strict=False)))
    return found


def _numbers_after(text: str, most: int) -> tuple[str, list[float]]:
    """Split FILE:NUMBER:NUMBER... into file and at most `most` numbers; FILE is the longest part that names one."""
    file = text
    numbers: list[float] = []
    while not os.path.exists(Path(file)) and len(numbers) < most:
        shorter, _, last = file.rpartition(":")
        if not shorter or not re.fullmatch(r"-?\d+(\.\d+)?", last):
            break
        file, numbers = shorter, [float(last), *numbers]
    return file, numbers
