"""The last evaluation: its verdict, and each metric beside that of real data and its change since the one before."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studio.protocol.events import Judged
from studio.protocol.metrics import format_figure, metric_of
from studio.ui.theme import UNIT, colours, small_font, tabular
from studio.ui.training.figure_text import figure_text
from studio.ui.translation import number_text, tr, tr_message
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.plain import plain_label, plain_tooltip

_WIDTHS = {1: 72, 2: 56, 3: 40}  # pixels of the columns beside the title, where reasons have to fit into them
_MIN_ROWS, _MAX_ROWS = 2, 9  # visible, with the header; the list scrolls beyond


class MetricRow(NamedTuple):
    """A metric as it is displayed.

    Attributes:
        title: Its name and unit.
        value: An arrow to better values and its value; "–" if the samples cannot support it.
        real: The value of real data, or "".
        change: The change since the evaluation before, or "".
        doubt: Why the samples cannot support it, or "".
        about: What it measures, on how many samples.
    """

    title: str
    value: str
    real: str
    change: str
    doubt: str
    about: str


class MetricsTable(QWidget):
    """The table; hidden until there is an evaluation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last: Judged | None = None
        self._before: Judged | None = None
        self.heading = Heading(tr("Evaluation"))
        self.verdict = plain_label()
        self.verdict.setWordWrap(True)
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addWidget(self.heading)
        column.addWidget(self.verdict)
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

    def rows(self) -> list[MetricRow]:
        """Return each metric as it is displayed."""
        if self._last is None:
            return []
        before = {} if self._before is None else self._before.trusted_figures
        return [_row(self._last, key, before.get(key)) for key in self._last.figures]

    def clear(self) -> None:
        """Hide the table."""
        self._last = self._before = None
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "verdict"):
            self._colour_verdict()
        super().changeEvent(event)

    def _show(self) -> None:
        rows, body = self.rows(), QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, UNIT, 0)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        grid.setColumnStretch(0, 1)
        for column, text in ((1, tr("model")), (2, tr("real data")), (3, tr("change"))):
            if any(row[column] for row in rows):
                header = plain_label(text, quiet=True)
                header.setFont(small_font(header.font()))
                grid.addWidget(header, 0, column, Qt.AlignmentFlag.AlignRight)
        for column, width in _WIDTHS.items():
            grid.setColumnMinimumWidth(column, width if any(row.doubt for row in rows) else 0)
        for place, row in enumerate(rows, 1):
            title = _Title(row)
            grid.addWidget(title, place, 0)
            if row.doubt:
                reason = ElidedLabel(tr_message(row.doubt), quiet=True, right=True)
                reason.setFont(small_font(reason.font()))
                reason.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # titles keep their room
                grid.addWidget(reason, place, 1, 1, 3)
                continue
            for column, label in enumerate((plain_label(row.value), _quiet(row.real), _quiet(row.change)), 1):
                label.setFont(tabular(label.font()) if column == 1 else small_font(label.font()))
                label.setToolTip(_TIPS[column] if label.text() else "")
                grid.addWidget(label, place, column, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(len(rows) + 1, 1)
        self._list.setWidget(body)
        line = ElidedLabel("").sizeHint().height() + UNIT // 2
        self._list.setMinimumHeight(line * min(1 + len(rows), _MIN_ROWS) + 2)
        self._list.setMaximumHeight(line * min(1 + len(rows), _MAX_ROWS) + 2)
        self.heading.setText("" if self._last is None else _heading(self._last))
        verdict = None if self._last is None else self._last.verdict
        self.verdict.setText("" if verdict is None else tr_message(verdict.text))
        self.verdict.setVisible(verdict is not None)
        self._colour_verdict()
        self.setVisible(bool(rows))

    def _colour_verdict(self) -> None:
        verdict = None if self._last is None else self._last.verdict
        if verdict is None:
            return
        c = colours()
        ink = c.text if verdict.trusted else c.quiet if verdict.finding == "undecided" else c.warning
        palette = QPalette(self.verdict.palette())
        palette.setColor(QPalette.ColorRole.WindowText, ink)
        if palette != self.verdict.palette():
            self.verdict.setPalette(palette)


_TIPS = {
    1: "",
    2: tr("The same for real pictures in place of the samples."),
    3: tr("Change since the previous evaluation."),
}


class _Title(ElidedLabel):
    """A metric's title, whose tooltip says what it measures."""

    def __init__(self, row: MetricRow) -> None:
        self._about = f"{row.title}\n{row.about}"
        super().__init__(row.title, quiet=True)

    def _update_tooltip(self) -> None:
        self.setToolTip(plain_tooltip(self._about))


def _heading(evaluation: Judged) -> str:
    """Return the heading: the step, and the number of samples where there is a verdict on them."""
    count = evaluation.counts.get("distinct")
    return tr("Evaluation · step {step:,}").format(step=evaluation.step) + (
        tr(" · {count:,} samples").format(count=count) if count else ""
    )


def format_change(before: float | None, now: float) -> str:
    """Format a difference with its sign: +0.012, −3.1; empty when there is none, or no earlier value."""
    if before is None or format_figure(before) == format_figure(now):
        return ""
    difference = now - before
    if abs(difference) >= 100:
        return number_text(difference, "+,.0f").replace("-", "−")
    return ("+" if difference > 0 else "−") + number_text(abs(difference), ".2g")


def _row(evaluation: Judged, key: str, before: float | None) -> MetricRow:
    metric, value = metric_of(key), evaluation.figures[key]
    doubt = evaluation.doubts.get(key, "")
    count = evaluation.counts.get(key)
    title = tr(metric.title)
    about = [f"{title[0].upper()}{title[1:]}." if metric.short else "", tr(metric.about), tr(metric.direction)]
    about.append(tr("Measured on {count:,}.").format(count=count) if count else "")
    if doubt:
        about.append(
            tr("Not shown ({format_figure}): {doubt}.").format(
                format_figure=figure_text(value), doubt=tr_message(doubt)
            )
        )
    return MetricRow(
        tr(metric.short_heading),
        "–" if doubt else f"{metric.arrow} {figure_text(value)}".lstrip(),
        figure_text(evaluation.real[key]) if key in evaluation.real else "",
        "" if doubt else format_change(before, value),
        doubt,
        " ".join(filter(None, about)),
    )


def _quiet(text: str) -> QLabel:
    return plain_label(text, quiet=True)
