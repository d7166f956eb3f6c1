"""A brush event over ten layers: from the pointer's move until the canvas has painted it."""

import math
import time
from dataclasses import dataclass, replace

import numpy as np
from figures import Figure
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from window import wait

from studio.app import make_application
from studio.document.contents import Contents
from studio.document.document import Document
from studio.document.layers.layer import Group, Layer
from studio.ui.canvas.canvas import Canvas
from studio.ui.tools.settings import ToolSettings
from studio.ui.undo import UndoStack

LAYERS = 10
SIDES = (4096, 8192)
STEP = 6.0  # widget pixels between two events: a brisk stroke
EVENTS = 400
ROUNDS = 3
_BLENDS = ("svg:src-over", "svg:src-over", "svg:multiply", "svg:src-over", "svg:screen")


@dataclass(frozen=True)
class Bench:
    """A canvas with a document of ten layers, the fifth of which is painted on."""

    canvas: Canvas
    document: Document

    def times(self, zoom: float | None) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Paint a stroke and return the milliseconds of each event, and those of the processor; `zoom` None fits."""
        canvas = self.canvas
        if zoom is None:
            canvas.fit()
        else:
            canvas.actual_size()
        wait(300)
        centre = QPointF(canvas.width() / 2, canvas.height() / 2)
        self._send(QEvent.Type.MouseButtonPress, centre)
        measured, computed, angle = [], [], 0.0
        for _ in range(EVENTS):
            reach = 40 + 8 * angle  # a spiral with equal steps
            angle = (angle + STEP / reach) % (8 * math.pi)
            place = centre + QPointF(reach * math.cos(angle), reach * math.sin(angle))
            start, begun = time.perf_counter(), time.thread_time()
            self._send(QEvent.Type.MouseMove, place)
            QCoreApplication.processEvents()
            measured.append(1000 * (time.perf_counter() - start))
            computed.append(1000 * (time.thread_time() - begun))
        self._send(QEvent.Type.MouseButtonRelease, centre)
        wait(50)
        return np.array(measured[10:]), np.array(computed[10:])

    def _send(self, kind: QEvent.Type, place: QPointF) -> None:
        left = Qt.MouseButton.LeftButton
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
        event = QMouseEvent(kind, place, self.canvas.mapToGlobal(place), button, left, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(self.canvas, event)


def measure() -> list[Figure]:
    """Return the 99th percentile at both sizes, fitted and at 100%, and how it grows from 4096 to 8192.

    Of several strokes, the one that other programs disturbed least counts.
    """
    make_application()
    waited: dict[tuple[int, str], list[float]] = {}
    computed: dict[tuple[int, str], list[float]] = {}
    benches = {side: _bench(side) for side in SIDES}
    for _ in range(ROUNDS):  # in turn, so that a machine that slows down slows both
        for side, bench in benches.items():
            bench.canvas.show()
            for view, zoom in (("fit", None), ("1:1", 1.0)):
                for found, times in zip((waited, computed), bench.times(zoom), strict=True):
                    found.setdefault((side, view), []).append(float(np.percentile(times, 99)))
            bench.canvas.hide()
    figures = []
    for (side, view), each in waited.items():
        detail = f"{min(computed[side, view]):.2f} ms of the processor"
        name = f"brush event to paint, {side}, {view}, {LAYERS} layers, 99th percentile, ms"
        figures.append(Figure(name, min(each), most=8.0, detail=detail))
    for view in ("fit", "1:1"):
        growth = min(computed[SIDES[1], view]) / min(computed[SIDES[0], view])
        figures.append(Figure(f"brush event, {SIDES[1]} / {SIDES[0]}, {view}", growth, most=1.2))
    return figures


def _bench(side: int) -> Bench:
    document, settings = Document(), ToolSettings()
    canvas = Canvas(document, settings, UndoStack(document))
    canvas.resize(1200, 800)
    document.replace(Contents.of(_stack(side), np.zeros((side, side), np.uint8)))
    document.activate(document.stack.children[LAYERS // 2].id)
    document.composite.complete()
    return Bench(canvas, document)


def _stack(side: int) -> Group:
    """Return an opaque layer, and nine translucent ones over all of it; the unpainted ones share their pixels."""
    random = np.random.default_rng(0)
    noise = random.integers(0, 256, (256, 256, 4), dtype=np.uint8)
    translucent = np.tile(noise, (side // 256, side // 256, 1))
    opaque = translucent.copy()
    opaque[..., 3] = 255
    layers = [Layer(f"Layer {n}", translucent, blend=_BLENDS[n % len(_BLENDS)], opacity=0.5) for n in range(LAYERS - 1)]
    painted = LAYERS // 2
    layers[painted] = replace(layers[painted], pixels=translucent.copy(), opacity=1.0, blend=_BLENDS[0])
    return Group(children=(*layers, Layer("Background", opaque)))
