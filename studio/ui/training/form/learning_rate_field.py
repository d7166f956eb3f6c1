"""The learning rate of the run in progress, and a button to change it between two steps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.protocol.events import RateChanged
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.theme import UNIT, tabular
from studio.ui.translation import tr
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.setting_field import setting_field

_TOOLTIP = tr(
    "Base learning rate from the next step on, scaled by warm-up and decay: lower it when the loss is unstable."
)
_APPLY = tr("Use this base learning rate from the next step on; warm-up and decay continue from it.")


class LearningRateField(QWidget):
    """The field and its button; below them, the step of the last change.

    Signals:
        apply_requested: Continue with this learning rate.
    """

    apply_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = 0.0
        self.field = setting_field(
            TrainRecipe, "learning_rate", tr("Base learning rate"), minimum=1e-6, logarithmic=True, tooltip=_TOOLTIP
        )
        self.apply = QPushButton(tr("Apply"))
        self.apply.setAccessibleName(tr("Apply base learning rate"))
        self.effective = plain_label(quiet=True)
        self.effective.setFont(tabular(self.font()))
        self.effective.setToolTip(tr("What the optimizer uses: the base, after warm-up and the schedule's decay."))
        self.effective.hide()
        self.last_change = plain_label(quiet=True)
        self.last_change.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(UNIT // 2)
        row.addWidget(self.field, 1)
        row.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(row)
        column.addWidget(self.effective)
        column.addWidget(self.last_change)
        self.field.valueChanged.connect(self._update_button)
        self.field.problemChanged.connect(self._update_button)
        self.apply.clicked.connect(lambda: self.apply_requested.emit(float(self.field.value())))
        self.show_rate(self.field.value())

    def show_rate(self, rate: float) -> None:
        """Show the learning rate that a run starts with."""
        self._set_current(rate)
        self._set_last_change("")
        self.effective.hide()

    def show_effective(self, rate: float, base: float | None) -> None:
        """Show the learning rate of the last step, and its share of the base, None if that is unknown."""
        base = base or self._current
        self.effective.setText(
            tr("Learning rate now {rate:.2g}: {share:.0%} of the base").format(rate=rate, share=rate / base)
        )
        self.effective.setAccessibleName(self.effective.text())
        self.effective.show()

    def show_changed(self, event: RateChanged) -> None:
        """Show a change of the learning rate."""
        self._set_current(event.learning_rate)
        self._set_last_change(
            tr("Base learning rate {editor} since step {step:,}").format(
                editor=self.field.editor.text(), step=event.step
            )
        )

    def _set_current(self, rate: float) -> None:
        self.field.setValue(rate)
        self.field.set_default(rate)
        self._current = self.field.value()
        self._update_button()

    def _set_last_change(self, line: str) -> None:
        self.last_change.setText(line)
        self.last_change.setVisible(bool(line))

    def _update_button(self) -> None:
        same = self.field.value() == self._current
        self.apply.setEnabled(not same and not self.field.problem)
        used = tr("The run uses this base learning rate already.") if same else _APPLY
        self.apply.setToolTip(self.field.problem or used)
