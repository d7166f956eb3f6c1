"""Operations on the mask: those of the Mask menu that take an amount, a file or time."""

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QWidget

from studio.compositing import mask_of
from studio.document.document import Document
from studio.document.layers.layer import Layer
from studio.document.picture import SUFFIXES, open_picture
from studio.document.selections import operations
from studio.document.selections.kept_selections import forget, free_name, keep_mask
from studio.document.selections.selection import Mask, Mode, Selection
from studio.mask_growth import grown
from studio.protocol.errors import BadInput
from studio.protocol.files import write_atomically
from studio.protocol.geometry import Box
from studio.ui.background import Background
from studio.ui.canvas.canvas import Canvas
from studio.ui.canvas.mask_preview import MaskPreview
from studio.ui.kept_settings import number_of
from studio.ui.translation import tr
from studio.ui.undo import UndoStack
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.save_dialog import choose_save_path

if TYPE_CHECKING:
    from studio.ui.canvas.amount_dialog import AmountDialog

_PICTURES = tr("Pictures ({endings})").format(endings=" ".join(f"*{suffix}" for suffix in SUFFIXES))
_NO_PICTURE = tr("There is no picture. Open or generate one first.")
_NO_MASK = tr("There is no mask. Paint one, or select something, first.")
_SELECTING = tr("The mask is being computed; Esc stops it.")
_MOMENT = 400  # milliseconds
_SAVE_SECONDS = 30.0  # how long closing the program waits for a mask that is being saved


@dataclass(frozen=True)
class _Amount:
    """An operation with an amount.

    Attributes:
        title: Name of the undo step and the dialog.
        label: Label of the number.
        default: The number at first.
        unit: Unit of the number.
        tip: One sentence that explains it.
        compute: Receives the mask and the number.
        minimum: The smallest number.
        maximum: The largest number.
    """

    title: str
    label: str
    default: float
    unit: str
    tip: str
    compute: Callable[[Mask, float], Mask]
    minimum: float = 1
    maximum: float = operations.MAX_AMOUNT


_AMOUNTS = {
    "grow": _Amount(tr("Grow mask"), tr("Grow by"), 8, "px", tr("How far the edge moves outwards."), grown),
    "shrink": _Amount(
        tr("Shrink mask"), tr("Shrink by"), 8, "px", tr("How far the edge moves inwards."), operations.shrunk
    ),
    "feather": _Amount(
        tr("Feather mask"), tr("Feather"), 12, "px", tr("How far the edge fades to each side."), operations.feathered
    ),
    "smooth": _Amount(
        tr("Smooth mask"), tr("Radius"), 8, "px", tr("Corners are rounded by about this radius."), operations.smoothed
    ),
    "border": _Amount(
        tr("Border of mask"),
        tr("Width"),
        12,
        "px",
        tr("Width of the band, half of it on each side."),
        operations.bordered,
        2,
    ),
    "remove_islands": _Amount(
        tr("Remove islands from mask"),
        tr("Smaller than"),
        100,
        "px²",
        tr("Separate parts with a smaller area are cleared."),
        operations.islands_removed,
        maximum=1_000_000,
    ),
}


