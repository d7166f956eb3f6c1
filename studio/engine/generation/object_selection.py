"""Selects objects in a picture by a point, a box or words: finds the models, runs them, and writes the mask."""

from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from studio.compositing import resized
from studio.engine.data.pictures import png_bytes, read_image
from studio.engine.generation.control_cache import digest_of
from studio.engine.generation.inpainting import model_input
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.estimator import EstimatorModel, ObjectModel, WordsModel
from studio.protocol.control_kinds import ESTIMATORS, EstimatorKind
from studio.protocol.errors import BadInput
from studio.protocol.events import Decoded
from studio.protocol.files import make_folder, write_atomically
from studio.protocol.geometry import Box, box_of
from studio.protocol.modelcard import known_cards
from studio.protocol.requests import SelectObject

Floats = NDArray[np.float32]
Kind = TypeVar("Kind", bound=EstimatorModel)


def select_object(request: SelectObject, models: ModelCache) -> Decoded:
    """Write the mask of the requested object as a grey PNG of the picture's size.

    SAM 2's embedding of a picture is computed once: further points and boxes are quick. Words are located by
    CLIPSeg, coarsely; where SAM 2 is installed, it draws the outline of what they are most likely to name.

    Raises:
        BadInput: There is no model, the picture cannot be read, no object is named, or the file cannot be
            written.
    """
    if not request.points and request.box is None and not request.words.strip():
        raise BadInput("A point, a box or words must say which object is meant.")
    reader = _model("words", WordsModel, request.model, models) if request.words.strip() else None
    model = _model("object", ObjectModel, request.model, models) if reader is None else None
    picture = read_image(Path(request.image))
    size = (picture.width, picture.height)
    colours = (model_input(picture, Box(0, 0, *size), size, 3) / 2 + 0.5).astype(np.float32)
    if reader is not None:
        share = _named(reader, colours, request.words, models)
    else:
        assert model is not None, "one of the two was found"
        share = _selected(model, colours, request, models)
    mask = np.rint(np.clip(resized(share, *size), 0, 1) * 255).astype(np.uint8)
    out = Path(request.out)
    make_folder(out.parent)
    write_atomically(out, png_bytes(mask))
    return Decoded(file=str(out))


def _selected(model: ObjectModel, colours: Floats, request: SelectObject, models: ModelCache) -> Floats:
    """Return the probability that each place is the object of a point or a box, [h, w]."""
    key = (id(model), digest_of(colours))
    if models.object_embedding is None or models.object_embedding[0] != key:
        models.object_embedding = key, model.embedding(colours)
    return model.select(colours, request.points, request.box, models.object_embedding[1])


def _named(reader: WordsModel, colours: Floats, words: str, models: ModelCache) -> Floats:
    """Return the probability that each place belongs to what words name, [h, w]."""
    share = reader.find(colours, words)
    sure = share >= 0.5
    if not sure.any() or not any(card.kind == ObjectModel.kind for card in known_cards().values()):
        return share
    height, width = colours.shape[1:]
    across, down = width / share.shape[1], height / share.shape[0]
    around = box_of(sure.view(np.uint8))
    row, column = np.unravel_index(int(share.argmax()), share.shape)
    request = SelectObject(
        job="",
        image="",
        points=((float((column + 0.5) * across), float((row + 0.5) * down), True),),
        box=(around.x * across, around.y * down, around.right * across, around.bottom * down),
        out="",
    )
    return _selected(_model("object", ObjectModel, None, models), colours, request, models)


def _model(kind: EstimatorKind, type_: type[Kind], name: str | None, models: ModelCache) -> Kind:
    """Return the named model, or the first that is known of a kind."""
    name = name or next((known for known, card in known_cards().items() if card.kind == kind), None)
    does = "Selecting objects" if kind == "object" else "Selecting by words"
    if name is None:
        raise BadInput(
            f"{does} needs {ESTIMATORS[kind]}, and none is installed: "
            "add its folder with `python -m studio models add FOLDER`, or in the window with Add model folder."
        )
    model = models.get(name)
    if not isinstance(model, type_):
        raise BadInput(f"{does} takes {ESTIMATORS[kind]}, and {name} is none.")
    return model
