"""The numbers of a transformation in the toolbar."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from studio.document.layers.placement import Placement
from studio.document.layers.transforming import MAX_SCALE
from studio.ui import theme
from studio.ui.tools.transform_state import TransformState
from studio.ui.translation import tr
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
        self.column, self.row = (
            NumberField(label, minimum=-_FAR, maximum=_FAR, default=0, decimals=1, unit="px", tooltip=tip)
            for label, tip in (("X", tr("Column of its middle.")), ("Y", tr("Row of its middle.")))
        )
        self.across, self.down = (
            NumberField(
                label,
                minimum=-100 * MAX_SCALE,
                maximum=100 * MAX_SCALE,
                default=100,
                step=1,
                decimals=1,
                unit="%",
                tooltip=tip,
            )
            for label, tip in (
                (tr("W"), tr("Width relative to the original; a negative one mirrors.")),
                (tr("H"), tr("Height relative to the original; a negative one mirrors.")),
            )
        )
        self.angle = NumberField(
            tr("Angle"), minimum=-180, maximum=180, default=0, decimals=1, unit="°", tooltip=tr("Turns it clockwise.")
        )
        self.flip_across = IconButton(
            "ph.arrows-left-right", tr("Flip horizontally"), tr("Mirror it from left to right.")
        )
        self.flip_down = IconButton("ph.arrows-down-up", tr("Flip vertically"), tr("Mirror it from top to bottom."))
        self.only_masked = QCheckBox(tr("Masked only"))
        self.only_masked.setToolTip(tr("Transform only what is masked of the layer; the rest stays."))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.UNIT, 4, theme.UNIT, 4)
        row.setSpacing(theme.UNIT)
        self._fields: tuple[NumberField, ...] = (self.column, self.row, self.across, self.down, self.angle)
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
                    centre=(self.column.value(), self.row.value()),
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