class Masking:
    """Changes, loads and saves the mask.

    Args:
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        document: Document,
        undo: UndoStack,
        canvas: Canvas,
        settings: QSettings,
        notify: Callable[[str, bool], None],
        parent: QWidget,
    ) -> None:
        self._document, self._canvas, self._settings, self._notify = document, canvas, settings, notify
        self._parent, self._undo = parent, undo
        self._background = Background(parent)
        self.preview = MaskPreview(document, undo.record, parent)
        self.preview.refused.connect(lambda text: notify(text, True))
        self._slow = QTimer(parent)  # reports the operation if it takes longer than a moment
        self._slow.setSingleShot(True)
        self._slow.setInterval(_MOMENT)
        self._slow.timeout.connect(lambda: notify(_SELECTING, False))
        canvas.selector.busy_changed.connect(self._busy_changed)

    @property
    def busy(self) -> bool:
        """Whether a mask is being computed, read or written."""
        return self._background.busy or self._canvas.selector.busy or self.preview.busy

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of each command."""
        return {
            **{f"mask.{name}": partial(self.choose_amount, name) for name in _AMOUNTS},
            "mask.fill_holes": self.fill_holes,
            "mask.from_alpha": self.take_alpha,
            "mask.keep": self.choose_name,
            "mask.kept": self.choose_kept,
            "mask.load": self.choose_and_load,
            "mask.save": self.choose_and_save,
        }

    def choose_amount(self, name: str) -> None:
        """Ask for the amount of an operation, with a preview."""
        if not self._has_mask():
            return
        from studio.ui.canvas.amount_dialog import AmountDialog  # when it is first needed

        amount, key = _AMOUNTS[name], f"mask_amount/{name}"
        field = NumberField(
            amount.label,
            minimum=amount.minimum,
            maximum=amount.maximum,
            default=amount.default,
            unit=amount.unit,
            tooltip=amount.tip,
            logarithmic=True,
        )
        field.setValue(min(amount.maximum, max(amount.minimum, number_of(self._settings, key, amount.default))))
        self._canvas.selector.when_idle(
            lambda: self._preview(AmountDialog(amount.title, field, self._canvas), name, key)
        )

    def fill_holes(self) -> None:
        """Mask what the mask encloses."""
        if self._has_mask():
            self._canvas.selector.change(operations.holes_filled, tr("Fill holes in mask"))

    def take_alpha(self) -> None:
        """Mask the active layer in proportion to its alpha; without one, all visible layers."""
        if self._has_picture():
            layer = self._document.active_layer
            self._canvas.selector.select(
                _alpha if layer is None else partial(_alpha_of, layer), Mode.REPLACE, tr("Mask from alpha")
            )

    def choose_name(self) -> None:
        """Ask for a name to keep the mask under."""
        if not self._has_mask():
            return
        dialog = QInputDialog(self._parent)
        dialog.setWindowTitle(tr("Keep selection"))
        dialog.setLabelText(tr("Name; an existing one is replaced."))
        dialog.setTextValue(free_name(self._document))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(self.keep)
        dialog.open()

    def keep(self, name: str) -> None:
        """Keep the mask under a name; a project saves it."""
        try:
            self._undo.record(keep_mask(self._document, name))
        except BadInput as error:
            self._notify(str(error), True)
            return
        self._notify(tr("Kept the mask as {name}.").format(name=name.strip()), False)

    def use_kept(self, name: str) -> None:
        """Make a kept selection the mask."""
        selection = self._document.selections[name]
        self._canvas.selector.select(lambda _: selection, Mode.REPLACE, tr("Use kept selection"))

    def forget_kept(self, name: str) -> None:
        """Forget a kept selection, as one undo step."""
        self._undo.record(forget(self._document, name))

    def choose_kept(self) -> None:
        """Offer the kept selections."""
        names = tuple(self._document.selections)
        if not names:
            self._notify(tr("No selection has been kept for this picture. Keep the mask first."), False)
            return
        menu = QMenu(self._parent)
        menu.setObjectName("keptSelections")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        forgetting = QMenu(tr("Forget"), menu)
        for where, do in ((menu, self.use_kept), (forgetting, self.forget_kept)):
            for name in names:
                action = where.addAction(name.replace("&", "&&"))
                action.triggered.connect(lambda _checked=False, do=do, name=name: do(name))
        menu.addSeparator()
        menu.addMenu(forgetting)
        menu.popup(QCursor.pos())
        menu.setActiveAction(menu.actions()[0])

    def choose_and_load(self) -> None:
        """Ask for a picture to use as the mask."""
        if not self._has_picture():
            return
        path, _ = QFileDialog.getOpenFileName(self._parent, tr("Load mask"), str(self._folder()), _PICTURES)
        if path:
            self._keep_folder(Path(path))
            self.load(Path(path))

    def load(self, path: Path) -> None:
        """Use a picture of the canvas's size as the mask: white is masked."""
        self._canvas.selector.select(partial(_read_mask, path), Mode.REPLACE, tr("Load mask"))

    def choose_and_save(self) -> None:
        """Ask where to save the mask."""
        if not self._has_mask():
            return
        path = choose_save_path(self._parent, tr("Save mask"), str(self._folder() / "mask.png"), "PNG (*.png)", ".png")
        if path is not None:
            self._keep_folder(path)
            self.save(path)

    def save(self, path: Path) -> None:
        """Write the mask as a grey PNG."""
        mask = self._document.mask.copy()
        self._background.run(
            lambda: write_atomically(path, _png(mask)),
            lambda _: self._notify(tr("Saved {path}.").format(path=path.name), False),
            lambda error: self._notify(str(error), True),
        )

    def close(self) -> None:
        """Finish saving, and stop computing."""
        self._slow.stop()
        self._canvas.selector.busy_changed.disconnect(self._busy_changed)
        self.preview.close()
        self._canvas.selector.close()
        self._background.close(finish=True, seconds=_SAVE_SECONDS)

    def _busy_changed(self, busy: bool) -> None:
        if busy:
            self._slow.start()
        elif self._slow.isActive():
            self._slow.stop()
        else:
            self._notify(tr("The mask is ready."), False)

    def _preview(self, dialog: "AmountDialog", name: str, key: str) -> None:
        amount, preview = _AMOUNTS[name], self.preview

        def show(value: float) -> None:
            preview.show(lambda mask: amount.compute(mask, value))

        def accept() -> None:
            self._settings.setValue(key, dialog.field.value())
            preview.accept()

        preview.begin(amount.title)
        show(dialog.field.value())
        dialog.changed.connect(show)
        dialog.accepted.connect(accept)
        dialog.rejected.connect(preview.cancel)
        dialog.finished.connect(dialog.deleteLater)
        preview.ended.connect(dialog.close, Qt.ConnectionType.SingleShotConnection)
        dialog.show()

    def _has_picture(self) -> bool:
        if not self._document.has_picture:
            self._notify(_NO_PICTURE, False)
        return self._document.has_picture

    def _has_mask(self) -> bool:
        if not self._document.has_mask:
            self._notify(_NO_MASK if self._document.has_picture else _NO_PICTURE, False)
        return self._document.has_mask

    def _folder(self) -> Path:
        folder = Path(str(self._settings.value("folder/mask", "")))
        return folder if os.path.isdir(folder) else Path()

    def _keep_folder(self, file: Path) -> None:
        self._settings.setValue("folder/mask", str(file.absolute().parent))


# what runs off the UI thread


def _alpha(picture: NDArray[np.uint8]) -> Selection:
    return Selection.of(np.ascontiguousarray(picture[..., 3]))


def _alpha_of(layer: Layer, _: NDArray[np.uint8]) -> Selection:
    height, width = layer.pixels.shape[:2]
    return Selection(Box(layer.x, layer.y, width, height), np.ascontiguousarray(layer.pixels[..., 3]))


def _read_mask(path: Path, picture: NDArray[np.uint8]) -> Selection:
    mask = mask_of(open_picture(path))
    if mask.shape != picture.shape[:2]:
        (height, width), (rows, columns) = picture.shape[:2], mask.shape
        raise BadInput(
            tr("{path} has {columns} × {rows} pixels, the picture {width} × {height}.").format(
                path=path.name, columns=columns, rows=rows, width=width, height=height
            )
        )
    return Selection.of(mask)


def _png(mask: Mask) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(mask).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()
