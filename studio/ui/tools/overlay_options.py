"""Options of the mask's overlay: colour and opacity."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from studio.ui.theme import UNIT
from studio.ui.tools.settings import MAGENTA, ToolSettings
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.number_field import NumberField

COLOURS = [
    (MAGENTA, tr("magenta")),
    ("#ff2d2d", tr("red")),
    ("#ffd400", tr("yellow")),
    ("#00d45a", tr("green")),
    ("#00c8ff", tr("cyan")),
    ("#ffffff", tr("white")),
    ("#000000", tr("black")),
]


class OverlayOptions(QDialog):
    """A popup that changes the overlay at once; the mask itself stays."""

    def __init__(self, settings: ToolSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("overlayOptions")
        self._settings = settings
        self.colour = ChoiceField(tr("Colour"), COLOURS, settings.overlay_colour, tr("Colour of the mask's overlay."))
        self.opacity = NumberField(
            tr("Opacity"),
            minimum=0,
            maximum=100,
            default=50,
            step=5,
            unit="%",
            tooltip=tr("Opacity of the overlay on the screen; it does not change the mask."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.colour)
        column.addWidget(self.opacity)
        self.setFixedWidth(220)
        self._show()
        self.colour.changed.connect(lambda colour: settings.set_overlay(colour=colour))
        self.opacity.valueChanged.connect(lambda value: settings.set_overlay(opacity=value / 100))
        settings.overlay_changed.connect(self._show)

    def open_over(self, widget: QWidget) -> None:
        """Open the popup at the upper left corner of a widget."""
        self.move(widget.mapToGlobal(widget.rect().topLeft()))
        self.show()
        self.colour.setFocus()

    def _show(self) -> None:
        self.colour.set_key(self._settings.overlay_colour)
        strength = round(self._settings.overlay_opacity * 100)
        if self.opacity.value() != strength:
            self.opacity.setValue(strength)
