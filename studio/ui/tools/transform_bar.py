"""The numbers of a transformation in the toolbar."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from studio.document.layers.placement import Placement
from studio.document.layers.transforming import MOST_SCALE
from studio.ui import theme
from studio.ui.tools.transform_state import TransformState
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.number_field import NumberField

_FAR = 100_000  # pixels


class TransformBar(QWidget):
    """Edits where a layer is put, and follows the handles.

    Signals:
        entered: A number was typed and Enter pressed.
    """

    entered = Signal()

    def __init__(self, state: TransformState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.x, self.y = (
            NumberField(
                label, minimum=-_FAR, maximum=_FAR, default=0, decimals=1, unit="px", tooltip=f"{what} of its middle."
            )
            for label, what in (("X", "Column"), ("Y", "Row"))
        )
        self.across, self.down = (
            NumberField(
                label,
                minimum=-100 * MOST_SCALE,
                maximum=100 * MOST_SCALE,
                default=100,
                step=1,
                decimals=1,
                unit="%",
                tooltip=f"{what}, of what it was; a negative one mirrors.",
            )
            for label, what in (("W", "Width"), ("H", "Height"))
        )
        self.angle = NumberField(
            "Angle", minimum=-180, maximum=180, default=0, decimals=1, unit="°", tooltip="Turns it clockwise."
        )
        self.flip_across = IconButton("ph.arrows-left-right", "Flip horizontally", "Mirror it from left to right.")
        self.flip_down = IconButton("ph.arrows-down-up", "Flip vertically", "Mirror it from top to bottom.")
        self.only_masked = QCheckBox("Masked only")
        self.only_masked.setToolTip("Transform only what is masked of the layer; the rest stays.")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.UNIT, 4, theme.UNIT, 4)
        row.setSpacing(theme.UNIT)
        self._fields = (self.x, self.y, self.across, self.down, self.angle)
        for field in self._fields:
            row.addWidget(field, 1)
            field.edited.connect(self._put)
            field.entered.connect(self.entered)
        for widget in (self.flip_across, self.flip_down, self.only_masked):
            row.addWidget(widget)
        self.flip_across.clicked.connect(lambda: self._flip(-1, 1))
        self.flip_down.clicked.connect(lambda: self._flip(1, -1))
        self.only_masked.toggled.connect(state.set_only_masked)
        state.changed.connect(self._show)
        self._show()

    def _put(self, _: float) -> None:
        placement = self._state.placement
        if placement is not None:
            self._state.put(
                replace(
                    placement,
                    centre=(self.x.value(), self.y.value()),
                    scale=(
                        self.across.value() / 100 or placement.scale[0],
                        self.down.value() / 100 or placement.scale[1],
                    ),
                    degrees=self.angle.value(),
                )
            )

    def _flip(self, across: int, down: int) -> None:
        placement = self._state.placement
        if placement is not None:
            self._state.put(replace(placement, scale=(across * placement.scale[0], down * placement.scale[1])))

    def _show(self) -> None:
        placement = self._state.placement
        for widget in (*self._fields, self.flip_across, self.flip_down):
            widget.setEnabled(placement is not None)
        if placement is None:
            placement = Placement(0, 0, (0, 0))
        values = (*placement.centre, 100 * placement.scale[0], 100 * placement.scale[1], placement.degrees)
        for field, value in zip(self._fields, values, strict=True):
            if field.value() != value:
                field.setValue(value)
