"""The tools: what each gesture does, and how a tool is added."""

import sys
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from studio.document.document import Document
from studio.document.painting.brush import Brush
from studio.document.painting.paints import Paints
from studio.ui.canvas.gestures import GestureRunner, click_or_drag
from studio.ui.tools import registry
from studio.ui.tools.stroke_aids import StrokeAids
from studio.ui.tools.tool import Cursor, Phase, Pointer


@dataclass
class Table:
    """A drawing surface at 200% zoom, without a widget."""

    document: Document = field(default_factory=Document)
    brush: Brush = field(default_factory=lambda: Brush(size=8, hardness=1))
    paints: Paints = field(default_factory=Paints)
    scale: float = 2.0
    stroke_end: tuple[float, float] | None = None
    offset: tuple[float, float] = (0.0, 0.0)
    edits: list = field(default_factory=list)
    zooms: list = field(default_factory=list)
    refusals: list = field(default_factory=list)
    stroke_aids: StrokeAids = field(default_factory=StrokeAids)
    outlines: list = field(default_factory=list)

    def show_outline(self, outline):
        self.outlines.append(outline)

    def to_picture(self, x, y):
        return (x - self.offset[0]) / self.scale, (y - self.offset[1]) / self.scale

    def pan(self, dx, dy):
        self.offset = (self.offset[0] + dx, self.offset[1] + dy)

    def zoom_step(self, about, *, out=False):
        self.zooms.append((about, out))

    def commit(self, edit):
        self.edits.append(edit)

    def refuse(self, reason):
        self.refusals.append(reason)


@pytest.fixture
def table():
    table = Table()
    table.document.set_picture(np.zeros((60, 80, 3), np.uint8))
    return table


def tool(name):
    return registry.tools()[name]


def press(x, y, **more):
    return Pointer(Phase.PRESS, x, y, **more)


def move(x, y):
    return Pointer(Phase.MOVE, x, y)


def release(x, y):
    return Pointer(Phase.RELEASE, x, y)


def test_every_tool_has_a_name_and_a_description():
    found = registry.tools()
    assert {"brush", "eraser", "rectangle", "lasso", "wand", "hand", "zoom"} <= set(found)
    for name, each in found.items():
        assert each.name == name
        assert each.title
        assert each.tip.endswith(".")
        assert each.swaps_with in found
    assert len({shortcut for each in found.values() for shortcut in each.shortcuts}) == len(found)


@pytest.mark.parametrize(
    ("name", "swap", "erases"),
    [("brush", False, False), ("brush", True, True), ("eraser", False, True), ("eraser", True, False)],
)
def test_a_stroke_is_one_edit(table, name, swap, erases):
    table.document.set_mask(np.full((60, 80), 255 if erases else 0, np.uint8))
    runner = GestureRunner()
    start = press(20, 20, swap=swap)
    assert tool(name).ring(table, start).erases == erases
    runner.start(tool(name).gesture(table, start), start)
    runner.move(move(60, 20))
    assert table.edits == []
    runner.release(release(60, 20))
    (edit,) = table.edits
    assert edit.title == ("Eraser stroke" if erases else "Brush stroke")
    assert table.document.mask[10, 20] == (0 if erases else 255)
    assert table.stroke_end == (30, 10)
    edit.revert(table.document)
    assert (table.document.mask == (255 if erases else 0)).all()


def test_closing_the_gesture_cancels_the_stroke(table):
    runner = GestureRunner()
    runner.start(tool("brush").gesture(table, press(20, 20)), press(20, 20))
    runner.move(move(60, 20))
    assert table.document.has_mask
    runner.cancel()
    assert not table.document.has_mask
    assert table.edits == [None]
    assert table.stroke_end is None
    runner.move(move(70, 20))
    runner.release(release(70, 20))
    assert not table.document.has_mask


