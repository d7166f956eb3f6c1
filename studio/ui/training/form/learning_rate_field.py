"""The learning rate of a run that is going: read, and changed between two steps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.protocol.events import RateChanged
from studio.ui.theme import UNIT
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label

_APPLY = "Goes on with this learning rate from the next step; warm-up and decay go on from it."


class LearningRateField(QWidget):
    """A field with a button; below it a quiet line once the rate has been changed.

    Signals:
        wanted: The rate to go on with, when the button is pressed.
    """

    wanted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rate = 0.0
        self.field = NumberField(
            "Rate now",
            minimum=1e-6,
            maximum=1.0,
            default=1e-3,
            logarithmic=True,
            tooltip="How far each step moves the model from now on: lower it when the loss jumps about.",
        )
        self.apply = QPushButton("Apply")
        self.apply.setAccessibleName("Apply the learning rate")
        self.said = plain_label(quiet=True)
        self.said.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(UNIT // 2)
        row.addWidget(self.field, 1)
        row.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(row)
        column.addWidget(self.said)
        self.field.valueChanged.connect(self._dress)
        self.apply.clicked.connect(lambda: self.wanted.emit(float(self.field.value())))
        self.show_rate(self.field.value())

    def show_rate(self, rate: float) -> None:
        """Begin with a run's learning rate."""
        self._take(rate)
        self._say("")

    def show_changed(self, event: RateChanged) -> None:
        """Show that the rate has been changed."""
        self._take(event.learning_rate)
        self._say(f"Learning rate {self.field.editor.text()} since step {event.step:,}")

    def _take(self, rate: float) -> None:
        self.field.setValue(rate)
        self.field.set_default(rate)
        self._rate = self.field.value()
        self._dress()

    def _say(self, line: str) -> None:
        self.said.setText(line)
        self.said.setVisible(bool(line))

    def _dress(self) -> None:
        same = self.field.value() == self._rate
        self.apply.setEnabled(not same)
        self.apply.setToolTip("The run learns at this rate already." if same else _APPLY)
