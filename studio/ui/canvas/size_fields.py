"""Width and height of a picture, whose proportions can be kept."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from studio.protocol.geometry import MAX_SIDE, Size
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.number_field import NumberField


class SizeFields(QWidget):
    """Two numbers; with `keeps_ratio` the one follows the other."""

    def __init__(self, size: Size, *, keeps_ratio: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = size
        self.width_field, self.height_field = (
            NumberField(label, minimum=1, maximum=MAX_SIDE, default=side, unit="px", tooltip=tip)
            for label, side, tip in (
                (tr("Width"), size.width, tr("New width in pixels.")),
                (tr("Height"), size.height, tr("New height in pixels.")),
            )
        )
        self.ratio = QCheckBox(tr("Keep proportions"))
        self.ratio.setToolTip(tr("Let height follow width, and width follow height."))
        self.ratio.setChecked(keeps_ratio)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for field in (self.width_field, self.height_field):
            row.addWidget(field, 1)
        row.addWidget(self.ratio)
        self.width_field.edited.connect(lambda value: self._follow(self.height_field, value * size.height / size.width))
        self.height_field.edited.connect(lambda value: self._follow(self.width_field, value * size.width / size.height))

    @property
    def problem(self) -> str:
        """What is wrong with a number that was typed; "" if nothing is."""
        return self.width_field.problem or self.height_field.problem

    def size_(self) -> Size:
        """Return the numbers."""
        return Size(int(self.width_field.value()), int(self.height_field.value()))

    def _follow(self, field: NumberField, value: float) -> None:
        if self.ratio.isChecked():
            field.setValue(min(MAX_SIDE, max(1, round(value))))
