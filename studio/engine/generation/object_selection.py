"""Selects objects of a picture: finds the model, asks it, and writes its mask."""

from pathlib import Path

import numpy as np

from studio.compositing import resized
from studio.engine.data.pictures import png_bytes, read_image
from studio.engine.generation.inpainting import seen
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.estimator import ObjectModel
from studio.protocol.control_kinds import ESTIMATORS
from studio.protocol.errors import BadInput
from studio.protocol.events import Decoded
from studio.protocol.files import make_folder, write_whole
from studio.protocol.geometry import Box
from studio.protocol.modelcard import known_cards
from studio.protocol.requests import SelectObject


def select_object(request: SelectObject, models: ModelCache) -> Decoded:
    """Write the mask of the object that a request means, as a grey PNG of the picture's size.

    Raises:
        BadInput: There is no model, the picture cannot be read, nothing says what is meant, or the file cannot be
            written.
    """
    if not request.points and request.box is None:
        raise BadInput("A point or a box must say which object is meant.")
    model = _model(request.model, models)
    picture = read_image(Path(request.image))
    size = (picture.width, picture.height)
    colours = seen(picture, Box(0, 0, *size), size, 3) / 2 + 0.5
    share = model.select(colours.astype(np.float32), request.points, request.box)
    mask = np.rint(np.clip(resized(share, *size), 0, 1) * 255).astype(np.uint8)
    out = Path(request.out)
    make_folder(out.parent)
    write_whole(out, png_bytes(mask))
    return Decoded(file=str(out))


def _model(name: str | None, models: ModelCache) -> ObjectModel:
    name = name or next((known for known, card in known_cards().items() if card.kind == ObjectModel.kind), None)
    takes = ESTIMATORS["object"]
    if name is None:
        raise BadInput(
            f"Selecting objects needs {takes}, and none is installed: "
            "add its folder with `python -m studio models add FOLDER`, or in the window with Add model folder."
        )
    model = models.get(name)
    if not isinstance(model, ObjectModel):
        raise BadInput(f"Selecting objects takes {takes}, and {name} is none.")
    return model
