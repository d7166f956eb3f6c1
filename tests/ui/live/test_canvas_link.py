"""The pane of live painting follows the canvas's pan and zoom."""

import numpy as np
import pytest

from studio.document.document import Document
from studio.protocol.geometry import Box
from studio.ui.canvas.canvas import Canvas
from studio.ui.live.canvas_link import CanvasLink
from studio.ui.tools.settings import ToolSettings
from studio.ui.undo import UndoStack


@pytest.fixture
def canvas(qtbot):
    document = Document()
    made = Canvas(document, ToolSettings(), UndoStack(document))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    document.set_picture(np.zeros((60, 80, 3), np.uint8))
    return made


def same_place(canvas, link, box) -> bool:
    """Whether the pane's middle shows what the canvas's middle shows."""
    x, y = canvas.view.to_picture(canvas.width() / 2, canvas.height() / 2)
    return link.view.to_picture(100, 100) == pytest.approx((x - box.x, y - box.y), abs=0.2)


def test_the_pane_shows_what_the_canvas_shows(canvas):
    box = Box(16, 8, 32, 32)
    link = CanvasLink(canvas, canvas)
    link.set_viewport(200, 200, 1.0)
    link.set_box(box)
    assert link.size == (32, 32)
    for change in (canvas.zoom_in, lambda: canvas.pan(30, -20), canvas.fit, lambda: canvas.resize(360, 280)):
        change()
        assert link.view.zoom == canvas.view.zoom
        assert same_place(canvas, link, box)


def test_the_pane_moves_the_canvas(canvas):
    box = Box(0, 0, 80, 60)
    link = CanvasLink(canvas, canvas)
    link.set_viewport(200, 200, 1.0)
    link.set_box(box)
    link.pan(10, 5)
    assert same_place(canvas, link, box)
    beneath = link.view.to_picture(40, 160)
    zoom = canvas.view.zoom
    link.zoom_by(2.0, (40, 160))
    assert canvas.view.zoom == 2 * zoom
    assert link.view.to_picture(40, 160) == pytest.approx(beneath, abs=0.2)
    link.fit()
    assert canvas.place is None