def test_a_stroke_pauses_while_the_view_is_panned(table):
    runner = GestureRunner()
    runner.start(tool("brush").gesture(table, press(20, 40)), press(20, 40))
    runner.move(move(24, 40))
    runner.start_pan(tool("hand"), table)
    assert runner.panning
    before = table.document.mask.copy()
    runner.move(move(64, 80))
    np.testing.assert_array_equal(table.document.mask, before)
    assert table.offset == (40, 40)
    runner.stop_pan()
    runner.move(move(68, 80))
    runner.release(release(68, 80))
    assert table.document.mask_box.width <= 8 + 4 + 3  # from 10 to 14: it continued without a jump
    assert len(table.edits) == 1


def test_without_a_picture_the_brush_does_nothing():
    table = Table()
    runner = GestureRunner()
    runner.start(tool("brush").gesture(table, press(1, 1)), press(1, 1))
    assert not runner.running
    assert tool("brush").ring(table, press(1, 1)) is None
    assert tool("brush").cursor(table, pressed=False) is Cursor.ARROW


def test_the_zoom_tool_steps_once(table):
    runner = GestureRunner()
    runner.start(tool("zoom").gesture(table, press(5, 6)), press(5, 6))
    runner.move(move(50, 60))
    runner.release(release(50, 60))
    runner.start(tool("zoom").gesture(table, press(7, 8, swap=True)), press(7, 8))
    assert table.zooms == [((5, 6), False), ((7, 8), True)]


@pytest.mark.parametrize(("end", "painted"), [((22, 21), False), ((60, 20), True)])
def test_over_a_result_a_click_compares_and_a_drag_paints(table, end, painted):
    table.document.offer([np.full((60, 80, 3), 9, np.uint8)])
    runner = GestureRunner()
    runner.start(click_or_drag(table, tool("brush"), press(20, 20)), press(20, 20))
    runner.move(move(*end))
    runner.release(release(*end))
    assert table.document.has_mask == painted
    assert table.document.candidate.shown == painted
    assert len(table.edits) == painted


def test_a_drag_over_a_result_can_be_cancelled(table):
    table.document.offer([np.full((60, 80, 3), 9, np.uint8)])
    runner = GestureRunner()
    runner.start(click_or_drag(table, tool("brush"), press(20, 20)), press(20, 20))
    runner.move(move(60, 20))
    assert table.document.has_mask
    runner.cancel()
    assert not table.document.has_mask
    assert table.document.candidate.shown


FILL = """
from studio.ui.tools.registry import register
from studio.ui.tools.stroke_aids import StrokeAids
from studio.ui.tools.tool import Cursor


@register
class FillTool:
    name, title, icon, shortcuts, tip = "fill", "Fill", "ph.paint-bucket", ("G",), "Mask the whole picture."
    order, swaps_with, navigates = 25, "brush", False
    group, options, keeps_on = "fill", (), False

    def cursor(self, surface, *, pressed):
        return Cursor.CROSS

    def ring(self, surface, pointer):
        return None

    def gesture(self, surface, press):
        yield
        surface.commit(surface.document.fill_mask())
"""


@pytest.fixture
def with_fill(tmp_path, monkeypatch):
    """A toolbox with one added file."""
    from studio.ui.tools import toolbox

    (tmp_path / "fill.py").write_text(FILL)
    monkeypatch.setattr(toolbox, "__path__", [*toolbox.__path__, str(tmp_path)])
    registry.tools.cache_clear()
    yield
    registry._registered.pop("fill", None)
    sys.modules.pop("studio.ui.tools.toolbox.fill", None)
    registry.tools.cache_clear()


def test_a_registered_tool_appears_in_the_panel(with_fill, table, qtbot):
    from studio.ui.tools.settings import ToolSettings
    from studio.ui.tools.tool_panel import ToolPanel

    assert list(registry.tools())[:4] == ["brush", "clone", "smudge", "eraser"]
    settings = ToolSettings()
    panel = ToolPanel(settings)
    qtbot.addWidget(panel)
    panel.button("fill").click()
    assert settings.tool.title == "Fill"
    runner = GestureRunner()
    runner.start(settings.tool.gesture(table, press(1, 1)), press(1, 1))
    runner.release(replace(press(1, 1), phase=Phase.RELEASE))
    assert (table.document.mask == 255).all()
    settings.swap()
    assert settings.tool.name == "brush"
