"""The metrics of the last evaluation, each with its change since the evaluation before."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from studio.protocol.events import Judged
from studio.ui.theme import UNIT, tabular
from studio.ui.training.evaluation.metric_names import format_change, format_metric, metric_title
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.plain import plain_label

_MIN_ROWS, _MAX_ROWS = 3, 8  # visible; the list scrolls beyond


class MetricsTable(QWidget):
    """The table; hidden until there is an evaluation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last: Judged | None = None
        self._before: Judged | None = None
        self.heading = Heading("Evaluation")
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addWidget(self.heading)
        column.addWidget(self._list)
        self.hide()

    def show_evaluation(self, evaluation: Judged) -> None:
        """Show an evaluation; it replaces the last one if it is of the same step or an earlier one."""
        if self._last is not None and evaluation.step > self._last.step:
            self._before = self._last
        elif self._before is not None and evaluation.step <= self._before.step:
            self._before = None
        self._last = evaluation
        self._show()

    def rows(self) -> list[tuple[str, str, str]]:
        """Return title, value and change of each metric, as displayed."""
        now = {} if self._last is None else self._last.figures
        before = {} if self._before is None else self._before.figures
        return [
            (metric_title(name), format_metric(value), format_change(before.get(name), value))
            for name, value in now.items()
        ]

    def clear(self) -> None:
        """Hide the table."""
        self._last = self._before = None
        self.hide()

    def _show(self) -> None:
        rows, body = self.rows(), QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, UNIT, 0)
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        grid.setColumnStretch(0, 1)
        for row, (name, value, moved) in enumerate(rows):
            grid.addWidget(ElidedLabel(name, quiet=True), row, 0)
            for column, label in ((1, plain_label(value)), (2, plain_label(moved, quiet=True))):
                label.setFont(tabular(label.font()))
                label.setToolTip("Change since the previous evaluation." if column == 2 and moved else "")
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(len(rows), 1)
        self._list.setWidget(body)
        line = ElidedLabel("").sizeHint().height() + UNIT // 2
        self._list.setMinimumHeight(line * min(len(rows), _MIN_ROWS) + 2)
        self._list.setMaximumHeight(line * min(len(rows), _MAX_ROWS) + 2)
        self.heading.setText("" if self._last is None else f"Evaluation · step {self._last.step:,}")
        self.setVisible(bool(rows))
