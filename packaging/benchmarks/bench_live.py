"""Live painting: the time from the stroke to its picture and its parts, and the window's tick while painting."""

import statistics
import sys
import time

import numpy as np
from bench_tick import percentile
from figures import Figure, ratio, spread
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from window import studio_window, wait, wait_until

from studio.protocol.live import LivePicture
from studio.wiring.studio import Studio

SIDE = 512  # pixels of the canvas
STROKES, ROUNDS, TICK_SECONDS = 30, 3, 5.0
MOVES_A_SECOND = 125  # of a usual mouse
_KINDS = {
    "press": QEvent.Type.MouseButtonPress,
    "move": QEvent.Type.MouseMove,
    "release": QEvent.Type.MouseButtonRelease,
}


def measure() -> list[Figure]:
    """Paint strokes with the pen at rest between them, then without a pause; `--short` takes a few seconds."""
    short = "--short" in sys.argv
    strokes, rounds, seconds = (8, 1, 2.0) if short else (STROKES, ROUNDS, TICK_SECONDS)
    with studio_window() as studio:
        painting = studio.live.painting
        studio.parts.recipe_panel.fields.models.model.set_key("pocket-lightning")
        pixels = np.full((SIDE, SIDE, 4), 255, np.uint8)
        pixels[..., :3] = (40, 120, 220)
        studio.core.undo.record(studio.core.document.set_picture(pixels))
        studio.core.document.activate(next(studio.core.document.stack.layers()).id)
        studio.core.tools.set_brush(size=40.0)
        studio.core.tools.paints.set_colour((240, 130, 40))
        phases: list[LivePicture] = []
        painting.pictures.made.connect(lambda _, event: phases.append(event))
        studio.parts.window.actions_["live.toggle"].trigger()
        wait_until(lambda: painting.shown is not None and painting.shown.finished, 120)
        taken = [_stroke(studio) for _ in range(strokes + 3)][3:]
        made = [event for event in phases[3:] if event.denoising]
        without, with_ = [], []
        for _ in range(rounds):
            studio.parts.window.actions_["live.toggle"].trigger()
            without.append(_painting_without_pause(studio, seconds))
            studio.parts.window.actions_["live.toggle"].trigger()
            with_.append(_painting_without_pause(studio, seconds))
        before, began = painting.count, time.perf_counter()
        _painting_without_pause(studio, seconds)
        rate = (painting.count - before) / (time.perf_counter() - began)
    parts = {
        name: statistics.median(getattr(event, name) for event in made)
        for name in ("preparing", "denoising", "decoding")
    }
    beside = statistics.median(taken) - sum(parts.values()) * 1000
    detail = ", ".join(f"{name} {value * 1000:.0f} ms" for name, value in parts.items())
    return [
        Figure(
            "stroke to live picture, ms",
            statistics.median(taken),
            most=150.0,
            detail=f"{spread(taken, 'ms')}; {detail}, in the window {beside:.0f} ms",
        ),
        Figure("live pictures a second while painting without a pause", rate),
        Figure(
            "99th percentile of the tick while painting, live / not live",
            ratio(with_, without),
            most=1.25,
            detail=f"{spread(with_, 'ms')} live, {spread(without, 'ms')} not",
        ),
    ]


def _stroke(studio: Studio) -> float:
    """Paint a short stroke, and return the milliseconds from its end to the picture that shows it."""
    painting, rng = studio.live.painting, np.random.default_rng(time.perf_counter_ns())
    wait_until(lambda: not painting.busy and painting.shown is not None and painting.shown.finished, 60)
    x, y = rng.uniform(0.1, 0.8, 2) * SIDE
    count, began = painting.count, time.perf_counter()
    for kind, place in (("press", (x, y)), ("move", (x + 30, y)), ("release", (x + 30, y + 10))):
        _mouse(studio, kind, place)
    while painting.count == count:
        QCoreApplication.processEvents()
    studio.parts.canvas_page.repaint()
    return (time.perf_counter() - began) * 1000


def _painting_without_pause(studio: Studio, seconds: float) -> float:
    """Move the brush along a curve, and return the 99th percentile of the tick meanwhile, in milliseconds."""
    began = time.perf_counter()
    _mouse(studio, "press", (SIDE / 2, SIDE / 2))

    def move() -> None:
        angle = 3 * (time.perf_counter() - began)
        _mouse(studio, "move", (SIDE * (0.5 + 0.4 * np.cos(angle)), SIDE * (0.5 + 0.4 * np.sin(1.7 * angle))))

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(move)
    timer.start(1000 // MOVES_A_SECOND)
    taken = percentile(seconds)
    timer.stop()
    _mouse(studio, "release", (SIDE / 2, SIDE / 2))
    wait(300)
    return taken


def _mouse(studio: Studio, kind: str, place: tuple[float, float]) -> None:
    canvas = studio.parts.canvas
    point = QPointF(*canvas.view.to_widget(float(place[0]), float(place[1])))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button, held = (none if kind == "move" else left), (none if kind == "release" else left)
    event = QMouseEvent(_KINDS[kind], point, canvas.mapToGlobal(point), button, held, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(canvas, event)
