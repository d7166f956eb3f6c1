"""Takes the live picture as a layer, with its recipe, its lane and its entry in the history."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.document.contents import Identity
from studio.document.document import Document
from studio.document.inputs import keep_input
from studio.document.layers.layer import Layer
from studio.document.layers.results import result_name
from studio.document.source import Source
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Box
from studio.protocol.recipes import dump_recipe
from studio.ui.background import Background
from studio.ui.canvas.canvas import Canvas
from studio.ui.operations.live.display import Shown
from studio.ui.translation import tr
from studio.ui.undo import UndoStack


class Taking:
    """Makes the layer off the UI thread, and adds it as one undo step.

    Args:
        keep: Queues a recipe whose result goes to the history and the timeline only, and returns its folder.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        document: Document,
        undo: UndoStack,
        canvas: Canvas,
        keep: Callable[[GenerateRecipe], Path],
        notify: Callable[[str, bool], None],
    ) -> None:
        self._document, self._undo, self._keep, self._notify = document, undo, keep, notify
        self._background = Background(canvas)

    @property
    def busy(self) -> bool:
        """Whether a layer is being made."""
        return self._background.busy

    def take(self, shown: Shown) -> None:
        """Take a finished picture; where there is a mask, only what it covers."""
        document, box = self._document, shown.sketch.box
        if box.intersection(Box(0, 0, *document.size)) != box:
            self._notify(tr("This live picture belongs to another picture."), False)
            return
        mask = document.mask[box.slices].copy() if document.has_mask else None
        done = partial(self._put, document.identity)
        self._background.run(partial(_layer_of, shown, mask), done, self._fail)

    def close(self) -> None:
        """Stop taking pictures."""
        self._background.close()

    def _put(self, identity: Identity, made: tuple[Layer, GenerateRecipe]) -> None:
        layer, recipe = made
        if identity is not self._document.identity:
            return  # another picture was opened meanwhile
        source = Source(recipe, self._keep(recipe))
        self._undo.record(self._document.add_result(layer, source, tr("Add live picture")))

    def _fail(self, error: BadInput) -> None:
        self._notify(tr("The live picture was not taken. {error}").format(error=error), True)


def _layer_of(shown: Shown, mask: NDArray[np.uint8] | None) -> tuple[Layer, GenerateRecipe]:
    """Return the layer of a picture, and its recipe with a sketch that is kept; runs off the UI thread."""
    sketch, box = shown.sketch, shown.sketch.box
    with Image.open(sketch.recipe.image or "") as image:
        kept = str(keep_input(np.asarray(image.convert("RGBA"))))
    controls = tuple(
        control.model_copy(update={"image": kept}) if control.image == sketch.recipe.image else control
        for control in sketch.recipe.controls
    )
    recipe = sketch.recipe.model_copy(update={"image": kept, "controls": controls})
    picture = Image.fromarray(shown.pixels)
    if picture.size != (box.width, box.height):
        picture = picture.resize((box.width, box.height), Image.Resampling.BICUBIC)
    pixels = np.array(picture)
    if mask is not None:
        pixels[..., 3] = mask
    return Layer(result_name(recipe), pixels, box.x, box.y, kind="candidate", recipe=dump_recipe(recipe)), recipe
