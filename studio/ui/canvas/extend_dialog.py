"""Asks by how many pixels to extend the canvas on each side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.protocol.geometry import MAX_SIDE, Size
from studio.ui.theme import UNIT
from studio.ui.translation import tr, within_sentence
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label

_SIDES = {"Left": tr("Left"), "Top": tr("Top"), "Right": tr("Right"), "Bottom": tr("Bottom")}
_MULTIPLE = 8  # pixels, of which most models' sizes are multiples


class ExtendDialog(QDialog):
    """Four margins, and the size that they give. By default the picture grows by a third to the right.

    Signals:
        chosen: (left, top, right, bottom) in pixels.
    """

    chosen = Signal(tuple)

    def __init__(self, size: Size, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Extend canvas"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._size = size
        third = max(_MULTIPLE, round(size.width / 3 / _MULTIPLE) * _MULTIPLE)
        self.fields = {
            side: NumberField(
                title,
                minimum=0,
                maximum=MAX_SIDE,
                default=third if side == "Right" else 0,
                step=_MULTIPLE,
                unit="px",
                tooltip=tr("Pixels to add: {side}.").format(side=within_sentence(title)),
            )
            for side, title in _SIDES.items()
        }
        self.result_size = plain_label(quiet=True)
        self.extend = QPushButton(tr("Extend"))
        self.extend.setDefault(True)
        self.extend.clicked.connect(self.accept)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        for field in self.fields.values():
            field.valueChanged.connect(lambda _: self._show_size())
            field.problemChanged.connect(self._show_size)
        grid = QGridLayout()
        grid.setSpacing(UNIT)
        for side, (row, place) in zip(_SIDES, ((1, 0), (0, 1), (1, 2), (2, 1)), strict=True):
            grid.addWidget(self.fields[side], row, place)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.extend)
        about = plain_label(tr("The added area is masked: Generate then fills it, and keeps the picture."), quiet=True)
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(about)
        column.addLayout(grid)
        column.addWidget(self.result_size)
        column.addLayout(buttons)
        self.setMinimumWidth(420)
        self._show_size()
        self.fields["Right"].setFocus()

    def margins(self) -> tuple[int, int, int, int]:
        """Return the pixels to add: left, top, right, bottom."""
        left, top, right, bottom = (int(self.fields[side].value()) for side in _SIDES)
        return left, top, right, bottom

    def accept(self) -> None:
        """Send the margins, unless a number is out of range."""
        if self.extend.isEnabled():
            self.chosen.emit(self.margins())
            super().accept()

    def _show_size(self) -> None:
        left, top, right, bottom = self.margins()
        width, height = self._size.width + left + right, self._size.height + top + bottom
        self.result_size.setText(
            tr("{width} × {height} becomes {width_2} × {height_2} pixels").format(
                width=self._size.width, height=self._size.height, width_2=width, height_2=height
            )
        )
        wrong = any(field.problem for field in self.fields.values())
        self.extend.setEnabled(any(self.margins()) and not wrong)
