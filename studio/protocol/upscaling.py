"""Upscaling pictures: the request and its events, and how an upscaled picture is refined."""

from typing import Any, Literal

from pydantic import Field

from studio.protocol.errors import BadInput
from studio.protocol.frozen import Frozen
from studio.protocol.geometry import MAX_PIXELS, Size
from studio.protocol.modelcard import ModelCard

DEFAULT_SCALE = 2.0  # without a model
MAX_SCALE = 16.0
REFINING_STRENGTH = 0.3  # details change, shapes stay


class Upscale(Frozen):
    """Upscale a picture: UpscaleProgress for each tile, Upscaled, Finished.

    Attributes:
        image: The file of the picture.
        model: Name or path of the upscaler; None for Lanczos resampling.
        scale: How many times wider and higher it becomes; None: the model's factor.
        out: The PNG to write.
    """

    do: Literal["upscale"] = "upscale"
    job: str
    image: str
    model: str | None = None
    scale: float | None = Field(default=None, gt=1, le=MAX_SCALE)
    out: str


class UpscaleProgress(Frozen):
    """A tile is finished."""

    kind: Literal["upscale_progress"] = "upscale_progress"
    done: int
    total: int


class Upscaled(Frozen):
    """The upscaled picture is on the disk."""

    kind: Literal["upscaled"] = "upscaled"
    file: str
    width: int
    height: int


def enlarged_size(size: Size, scale: float) -> Size:
    """Return the size of an upscaled picture; raises BadInput if that is larger than the program opens."""
    width, height = (max(1, round(side * scale)) for side in size)
    if width * height > MAX_PIXELS:
        raise BadInput(
            f"The enlarged picture of {width}x{height} would have more than {MAX_PIXELS // 10**6} megapixels.",
            field="scale",
        )
    return Size(width, height)


def refining(image: str, strength: float, card: ModelCard) -> dict[str, Any]:
    """Return the settings of a recipe that refines an upscaled picture: image to image in tiles of the model's size.

    Raises:
        BadInput: The model cannot do image to image.
    """
    if not card.takes_prompt:
        raise BadInput(
            f"The model {card.name} cannot refine: only models with a prompt vary a picture.", field="refine"
        )
    return {"image": image, "strength": strength, "tile": card.size, "size": None}
