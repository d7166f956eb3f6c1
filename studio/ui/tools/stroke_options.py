"""Options of strokes: what the pen's pressure does, a stabiliser, and symmetry."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.document.painting.brush import MAX_CURVE, MIN_CURVE, Brush, Pressure
from studio.document.painting.symmetry import MAX_SECTORS, MIN_SECTORS, SymmetryKind
from studio.ui.theme import UNIT
from studio.ui.tools.settings import ToolSettings
from studio.ui.tools.stroke_aids import MAX_STRENGTH, MIN_STRENGTH, Steadying, StrokeAids
from studio.ui.translation import tr
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.segmented import Segmented

_PRESSURE = (
    ("size", tr("Size"), tr("Let the pen's pressure scale the brush's size.")),
    ("opacity", tr("Opacity"), tr("Let the pen's pressure scale the opacity.")),
    ("flow", tr("Flow"), tr("Let the pen's pressure scale the flow.")),
)
_STEADYING = ((Steadying.NONE, tr("Off")), (Steadying.STRING, tr("Pulled string")), (Steadying.AVERAGE, tr("Average")))
_SYMMETRY = (
    (SymmetryKind.NONE, tr("Off")),
    (SymmetryKind.VERTICAL, tr("Vertical")),
    (SymmetryKind.HORIZONTAL, tr("Horizontal")),
    (SymmetryKind.BOTH, tr("Both")),
    (SymmetryKind.RADIAL, tr("Radial")),
)


class StrokeOptions(QDialog):
    """A popup that changes the options at once."""

    def __init__(self, settings: ToolSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("strokeOptions")
        self._settings = settings
        self.pressure = {name: QCheckBox(text) for name, text, _ in _PRESSURE}
        for name, _, tip in _PRESSURE:
            self.pressure[name].setToolTip(tip)
        self.curve = NumberField(
            tr("Pressure curve"),
            minimum=MIN_CURVE,
            maximum=MAX_CURVE,
            default=1,
            step=0.1,
            decimals=2,
            logarithmic=True,
            tooltip=tr("Exponent of the pressure; below 1 a light touch does more, above 1 one must press harder."),
        )
        self.steadying = Segmented(
            tr("Stabiliser"),
            [(kind.value, text) for kind, text in _STEADYING],
            tooltip=tr("Keep strokes steady: pull the brush by a string, or average the pointer's last places."),
        )
        self.strength = NumberField(
            tr("Strength"),
            minimum=MIN_STRENGTH,
            maximum=MAX_STRENGTH,
            default=StrokeAids().strength,
            step=5,
            tooltip=tr("Length of the string on the screen, or how far back the average goes."),
        )
        self.symmetry = Segmented(
            tr("Symmetry"),
            [(kind.value, text) for kind, text in _SYMMETRY],
            tooltip=tr("Repeat strokes on the other side of an axis, or around a centre; drag its handle to move it."),
        )
        self.sectors = NumberField(
            tr("Sectors"),
            minimum=MIN_SECTORS,
            maximum=MAX_SECTORS,
            default=StrokeAids().sectors,
            tooltip=tr("How many times a stroke is painted around the centre."),
        )
        self.centre = QPushButton(tr("Centre axes"))
        self.centre.setToolTip(tr("Put the axes of symmetry into the middle of the picture."))
        self.centre.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        boxes = QHBoxLayout()
        for box in self.pressure.values():
            boxes.addWidget(box)
        column.addWidget(plain_label(tr("Pen pressure scales"), quiet=True))
        column.addLayout(boxes)
        column.addWidget(self.curve)
        column.addWidget(plain_label(tr("Stabiliser"), quiet=True))
        column.addWidget(self.steadying)
        column.addWidget(self.strength)
        column.addWidget(plain_label(tr("Symmetry"), quiet=True))
        column.addWidget(self.symmetry)
        row = QHBoxLayout()
        row.addWidget(self.sectors, 1)
        row.addWidget(self.centre)
        column.addLayout(row)
        self._show_brush(settings.brush)
        self._show_aids(settings.aids)
        for box in self.pressure.values():
            box.toggled.connect(self._set_pressure)
        self.curve.valueChanged.connect(self._set_pressure)
        self.steadying.changed.connect(lambda key: self._set_aids(steadying=Steadying(key)))
        self.strength.valueChanged.connect(lambda value: self._set_aids(strength=value))
        self.symmetry.changed.connect(lambda key: self._set_aids(symmetry=SymmetryKind(key)))
        self.sectors.valueChanged.connect(lambda value: self._set_aids(sectors=round(value)))
        self.centre.clicked.connect(lambda: self._set_aids(axis=None))
        settings.brush_changed.connect(self._show_brush)
        settings.aids_changed.connect(self._show_aids)

    def open_under(self, widget: QWidget) -> None:
        """Open the popup below a widget."""
        self.adjustSize()
        self.move(widget.mapToGlobal(widget.rect().bottomLeft()))
        self.show()
        self.symmetry.setFocus()

    def _set_pressure(self, _changed: object) -> None:
        on = {name: box.isChecked() for name, box in self.pressure.items()}
        self._settings.set_brush(pressure=Pressure(**on, curve=self.curve.value()))

    def _set_aids(self, **changes: object) -> None:
        self._settings.set_aids(replace(self._settings.aids, **changes))  # type: ignore[arg-type]

    def _show_brush(self, brush: Brush) -> None:
        for box in (*self.pressure.values(), self.curve):
            box.blockSignals(True)  # one after the other they would be read half-shown
        for name, box in self.pressure.items():
            box.setChecked(getattr(brush.pressure, name))
        self.curve.setValue(brush.pressure.curve)
        for box in (*self.pressure.values(), self.curve):
            box.blockSignals(False)

    def _show_aids(self, aids: StrokeAids) -> None:
        self.steadying.set_key(aids.steadying.value)
        self.symmetry.set_key(aids.symmetry.value)
        for field, value in ((self.strength, aids.strength), (self.sectors, aids.sectors)):
            if field.value() != value:
                field.setValue(value)
        self.strength.setEnabled(aids.steadying is not Steadying.NONE)
        self.sectors.setEnabled(aids.symmetry is SymmetryKind.RADIAL)
        self.centre.setEnabled(aids.symmetry is not SymmetryKind.NONE)
