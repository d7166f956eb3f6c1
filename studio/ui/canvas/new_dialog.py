"""Asks for the size of a new picture."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.protocol.geometry import MAX_PIXELS, MAX_SIDE, Size
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label


class NewDialog(QDialog):
    """Width and height.

    Signals:
        chosen: The Size.
    """

    chosen = Signal(object)

    def __init__(self, size: Size, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New picture"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.width_field, self.height_field = (
            NumberField(
                label,
                minimum=1,
                maximum=MAX_SIDE,
                default=side,
                step=8,
                unit="px",
                tooltip=tr("{label} of the canvas.").format(label=label),
            )
            for label, side in ((tr("Width"), size.width), (tr("Height"), size.height))
        )
        self.problem = plain_label(quiet=True)
        self.create_button = QPushButton(tr("Create"))
        self.create_button.setDefault(True)
        self.create_button.clicked.connect(self.accept)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        fields, buttons = QHBoxLayout(), QHBoxLayout()
        for field in (self.width_field, self.height_field):
            fields.addWidget(field)
            field.valueChanged.connect(lambda _: self._check())
            field.problemChanged.connect(self._check)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.create_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addLayout(fields)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.setMinimumWidth(360)
        self._check()

    def size_of_picture(self) -> Size:
        """Return the size that is set."""
        return Size(int(self.width_field.value()), int(self.height_field.value()))

    def accept(self) -> None:
        """Send the size, unless it is out of range."""
        if self.create_button.isEnabled():
            self.chosen.emit(self.size_of_picture())
            super().accept()

    def _check(self) -> None:
        size = self.size_of_picture()
        too_large = size.width * size.height > MAX_PIXELS
        problem = (
            tr("At most {max_pixels} megapixels.").format(max_pixels=MAX_PIXELS // 10**6)
            if too_large
            else tr("{width} × {height} pixels, white").format(width=size.width, height=size.height)
        )
        self.problem.setText(problem)
        wrong = too_large or bool(self.width_field.problem or self.height_field.problem)
        self.create_button.setEnabled(not wrong)
