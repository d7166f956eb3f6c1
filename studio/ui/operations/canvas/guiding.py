"""Makes guide layers and changes their settings; each change is one undo step."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtWidgets import QWidget

from studio.document.contents import Identity
from studio.document.document import Document
from studio.document.edits import Edit
from studio.document.inputs import keep_input
from studio.document.layer_editing import LayerEditing
from studio.document.layers.guides import Colour, ControlUse, RegionUse
from studio.document.picture import open_picture
from studio.link.control_maps import ControlMaps
from studio.protocol.control_kinds import KINDS, ControlKindName
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import ControlSpec
from studio.protocol.geometry import Size
from studio.ui.actions import Operations
from studio.ui.background import Background
from studio.ui.commands.guide_commands import CONTROL_PREFIX
from studio.ui.layers.layers_panel import LayersPanel
from studio.ui.translation import tr, within_sentence
from studio.ui.undo import UndoStack

_Wanted = tuple[ControlKindName, Identity]


class Guiding:
    """Connects the layers panel, the document and the engine, which makes control images of pictures.

    Args:
        paint_with: Sets the colour to paint with, and chooses the brush.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        document: Document,
        undo: UndoStack,
        panel: LayersPanel,
        maps: ControlMaps,
        paint_with: Callable[[Colour], None],
        notify: Callable[[str, bool], None],
        parent: QWidget,
    ) -> None:
        self._document, self._undo, self._maps, self._notify = document, undo, maps, notify
        self._editing = LayerEditing(document)
        self._background = Background(parent)
        maps.made.connect(self._made)
        maps.failed.connect(lambda _, line: notify(line, True))
        panel.guide.control_edited.connect(self._control_edited)
        regions = panel.guide.regions
        regions.edited.connect(self._regions_edited)
        regions.added.connect(self._add_region)
        regions.removed.connect(lambda index: self._do(partial(self._editing.remove_region, document.active, index)))
        regions.colour_wanted.connect(paint_with)
        self._paint_with = paint_with

    def operations(self) -> Operations:
        """Return what the commands do."""
        return {
            "layer.new_control": lambda: self._do(lambda: self._editing.add_control(ControlUse())),
            **{f"{CONTROL_PREFIX}{kind}": partial(self.make_control, kind) for kind in KINDS},
            "layer.new_regions": self._add_regions,
            "layer.new_mask": self._keep_mask,
            "layer.swap_mask": lambda: self._do(lambda: self._editing.swap_mask(self._document.active)),
        }

    @property
    def busy(self) -> bool:
        """Whether a control image is being prepared or read."""
        return self._background.busy

    def make_control(self, kind: ControlKindName) -> None:
        """Make a control layer of the visible picture, once the engine has made its control image."""
        document = self._document
        if not document.has_picture:
            self._notify(tr("There is no picture to make a control layer from. Open or generate one first."), False)
            return
        picture = document.picture.copy()
        mask = document.mask.copy() if kind == "inpaint" and document.has_mask else None
        wanted = kind, document.identity
        self._notify(
            tr("Making a control layer: {title} …").format(title=within_sentence(tr(KINDS[kind].title))), False
        )
        self._background.run(
            partial(_inputs, kind, picture, mask),
            lambda found: self._maps.ask(wanted, *found),
            lambda error: self._notify(str(error), True),
        )

    def close(self) -> None:
        """Stop sending requests."""
        self._background.close()
        self._maps.close()

    def _made(self, wanted: _Wanted, path: Path) -> None:
        try:
            encoded = path.read_bytes()  # the file is removed when this returns
        except OSError as error:
            self._notify(
                tr("The control image could not be read: {strerror}.").format(strerror=error.strerror or error), True
            )
            return
        self._background.run(
            partial(_fitted, encoded, self._document.size),
            partial(self._add, wanted),
            lambda error: self._notify(str(error), True),
        )

    def _add(self, wanted: _Wanted, pixels: NDArray[np.uint8]) -> None:
        kind, identity = wanted
        document = self._document
        if identity is not document.identity or pixels.shape[:2] != (document.size.height, document.size.width):
            return  # it belongs to a picture that is no longer shown
        self._do(lambda: self._editing.add_control(ControlUse(kind=kind), pixels))
        self._notify(
            tr("The control layer shows what the model follows: {title}.").format(
                title=within_sentence(tr(KINDS[kind].title))
            ),
            False,
        )

    def _add_regions(self) -> None:
        if self._do(self._editing.add_regions):
            self._take_last_colour()

    def _add_region(self) -> None:
        if self._do(lambda: self._editing.add_region(self._document.active)):
            self._take_last_colour()

    def _take_last_colour(self) -> None:
        layer = self._document.active_layer
        if layer is not None and layer.regions:
            self._paint_with(layer.regions[-1].colour)

    def _keep_mask(self) -> None:
        if not self._document.has_mask:
            self._notify(tr("There is no mask to keep. Paint or select one first."), False)
            return
        self._do(lambda: self._editing.add_mask(self._document.mask))

    def _control_edited(self, use: ControlUse) -> None:
        self._change(tr("Change control"), control=use)

    def _regions_edited(self, regions: tuple[RegionUse, ...]) -> None:
        self._change(tr("Change region"), regions=regions)

    def _change(self, title: str, **values: Any) -> None:
        self._do(lambda: self._editing.change(self._document.active, title, **values))

    def _do(self, change: Callable[[], Edit | None]) -> bool:
        try:
            edit = change()
        except BadInput as error:
            self._notify(str(error), False)
            return False
        self._undo.record(edit)
        return edit is not None


# what runs off the UI thread


def _inputs(
    kind: ControlKindName, picture: NDArray[np.uint8], mask: NDArray[np.uint8] | None
) -> tuple[ControlSpec, str | None]:
    spec = ControlSpec(kind=kind, image=str(keep_input(picture)))
    return spec, None if mask is None else str(keep_input(mask))


def _fitted(encoded: bytes, size: Size) -> NDArray[np.uint8]:
    """Return a control image of a canvas's size, RGBA uint8 [H, W, 4]."""
    pixels = open_picture(encoded)
    if pixels.shape[:2] == (size.height, size.width):
        return pixels
    resized = Image.fromarray(pixels).resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    return np.array(resized)
