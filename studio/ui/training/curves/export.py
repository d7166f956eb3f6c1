"""Exports curves as a CSV table or a PNG picture."""

import csv
import io
import math
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from studio.ui.theme import UNIT, colours
from studio.ui.training.comparison.comparison import ComparedRun
from studio.ui.training.curves.curves import Curves
from studio.ui.training.curves.run_series import GRADIENT, LEARNING_RATE, MEMORY, SECONDS, THROUGHPUT, RunSeries
from studio.ui.training.curves.series import Series
from studio.ui.translation import tr

_SCALE = 2  # pixels of the picture per pixel of the window
_STATS = {
    "gradient_norm": GRADIENT,
    "learning_rate": LEARNING_RATE,
    "images_per_second": THROUGHPUT,
    "memory_bytes": MEMORY,
    "seconds": SECONDS,
}

_VALIDATIONS = "validation_loss", "training_subset_loss", "raw_validation_loss", "raw_training_subset_loss"

Column = tuple[Series, int]


class NamedRun(NamedTuple):
    """A compared run's series, with the labels of its rows."""

    name: str
    path: Path
    series: RunSeries


def as_csv(run: RunSeries, compared: Sequence[NamedRun] = (), name: str = tr("this run")) -> str:
    """Return a header and one row per step in ascending order; a value that was not measured at a step is empty.

    Loss terms and evaluation metrics have columns of their own names. In a run so long that its series were halved,
    rows are means of neighbouring steps.

    Args:
        run: The current run.
        compared: Runs that it is compared with: their rows follow, and a first column `run` has the name of each
            row's run, or its folder where names repeat.
        name: The current run in that column.
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
            cells = ("" if math.isnan(value) else f"{value:.9g}" for value in row)
            writer.writerow([*first, f"{step:.0f}", *cells])
    return text.getvalue()


def _columns(run: RunSeries) -> dict[str, Column]:
    """Return the columns of a run's table by name."""
    columns = {"loss": (run.loss, 0), "smoothed": (run.loss, 1)}
    columns |= {name: (run.terms, n) for n, name in enumerate(run.term_names)}
    columns["validation_loss"] = (run.validation, 0)
    columns |= {_VALIDATIONS[n]: (run.validation, n) for n in sorted(run.validated_columns - {0})}
    columns |= {f"validation_{name}": (run.validation_terms, n) for n, name in enumerate(run.validation_terms.names)}
    columns |= {name: (run.metrics, n) for n, name in enumerate(run.metric_names)}
    if run.has_timesteps:
        columns |= {f"smoothed_quartile_{quartile + 1}": (run.quartiles, quartile) for quartile in range(4)}
    return columns | {name: (run.stats, column) for name, column in _STATS.items()}


def _table(columns: Mapping[str, Column], header: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the measured steps [n] and the values [n, columns], NaN where a column was not measured."""
    steps = np.unique(np.concatenate([series.x for series, _ in columns.values()]))
    table = np.full((len(steps), len(header)), np.nan)
    for n, name in enumerate(header):
        if name in columns:
            series, column = columns[name]
            table[np.searchsorted(steps, series.x), n] = series.y(column)
    return steps, table


def snapshot(run: RunSeries, compared: Sequence[ComparedRun]) -> tuple[RunSeries, list[NamedRun]]:
    """Copy what `as_csv` needs, so that it can run in another thread while the runs go on."""
    return deepcopy(run), [NamedRun(one.name, one.path, deepcopy(one.series)) for one in compared]


def render(curves: Curves, title: str) -> QImage:
    """Draw the visible charts below a title, without their controls."""
    curves.ensurePolished()
    curves.redraw()
    head = curves.fontMetrics().height() + 2 * UNIT
    size = curves.size()
    image = QImage(size.width() * _SCALE, (size.height() + head + UNIT) * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    c = colours()
    image.fill(QColor(c.window))
    painter = QPainter(image)
    painter.setFont(curves.font())
    painter.setPen(QColor(c.text))
    area = QRect(2 * UNIT, 0, size.width() - 4 * UNIT, head)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), title)
    curves.render(painter, QPoint(0, head))
    for control in curves.controls():
        painter.fillRect(control.translated(0, head), QColor(c.window))
    painter.end()
    return image


def encode_png(image: QImage) -> bytes:
    """Return an image as a PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs ask for bytes, PySide for str
    return bytes(buffer.data().data())
