"""How the mask is shown on the picture: its colour and how strongly it covers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from studio.ui.theme import UNIT
from studio.ui.tools.settings import MAGENTA, ToolSettings
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.number_field import NumberField

COLOURS = [
    (MAGENTA, "magenta"),
    ("#ff2d2d", "red"),
    ("#ffd400", "yellow"),
    ("#00d45a", "green"),
    ("#00c8ff", "cyan"),
    ("#ffffff", "white"),
    ("#000000", "black"),
]


class OverlayOptions(QDialog):
    """A small panel that changes the overlay while it is looked at; the mask itself stays."""

    def __init__(self, settings: ToolSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("overlayOptions")
        self._settings = settings
        self.colour = ChoiceField("Colour", COLOURS, settings.overlay_colour, "The colour that shows the mask.")
        self.opacity = NumberField(
            "Strength",
            minimum=0,
            maximum=100,
            default=50,
            step=5,
            unit="%",
            tooltip="How strongly a full mask covers the picture on the screen; the mask itself stays as it is.",
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
        """Show the panel at the upper left of a widget."""
        self.move(widget.mapToGlobal(widget.rect().topLeft()))
        self.show()
        self.colour.setFocus()

    def _show(self) -> None:
        self.colour.set_key(self._settings.overlay_colour)
        strength = round(self._settings.overlay_opacity * 100)
        if self.opacity.value() != strength:
            self.opacity.setValue(strength)
