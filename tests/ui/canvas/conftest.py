"""A canvas with a picture, and the events of a mouse and a pen."""

from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent, QWheelEvent

from studio.document.document import Document
from studio.ui.canvas.canvas import Canvas
from studio.ui.tools.settings import ToolSettings
from studio.ui.undo import UndoStack

NONE, LEFT, MIDDLE = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass
class Bench:
    """A canvas with its document, tool settings and undo stack."""

    canvas: Canvas
    document: Document
    settings: ToolSettings
    stack: UndoStack

    def set_picture(self, pixels) -> None:
        self.stack.record(self.document.set_picture(pixels))

    def fill_mask(self) -> None:
        self.stack.record(self.document.fill_mask())

    def clear_mask(self) -> None:
        self.stack.record(self.document.clear_mask())

    def invert_mask(self) -> None:
        self.stack.record(self.document.invert_mask())

    def at(self, x: float, y: float) -> QPointF:
        """Return where a place of the picture lies in the widget."""
        return QPointF(*self.canvas.view.to_widget(x, y))

    def mouse(self, kind: QEvent.Type, place: QPointF, button=LEFT, buttons=LEFT, modifiers=PLAIN) -> None:
        event = QMouseEvent(kind, place, self.canvas.mapToGlobal(place), button, buttons, modifiers)
        QCoreApplication.sendEvent(self.canvas, event)

    def press(self, place: QPointF, button=LEFT, buttons=LEFT, modifiers=PLAIN) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, place, button, buttons, modifiers)

    def move(self, place: QPointF, buttons=LEFT, modifiers=PLAIN) -> None:
        self.mouse(QEvent.Type.MouseMove, place, NONE, buttons, modifiers)

    def release(self, place: QPointF, button=LEFT, buttons=NONE, modifiers=PLAIN) -> None:
        self.mouse(QEvent.Type.MouseButtonRelease, place, button, buttons, modifiers)

    def leave(self) -> None:
        """Move the pointer off the canvas, so that no brush is drawn."""
        QCoreApplication.sendEvent(self.canvas, QEvent(QEvent.Type.Leave))

    def double_click(self, place: QPointF) -> None:
        """Send what Qt sends for two quick clicks."""
        self.press(place)
        self.release(place)
        self.mouse(QEvent.Type.MouseButtonDblClick, place)
        self.release(place)

    def drag(self, *places: tuple[float, float], modifiers=PLAIN) -> None:
        """Draw through places of the picture with the left button."""
        points = [self.at(*place) for place in places]
        self.press(points[0], modifiers=modifiers)
        for point in points[1:]:
            self.move(point, modifiers=modifiers)
        self.release(points[-1], modifiers=modifiers)

    def pen(self, kind: QEvent.Type, place: QPointF, pressure: float, eraser: bool = False) -> bool:
        kinds = QPointingDevice.PointerType
        device = QPointingDevice(
            "pen",
            1,
            QInputDevice.DeviceType.Stylus,
            kinds.Eraser if eraser else kinds.Pen,
            QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
            1,
            3,
        )
        pressed = kind != QEvent.Type.TabletRelease
        event = QTabletEvent(
            *(kind, device, place, self.canvas.mapToGlobal(place), pressure, 0.0, 0.0, 0.0, 0.0, 0.0, PLAIN),
            LEFT if kind != QEvent.Type.TabletMove else NONE,
            LEFT if pressed else NONE,
        )
        QCoreApplication.sendEvent(self.canvas, event)
        self._device = device  # the event only points to it
        return event.isAccepted()

    def wheel(self, place: QPointF, notches: float) -> None:
        event = QWheelEvent(
            place,
            self.canvas.mapToGlobal(place),
            QPoint(),
            QPoint(0, round(120 * notches)),
            NONE,
            PLAIN,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(self.canvas, event)


@pytest.fixture
def empty_bench(qtbot) -> Bench:
    """A canvas without a picture."""
    document, settings = Document(), ToolSettings()
    stack = UndoStack(document)
    canvas = Canvas(document, settings, stack)
    qtbot.addWidget(canvas)
    canvas.resize(500, 400)
    canvas.show()
    qtbot.waitExposed(canvas)
    canvas.setFocus()
    settings.set_brush(size=20, hardness=1)
    return Bench(canvas, document, settings, stack)


@pytest.fixture
def bench(empty_bench: Bench) -> Bench:
    """A canvas with a picture of 200 x 150 and a clean undo stack."""
    pixels = np.random.default_rng(0).integers(0, 256, (150, 200, 3), dtype=np.uint8)
    empty_bench.set_picture(pixels)
    empty_bench.stack.clear()
    return empty_bench
