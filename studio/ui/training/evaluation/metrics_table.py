"""The figures of the last judgement: each with its value, and the change since the judgement before."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from studio.protocol.events import Judged
from studio.ui.theme import UNIT, tabular
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.plain import plain_label

_FEWEST_ROWS, _MOST_ROWS = 3, 8  # in sight; the rest is scrolled to


def figure(value: float) -> str:
    """Write a figure with four digits at most: 0.9312, 24.5, 1,204, 3.1e-05."""
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.4g}".replace("-", "−", 1) if value < 0 else f"{value:.4g}"


def change(before: float | None, now: float) -> str:
    """Write how far a figure has moved: +0.012, −3.1; nothing when it has not, or is new."""
    if before is None or figure(before) == figure(now):
        return ""
    moved = now - before
    return f"{'+' if moved > 0 else '−'}{abs(moved):.2g}" if abs(moved) < 100 else f"{moved:+,.0f}".replace("-", "−")


class MetricsTable(QWidget):
    """The list; there only once something was judged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last: Judged | None = None
        self._before: Judged | None = None
        self.heading = Heading("Judgement")
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

    def show_judged(self, judged: Judged) -> None:
        """Show a judgement; one of an earlier step, or of the same, takes the place of the last."""
        if self._last is not None and judged.step > self._last.step:
            self._before = self._last
        elif self._before is not None and judged.step <= self._before.step:
            self._before = None
        self._last = judged
        self._show()

    def rows(self) -> list[tuple[str, str, str]]:
        """Return name, value and change of each figure, as they are shown."""
        now = {} if self._last is None else self._last.figures
        before = {} if self._before is None else self._before.figures
        return [(name.replace("_", " "), figure(value), change(before.get(name), value)) for name, value in now.items()]

    def clear(self) -> None:
        """Show nothing."""
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
                label.setToolTip("Since the judgement before." if column == 2 and moved else "")
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(len(rows), 1)
        self._list.setWidget(body)
        line = ElidedLabel("").sizeHint().height() + UNIT // 2
        self._list.setMinimumHeight(line * min(len(rows), _FEWEST_ROWS) + 2)
        self._list.setMaximumHeight(line * min(len(rows), _MOST_ROWS) + 2)
        self.heading.setText("" if self._last is None else f"Judgement · step {self._last.step:,}")
        self.setVisible(bool(rows))
