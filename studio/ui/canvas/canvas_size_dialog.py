"""Asks for the canvas's new size, and which point of the picture stays in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.document.canvas_sizing import Anchor
from studio.protocol.geometry import Size
from studio.ui.canvas.size_fields import SizeFields
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.plain import plain_label

_ANCHORS: tuple[tuple[Anchor, str, str], ...] = (
    ((0, 0), "ph.arrow-up-left", tr("Upper left")),
    ((1, 0), "ph.arrow-up", tr("Top")),
    ((2, 0), "ph.arrow-up-right", tr("Upper right")),
    ((0, 1), "ph.arrow-left", tr("Left")),
    ((1, 1), "ph.circle", tr("Middle")),
    ((2, 1), "ph.arrow-right", tr("Right")),
    ((0, 2), "ph.arrow-down-left", tr("Lower left")),
    ((1, 2), "ph.arrow-down", tr("Bottom")),
    ((2, 2), "ph.arrow-down-right", tr("Lower right")),
)


class CanvasSizeDialog(QDialog):
    """Width, height and an anchor.

    Signals:
        chosen: The Size and the Anchor.
    """

    chosen = Signal(object, object)

    def __init__(self, size: Size, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Canvas size"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fields = SizeFields(size)
        self._exclusive = QButtonGroup(self)
        self.anchors: dict[Anchor, IconButton] = {}
        grid = QGridLayout()
        grid.setSpacing(2)
        for anchor, icon, name in _ANCHORS:
            button = IconButton(icon, name, tr("The point of the picture that stays in place."))
            button.setCheckable(True)
            self._exclusive.addButton(button)
            grid.addWidget(button, anchor[1], anchor[0])
            self.anchors[anchor] = button
        self.anchors[1, 1].setChecked(True)
        self.apply, cancel = QPushButton(tr("Change")), QPushButton(tr("Cancel"))
        self.apply.setDefault(True)
        self.apply.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        middle = QHBoxLayout()
        middle.addWidget(plain_label(tr("Anchor"), quiet=True))
        middle.addLayout(grid)
        middle.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.apply)
        about = plain_label(tr("Layers keep what lies outside the canvas. The added area is transparent."), quiet=True)
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        for part in (about, self.fields):
            column.addWidget(part)
        column.addLayout(middle)
        column.addLayout(buttons)
        self.setMinimumWidth(360)
        self.fields.width_field.setFocus()

    def anchor(self) -> Anchor:
        """Return the checked anchor."""
        return next(anchor for anchor, button in self.anchors.items() if button.isChecked())

    def accept(self) -> None:
        """Send the size, unless a number is out of range."""
        if not self.fields.problem:
            self.chosen.emit(self.fields.size_(), self.anchor())
            super().accept()
