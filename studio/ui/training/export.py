"""Curves as files: a table of every step, and a picture."""

import csv
import io

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from studio.ui.theme import UNIT, colours
from studio.ui.training.curves import Curves
from studio.ui.training.run_series import GRADIENT, LEARNING_RATE, MEMORY, RATE, SECONDS, RunSeries
from studio.ui.training.series import Series

_SHARPNESS = 2  # pixels of the picture for each of the window
_BY_EVENT = {
    "gradient_norm": GRADIENT,
    "learning_rate": LEARNING_RATE,
    "images_per_second": RATE,
    "memory_bytes": MEMORY,
    "seconds": SECONDS,
}


def as_csv(run: RunSeries) -> str:
    """Return a header and one row for each step in ascending order; what was not measured at a step is left empty.

    Terms and the judgements' figures stand under their own names. In a run so long that its curves were thinned,
    rows are means of neighbouring steps.
    """
    columns: list[tuple[str, Series, int]] = [("loss", run.loss, 0), ("smoothed", run.loss, 1)]
    columns += [(name, run.terms, n) for n, name in enumerate(run.term_names)]
    columns.append(("held_out_loss", run.held_out, 0))
    columns += [(name, run.figures, n) for n, name in enumerate(run.figure_names)]
    if run.timed:
        columns += [(f"smoothed_quarter_{quarter + 1}", run.quartiles, quarter) for quarter in range(4)]
    columns += [(name, run.pace, column) for name, column in _BY_EVENT.items()]
    steps = np.unique(np.concatenate([run.loss.x, run.terms.x, run.held_out.x, run.figures.x, run.pace.x]))
    table = np.full((len(steps), len(columns)), np.nan)
    for n, (_, series, column) in enumerate(columns):
        table[np.searchsorted(steps, series.x), n] = series.y(column)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["step", *(name for name, _, _ in columns)])
    for step, row in zip(steps.tolist(), table.tolist(), strict=True):
        writer.writerow([f"{step:.0f}", *("" if value != value else f"{value:.9g}" for value in row)])
    return text.getvalue()


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
