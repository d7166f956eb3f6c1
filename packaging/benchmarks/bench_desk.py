"""The canvas: how soon a large project is shown, and the memory that an hour of painting takes."""

import os
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from figures import Figure
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from window import wait, wait_until

from studio.app import make_application
from studio.document.layer_editing import LayerEditing
from studio.document.layers.layer import Group, Layer
from studio.document.project.project import Project
from studio.document.project.writing import save_project
from studio.protocol.geometry import Size
from studio.wiring.studio import Studio

MEGABYTE = 2**20
PROJECT_SIDE, PROJECT_LAYERS = 2560, 6  # about 100 MB
SIDE = 4096
STROKES = int(os.environ.get("BENCH_STROKES", "1500"))  # of an hour: one every 2.4 seconds
_MOVES = 24  # of the pointer, in a stroke
_SAMPLES = 12  # of the memory in use
_COMPARED = 4  # samples at the end with those before, when undo stack and journal have reached their limits
_BEHIND = 1.0  # seconds that the journal may lag: strokes wait for it here, since a hand would be slower


def measure() -> list[Figure]:
    """Measure the seconds until a project of 100 MB is shown and usable, and the megabytes while painting at 4K."""
    with _window() as studio:
        seen, there, size = _open_large(studio)
    with _window() as studio:
        held = _paint_an_hour(studio)
        peak = _peak()
    # medians: a look may meet the journal's compaction, which holds a copy of the document, 150 MB, for some seconds
    growth = np.median(held[-_COMPARED:]) / np.median(held[-2 * _COMPARED : -_COMPARED])
    told = ", ".join(f"{megabytes:.0f}" for megabytes in held)
    return [
        Figure(f"opening a project of {size / 1e6:.0f} MB: first picture, seconds", seen, most=1.0),
        Figure("its layers, seconds", there),
        Figure(f"{STROKES} strokes at {SIDE} x {SIDE}: MB of the window's process", max(held), most=1536, detail=told),
        Figure("their median in the last third / in the third before", float(growth), most=1.02),
        Figure("the peak in between, MB", peak, most=1536),
    ]


def _open_large(studio: Studio) -> tuple[float, float, int]:
    rng = np.random.default_rng(0)
    layers = []
    for number in range(PROJECT_LAYERS):
        grain = rng.normal(128, 8, (PROJECT_SIDE, PROJECT_SIDE, 4)).astype(np.uint8)  # compresses like a photo
        grain[..., 3] = 255 if number == PROJECT_LAYERS - 1 else 128
        layers.append(Layer(f"layer {number}", grain))
    path = Path(os.environ["DENOISE_STUDIO_HOME"]) / "large.ora"
    save_project(Project(Size(PROJECT_SIDE, PROJECT_SIDE), Group(children=tuple(layers))), path)
    canvas, begun = studio.parts.canvas, time.perf_counter()
    studio.files.projects.open(path)
    wait_until(lambda: canvas.shows_frame or studio.core.document.has_picture, 120)
    canvas.repaint()
    seen = time.perf_counter() - begun
    wait_until(lambda: studio.core.document.has_picture, 120)
    return seen, time.perf_counter() - begun, path.stat().st_size


def _paint_an_hour(studio: Studio) -> list[float]:
    document, undo, canvas = studio.core.document, studio.core.undo, studio.parts.canvas
    rng = np.random.default_rng(1)
    undo.record(document.set_picture(rng.integers(0, 256, (SIDE, SIDE, 3), np.uint8)))
    undo.record(LayerEditing(document).add())
    journal = studio.session.session
    held = []
    Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from now on
    for number in range(STROKES):
        _stroke(canvas, rng)
        wait_until(lambda: journal.behind < _BEHIND, 600)
        if number % 9 == 8:
            undo.undo()
        if number % 60 == 59:  # a mask now and then, and another layer
            document.activate("mask" if document.active != "mask" else next(document.stack.layers()).id)
        if number % (STROKES // _SAMPLES) == STROKES // _SAMPLES - 1:
            wait_until(lambda: not journal.busy, 600)
            held.append(_resident())
    return held


def _stroke(canvas: QWidget, rng: np.random.Generator) -> None:
    width, height = canvas.width(), canvas.height()
    place = rng.uniform((0, 0), (width, height))
    _send(canvas, QEvent.Type.MouseButtonPress, place)
    for _ in range(_MOVES):
        place = np.clip(place + rng.normal(0, 18, 2), 0, (width, height))
        _send(canvas, QEvent.Type.MouseMove, place)
        QApplication.processEvents()
    _send(canvas, QEvent.Type.MouseButtonRelease, place)
    QApplication.processEvents()


def _send(canvas: QWidget, kind: QEvent.Type, place: np.ndarray) -> None:
    left, point = Qt.MouseButton.LeftButton, QPointF(float(place[0]), float(place[1]))
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
    QApplication.sendEvent(canvas, QMouseEvent(kind, point, point, button, held, Qt.KeyboardModifier.NoModifier))


def _resident() -> float:
    """Return the megabytes that the process holds in memory now."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / MEGABYTE


def _peak() -> float:
    """Megabytes that the process has held at most."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


@contextmanager
def _window() -> Iterator[Studio]:
    """Show a window without an engine, with its own data folder and a journal; close it afterwards."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["DENOISE_STUDIO_HOME"] = home
        studio = Studio(make_application())
        studio.parts.window.resize(1440, 900)
        studio.parts.window.show()
        found: list[bool] = []
        studio.session.restoring.restore(found.append)
        wait_until(lambda: bool(found), 60)
        try:
            yield studio
        finally:
            studio.parts.window.close()
            studio.parts.window.deleteLater()
            wait(100)
