"""Shows the maps of controls on the canvas, and lets them be painted over; both are made by the engine."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from studio.document.document import Document
from studio.document.inputs import keep_input
from studio.document.picture import open_picture
from studio.link.control_maps import ControlMaps
from studio.protocol.control_kinds import KINDS
from studio.protocol.generation_recipe import ControlSpec
from studio.ui.background import Background
from studio.ui.canvas.canvas import Canvas
from studio.ui.recipe.control_row import ControlRow
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.translation import tr

if TYPE_CHECKING:
    from studio.ui.recipe.map_editor import MapEditor

_BLANK = 512  # pixels a side of a map that is painted from nothing, for a model whose size is not known


@dataclass(frozen=True, eq=False)
class _Wanted:
    """The purpose of a map."""

    row: ControlRow
    use: Literal["show", "paint"]


class ControlMapping:
    """Joins the list of controls, the canvas, the document and the engine.

    Args:
        frame: Returns the frame under the playhead, uint8 [H, W, 3 or 4]; None without one.
        notify: Shows a line; True marks an error.
        parent: The window.
    """

    def __init__(
        self,
        *,
        panel: RecipePanel,
        document: Document,
        canvas: Canvas,
        maps: ControlMaps,
        frame: Callable[[], NDArray[np.uint8] | None],
        notify: Callable[[str, bool], None],
        parent: QWidget,
    ) -> None:
        self._panel, self._document, self._canvas, self._maps, self._notify = panel, document, canvas, maps, notify
        self._parent, self._frame = parent, frame
        self._background = Background(panel)
        self._shown: ControlRow | None = None
        self._editor: MapEditor | None = None
        controls = panel.fields.adapters.controls
        controls.show_wanted.connect(self._show_or_hide)
        controls.paint_wanted.connect(self._paint)
        controls.frame_wanted.connect(self._take_frame)
        maps.made.connect(self._made)
        maps.failed.connect(lambda _, line: self._notify(line, True))

    @property
    def editor(self) -> "MapEditor | None":
        """The dialog in which a map is painted over; None before the first time."""
        return self._editor

    def close(self) -> None:
        """Stop making maps."""
        self._background.close()
        self._maps.close()
        if self._editor is not None:
            self._editor.close()

    def _show_or_hide(self, row: ControlRow) -> None:
        if self._shown is row and self._canvas.shows_frame:
            self._shown = None
            self._canvas.show_frame(None)
        elif row.usable:
            self._ask(_Wanted(row, "show"))

    def _take_frame(self, row: ControlRow) -> None:
        """Keep the frame under the playhead as the control's picture."""
        pixels = self._frame()
        if pixels is None:
            self._notify(tr("There is no frame under the playhead."), False)
            return
        opaque = np.dstack([pixels[..., :3], np.full(pixels.shape[:2], 255, np.uint8)])

        def use(path: Path) -> None:
            if row in self._panel.fields.adapters.controls.rows:
                row.use_picture(str(path))

        self._background.run(lambda: keep_input(opaque), use, lambda error: self._notify(str(error), True))

    def _paint(self, row: ControlRow) -> None:
        if row.usable:
            self._ask(_Wanted(row, "paint"))
            return
        fields = self._panel.fields
        own = fields.card.size if fields.card is not None else _BLANK
        width, height = fields.output.size.value() or (own, own)
        self._edit(row, np.zeros((height, width), np.uint8))

    def _ask(self, wanted: _Wanted) -> None:
        """Write the picture off the UI thread where the control follows the canvas, then ask the engine."""
        row, document = wanted.row, self._document
        picture = document.picture.copy() if row.from_canvas else None
        mask = document.mask.copy() if row.kind_name == "inpaint" and document.has_mask else None
        self._background.run(
            partial(_inputs, row.spec(), picture, mask),
            lambda found: self._maps.ask(wanted, *found),
            lambda error: self._notify(str(error), True),
        )

    def _made(self, wanted: _Wanted, path: Path) -> None:
        try:
            encoded = path.read_bytes()  # the file is removed when this returns
        except OSError as error:
            self._notify(tr("The map could not be read: {strerror}.").format(strerror=error.strerror or error), True)
            return
        self._background.run(
            lambda: open_picture(encoded), partial(self._use, wanted), lambda error: self._notify(str(error), True)
        )

    def _use(self, wanted: _Wanted, pixels: NDArray[np.uint8]) -> None:
        row = wanted.row
        if row not in self._panel.fields.adapters.controls.rows:
            return  # it was removed meanwhile
        if wanted.use == "paint":
            self._edit(row, np.ascontiguousarray(pixels[..., 0]))
            return
        self._shown = row
        seen = pixels[..., :3] * (pixels[..., 3:] > 0)  # parts hidden from the network are black
        self._canvas.show_frame(np.ascontiguousarray(seen), None, alone=not row.from_canvas)

    def _edit(self, row: ControlRow, grey: NDArray[np.uint8]) -> None:
        if self._editor is None:
            from studio.ui.recipe.map_editor import MapEditor  # rarely needed

            self._editor = MapEditor(self._parent)
            self._editor.used.connect(self._keep)
        self._editor.open_for(row, tr(KINDS[row.kind_name].title), grey)

    def _keep(self, row: ControlRow, grey: NDArray[np.uint8]) -> None:
        def use(path: Path) -> None:
            if row in self._panel.fields.adapters.controls.rows:
                row.use_map(str(path))

        self._background.run(lambda: keep_input(grey), use, lambda error: self._notify(str(error), True))


def _inputs(
    spec: ControlSpec, picture: NDArray[np.uint8] | None, mask: NDArray[np.uint8] | None
) -> tuple[ControlSpec, str | None]:
    """Write a control's picture and mask, and return the control that refers to them."""
    if picture is not None:
        spec = spec.model_copy(update={"image": str(keep_input(picture))})
    return spec, None if mask is None else str(keep_input(mask))
