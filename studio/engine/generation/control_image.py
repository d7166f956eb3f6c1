"""Makes control images: reads a control's picture, finds its estimator, and runs the detector of its kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.compositing import resized
from studio.engine.data.pictures import Picture, png_bytes, read_image
from studio.engine.generation.control_cache import digest_of
from studio.engine.generation.inpainting import Repainting, model_input, notes_about, read_mask
from studio.engine.generation.maps.canny import canny
from studio.engine.generation.maps.depth import depth
from studio.engine.generation.maps.inpaint import HIDDEN, inpaint
from studio.engine.generation.maps.lineart import lineart
from studio.engine.generation.maps.map_source import Floats, MapSource
from studio.engine.generation.maps.normal import normal
from studio.engine.generation.maps.pose import pose
from studio.engine.generation.maps.scribble import scribble
from studio.engine.generation.maps.segmentation import segmentation
from studio.engine.generation.maps.softedge import softedge
from studio.engine.generation.maps.tile import tile
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.estimator import EstimatorModel
from studio.protocol.control_kinds import ESTIMATORS, KINDS, ControlKind, ControlKindName, settings_of
from studio.protocol.errors import BadInput
from studio.protocol.events import Decoded
from studio.protocol.files import make_folder, write_atomically
from studio.protocol.filestats import file_stamps
from studio.protocol.generation_recipe import ControlSpec
from studio.protocol.geometry import NO_MARGINS, Box
from studio.protocol.modelcard import known_cards
from studio.protocol.requests import MapControl

MAP_SIDE = 1024  # pixels, of a map that is shown or painted over

DETECTORS: Mapping[ControlKindName, Callable[[MapSource], Floats]] = {
    "canny": canny,
    "softedge": softedge,
    "lineart": lineart,
    "scribble": scribble,
    "depth": depth,
    "normal": normal,
    "pose": pose,
    "segmentation": segmentation,
    "tile": tile,
    "inpaint": inpaint,
}


@dataclass(frozen=True)
class ControlImage:
    """A control image.

    Attributes:
        planes: [1 or 3, H, W] in 0 ... 1; -1 where an inpainting control hides the picture.
        notes: What was changed when its picture was opened, and the detector's notes, a line each.
    """

    planes: Floats
    notes: tuple[str, ...] = ()

    @property
    def colours(self) -> Floats:
        """The image in three colours, [3, H, W]."""
        return np.broadcast_to(self.planes, (3, *self.planes.shape[1:]))

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """The image as a picture: [H, W], [H, W, 3], or [H, W, 4] with hidden parts transparent."""
        values = np.rint(np.clip(self.planes, 0, 1) * 255).astype(np.uint8)
        if len(values) == 1:
            return values[0]
        hidden = (self.planes < 0).all(axis=0)
        planes = [*values, np.where(hidden, 0, 255).astype(np.uint8)] if hidden.any() else [*values]
        return np.ascontiguousarray(np.stack(planes, axis=2))


def control_image(
    spec: ControlSpec,
    size: tuple[int, int] | None,
    models: ModelCache,
    repainting: Repainting | None = None,
    mask: NDArray[np.uint8] | None = None,
) -> ControlImage:
    """Make the control image of a control.

    Args:
        spec: The control.
        size: Width and height of the image; None for the picture's own.
        models: Loads the estimator.
        repainting: What is repainted, if anything: a picture of the same size, or of that before it was extended, is
            cropped like it and gets its mask.
        mask: Instead of that, where the picture is repainted: uint8 [H, W] of the picture's size, white is repainted.

    Raises:
        BadInput: The picture cannot be read, or an estimator is needed and there is none.
    """
    picture = read_image(Path(spec.image))
    size = size or (picture.width, picture.height)
    margins, hidden = NO_MARGINS, None
    if repainting is not None:
        margins, picture = repainting.margins, replace(picture, pixels=repainting.covering(picture.pixels))
    crop = Box(0, 0, picture.width, picture.height)
    if repainting is not None:
        if (picture.width, picture.height) == (repainting.picture.width, repainting.picture.height):
            crop = repainting.crop
        hidden = repainting.repainted(size)[0]
    elif mask is not None:
        if mask.shape != (picture.height, picture.width):
            raise BadInput(
                f"The mask is {mask.shape[1]}x{mask.shape[0]} and the picture {picture.width}x{picture.height}: "
                "they must have the same size.",
                field="mask",
            )
        hidden = (resized(mask.astype(np.float32), *size) >= 127.5).astype(np.float32)
    notes = notes_about(picture, spec.image)
    if spec.ready:
        return ControlImage(_ready(spec.kind, picture, crop, size), notes)
    settings, estimator = settings_of(spec.kind, spec.settings), _estimator_name(spec)
    stamp = None if estimator is None else models.stamp(estimator)
    files = file_stamps(Path(spec.image))
    key = (spec.kind, tuple(settings.items()), stamp, files, size, crop, margins, digest_of(hidden))
    kept = models.control_images.get(key)
    if kept is not None:
        return kept
    source = MapSource(picture, crop, size, settings, hidden, _estimator(spec, estimator, models))
    made = DETECTORS[spec.kind](source)
    image = ControlImage(made if made.ndim == 3 else made[np.newaxis], (*notes, *source.notes))
    models.control_images.keep(key, image)
    return image


def map_control(request: MapControl, models: ModelCache) -> Decoded:
    """Write the control image of a request, of at most MAP_SIDE pixels a side, as a PNG.

    Raises:
        BadInput: See `control_image`; or the file cannot be written.
    """
    picture = read_image(Path(request.control.image))
    factor = min(1.0, MAP_SIDE / max(picture.width, picture.height))
    size = max(1, round(picture.width * factor)), max(1, round(picture.height * factor))
    mask = None if request.mask is None else read_mask(Path(request.mask))
    out = Path(request.out)
    make_folder(out.parent)
    write_atomically(out, png_bytes(control_image(request.control, size, models, mask=mask).pixels))
    return Decoded(file=str(out))


def _ready(kind: ControlKindName, picture: Picture, crop: Box, size: tuple[int, int]) -> Floats:
    """Return a ready-made control image; transparent parts of one for inpainting are hidden."""
    planes = (model_input(picture, crop, size, 3) / 2 + 0.5).astype(np.float32, copy=False)
    if kind == "inpaint" and picture.pixels.ndim == 3 and picture.pixels.shape[2] in (2, 4):
        alpha = picture.pixels[..., -1][crop.slices].astype(np.float32) / np.float32(picture.top)
        planes = np.where(resized(alpha, *size) < 0.5, np.float32(HIDDEN), planes)
    return planes


def _estimator_name(spec: ControlSpec) -> str | None:
    """Return the estimator that a control names, or a known one of the kind that it takes."""
    kind = KINDS[spec.kind]
    name = spec.estimator or _known_estimator(kind)
    if name is None and kind.needs is not None:
        raise BadInput(
            f"{kind.title} needs {ESTIMATORS[kind.needs]}, and none is installed: "
            "add its folder with `python -m studio models add FOLDER`, or in the window with Add model folder."
        )
    return name


def _estimator(spec: ControlSpec, name: str | None, models: ModelCache) -> EstimatorModel | None:
    """Load a control's estimator."""
    kind = KINDS[spec.kind]
    if name is None:
        return None
    model = models.get(name)
    if kind.estimator is None or not isinstance(model, EstimatorModel) or model.card.kind != kind.estimator:
        takes = "no such model" if kind.estimator is None else ESTIMATORS[kind.estimator]
        raise BadInput(f"{kind.title} takes {takes}, and {name} is none.")
    return model


def _known_estimator(kind: ControlKind) -> str | None:
    cards = known_cards().items() if kind.estimator is not None else ()
    return next((name for name, card in cards if card.kind == kind.estimator), None)
