"""Curves as files: a table of every step, and a picture."""

import csv
import io
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from studio.ui.theme import UNIT, colours
from studio.ui.training.comparison.comparison import Compared
from studio.ui.training.curves.curves import Curves
from studio.ui.training.curves.run_series import GRADIENT, LEARNING_RATE, MEMORY, RATE, SECONDS, RunSeries
from studio.ui.training.curves.series import Series

_SHARPNESS = 2  # pixels of the picture for each of the window
_BY_EVENT = {
    "gradient_norm": GRADIENT,
    "learning_rate": LEARNING_RATE,
    "images_per_second": RATE,
    "memory_bytes": MEMORY,
    "seconds": SECONDS,
}

Column = tuple[Series, int]


def as_csv(run: RunSeries, compared: Sequence[Compared] = (), name: str = "this run") -> str:
    """Return a header and one row for each step in ascending order; what was not measured at a step is left empty.

    Terms and the judgements' figures stand under their own names. In a run so long that its curves were thinned,
    rows are means of neighbouring steps.

    Args:
        run: The run that is shown.
        compared: Those that it is compared with. Where there are any, their rows follow, and a first column tells
            the run of each row: its name, or its folder where two have the same name.
        name: What the run that is shown is called in that column.
    """
    names = [name, *(other.name for other in compared)]
    names[1:] = [str(other.path) if names.count(other.name) > 1 else other.name for other in compared]
    runs = [_columns(one) for one in (run, *(other.series for other in compared))]
    header = list(dict.fromkeys(key for columns in runs for key in columns))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*(["run"] if compared else []), "step", *header])
    for title, columns in zip(names, runs, strict=True):
        first = [title] if compared else []
        steps, table = _table(columns, header)
        for step, row in zip(steps.tolist(), table.tolist(), strict=True):
            cells = ("" if value != value else f"{value:.9g}" for value in row)
            writer.writerow([*first, f"{step:.0f}", *cells])
    return text.getvalue()


def _columns(run: RunSeries) -> dict[str, Column]:
    """Return what was measured of a run, by the names of the table's columns."""
    columns = {"loss": (run.loss, 0), "smoothed": (run.loss, 1)}
    columns |= {name: (run.terms, n) for n, name in enumerate(run.term_names)}
    columns["held_out_loss"] = (run.held_out, 0)
    columns |= {f"held_out_{name}": (run.held_out_terms, n) for n, name in enumerate(run.held_out_terms.names)}
    columns |= {name: (run.figures, n) for n, name in enumerate(run.figure_names)}
    if run.timed:
        columns |= {f"smoothed_quarter_{quarter + 1}": (run.quartiles, quarter) for quarter in range(4)}
    return columns | {name: (run.pace, column) for name, column in _BY_EVENT.items()}


def _table(columns: Mapping[str, Column], header: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the steps [n] at which anything was measured, and the values [n, columns]; NaN where there are none."""
    steps = np.unique(np.concatenate([series.x for series, _ in columns.values()]))
    table = np.full((len(steps), len(header)), np.nan)
    for n, name in enumerate(header):
        if name in columns:
            series, column = columns[name]
            table[np.searchsorted(steps, series.x), n] = series.y(column)
    return steps, table


def as_png(curves: Curves, title: str) -> bytes:
    """Return the plots as they are seen now, under a title and without their controls, as a PNG."""
    curves.ensurePolished()
    curves.redraw()
    head = curves.fontMetrics().height() + 2 * UNIT
    size = curves.size()
    image = QImage(size.width() * _SHARPNESS, (size.height() + head + UNIT) * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    c = colours()
    image.fill(QColor(c.window))
    painter = QPainter(image)
    painter.setFont(curves.font())
    painter.setPen(QColor(c.text))
    room = QRect(2 * UNIT, 0, size.width() - 4 * UNIT, head)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), title)
    curves.render(painter, QPoint(0, head))
    for control in curves.controls():
        painter.fillRect(control.translated(0, head), QColor(c.window))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())
