"""The brush's size, hardness, opacity and flow as number fields in the toolbar."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.document.painting.brush import MAX_SIZE, MIN_SIZE, Brush
from studio.ui import theme
from studio.ui.tools.settings import MIN_FLOW, ToolSettings
from studio.ui.translation import tr
from studio.ui.widgets.number_field import NumberField


class BrushOptions(QWidget):
    """Edits the brush of the tool settings, and follows their changes.

    Signals:
        entered: A number was typed and Enter pressed.
    """

    entered = Signal()

    def __init__(self, settings: ToolSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        usual = Brush()
        self.size_field = NumberField(
            tr("Size"),
            minimum=MIN_SIZE,
            maximum=MAX_SIZE,
            default=usual.size,
            unit="px",
            logarithmic=True,
            tooltip=tr("Diameter of the brush in picture pixels ([ and ])."),
        )
        self.hardness_field = NumberField(
            tr("Hardness"),
            minimum=0,
            maximum=100,
            default=usual.hardness * 100,
            step=5,
            unit="%",
            tooltip=tr("Sharpness of the brush's edge; a soft edge blends old and new (Shift+[ and Shift+])."),
        )
        self.opacity_field = NumberField(
            tr("Opacity"),
            minimum=0,
            maximum=100,
            default=usual.opacity * 100,
            step=5,
            unit="%",
            tooltip=tr("Opacity of one stroke; below 100% the old picture shows through (digit keys)."),
        )
        self.flow_field = NumberField(
            tr("Flow"),
            minimum=MIN_FLOW * 100,
            maximum=100,
            default=usual.flow * 100,
            step=5,
            unit="%",
            tooltip=tr(
                "How fast a stroke reaches its opacity; below 100% it builds up where it stays or crosses itself."
            ),
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.UNIT, 4, theme.UNIT, 4)
        layout.setSpacing(theme.UNIT)
        for field in (self.size_field, self.hardness_field, self.opacity_field, self.flow_field):
            layout.addWidget(field)
            field.entered.connect(self.entered)
        self._show(settings.brush)
        self.size_field.valueChanged.connect(lambda value: settings.set_brush(size=value))
        self.hardness_field.valueChanged.connect(lambda value: settings.set_brush(hardness=value / 100))
        self.opacity_field.valueChanged.connect(lambda value: settings.set_brush(opacity=value / 100))
        self.flow_field.valueChanged.connect(lambda value: settings.set_brush(flow=value / 100))
        settings.brush_changed.connect(self._show)

    def _show(self, brush: Brush) -> None:
        for field, value in (
            (self.size_field, brush.size),
            (self.hardness_field, brush.hardness * 100),
            (self.opacity_field, brush.opacity * 100),
            (self.flow_field, brush.flow * 100),
        ):
            if field.value() != value:
                field.setValue(value)
