"""Live painting: the request for the picture of a sketch, its answer, and their recipe."""

from typing import Any, Literal

from studio.protocol.engine_settings import EngineSettings
from studio.protocol.frozen import Frozen
from studio.protocol.generation_recipe import MAX_SIDE, ControlSpec, GenerateRecipe
from studio.protocol.geometry import Size
from studio.protocol.modelcard import ModelCard

MAX_EVALUATIONS = 4  # of the network for one picture
FEW_STEPS = 8  # a model made for at most this many steps is quick enough to follow a pen
_MULTIPLE, _MIN_SIDE = 16, 64  # of the sides in pixels


class PaintLive(Frozen):
    """Make the picture of a sketch: one LivePicture, then Finished.

    Attributes:
        recipe: Image to image; its `image` is the file of the sketch.
        finished: Whether the autoencoder decodes the picture; otherwise a linear map of the latents previews it.
        out: The folder for the picture's pixels.
    """

    do: Literal["live"] = "live"
    job: str
    recipe: GenerateRecipe
    finished: bool
    out: str
    settings: EngineSettings = EngineSettings()


class LivePicture(Frozen):
    """The picture of a sketch.

    Attributes:
        pixels: Its file; see `protocol.finished_pictures`.
        finished: Whether it is the recipe's picture, to the bit, rather than a preview.
        preparing: Seconds until the first step: reading the sketch, planning, loading what was not in memory.
        denoising: Seconds of the steps, including the encoding of sketch and prompt.
        decoding: Seconds of decoding the picture, or of the preview.
        loaded: Whether the model was in memory already.
    """

    kind: Literal["live"] = "live"
    pixels: str
    finished: bool
    preparing: float
    denoising: float
    decoding: float
    loaded: bool = True


def can_paint_live(card: ModelCard | None) -> str:
    """Return in one plain line why a model cannot be used for live painting; "" when it can."""
    if card is None:
        return "Live painting needs a model. Choose one in the recipe."
    if not card.makes_pictures or card.kind == "decoder" or card.space == "plane":
        return f"{card.title} makes no picture from a sketch: it does not denoise pictures. Choose another model."
    return ""


def is_quick(card: ModelCard) -> bool:
    """Whether a model was made for few steps."""
    return card.takes_prompt and card.steps <= FEW_STEPS


def live_recipe(
    recipe: GenerateRecipe,
    card: ModelCard,
    sketch: str,
    canvas: Size,
    *,
    strength: float,
    seed: int,
    controls: tuple[ControlSpec, ...] = (),
) -> GenerateRecipe:
    """Return the recipe of a sketch's picture.

    It has the settings of another recipe, except what would take long: at most MAX_EVALUATIONS steps are taken, and
    the picture has about as many pixels as the model was trained with, in the shape of the canvas.

    Args:
        recipe: The settings.
        card: The card of its model.
        sketch: The file of the sketch.
        canvas: The size of what the sketch shows on the canvas.
        strength: How much of the sketch is changed.
        seed: The seed of the noise.
        controls: The controls; those without a picture use the sketch.
    """
    changes: dict[str, Any] = {
        "steps": live_steps(recipe.steps, strength),
        "size": live_size(canvas, card, recipe.size),
        "strength": strength,
        "seed": seed,
        "image": sketch,
        "controls": [one if one.image else one.model_copy(update={"image": sketch}) for one in controls],
        "count": 1,
        "mask": None,
        "crop": None,
        "outpaint": None,
        "fork": None,
        "refiner": None,
        "tile": None,
    }
    return GenerateRecipe.model_validate({**recipe.model_dump(), **changes})


def live_steps(steps: int, strength: float) -> int:
    """Return over how many steps the noise is spread so that `strength` takes at most MAX_EVALUATIONS of them."""
    while steps > 1 and int(steps * strength) > MAX_EVALUATIONS:
        steps -= 1
    return steps


def live_size(canvas: Size, card: ModelCard, requested: tuple[int, int] | None = None) -> tuple[int, int] | None:
    """Return the size of live pictures: the canvas's shape, with as many pixels as asked for or as trained with.

    Returns:
        Width and height; None for the size that the model was trained with, the only one of models without prompts.
    """
    if not card.takes_prompt:
        return None
    width, height = requested or (card.size, card.size)
    pixels, aspect = width * height, min(max(canvas.width / canvas.height, 1 / 4), 4.0)
    sides = [_rounded((pixels * aspect) ** 0.5), _rounded((pixels / aspect) ** 0.5)]
    return None if sides == [card.size, card.size] else (sides[0], sides[1])


def _rounded(side: float) -> int:
    return min(max(round(side / _MULTIPLE) * _MULTIPLE, min(_MIN_SIDE, _MULTIPLE)), MAX_SIDE)
