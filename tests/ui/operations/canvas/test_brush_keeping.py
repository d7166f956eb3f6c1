import json

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMainWindow, QToolButton

from studio.document.painting.brush import Pressure
from studio.document.painting.symmetry import SymmetryKind
from studio.ui.actions import Actions
from studio.ui.operations.canvas.brush_keeping import BrushKeeping
from studio.ui.tools.settings import ToolSettings
from studio.ui.tools.stroke_aids import Steadying


@pytest.fixture
def start(qtbot, tmp_path):
    """Return a function that restarts this part of the program."""

    def started() -> tuple[BrushKeeping, ToolSettings, Actions]:
        window, button = QMainWindow(), QToolButton()
        qtbot.addWidget(window)
        qtbot.addWidget(button)
        tools, actions = ToolSettings(), Actions(window)
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        keeping = BrushKeeping(tools, settings, actions, button, window)
        keeping.window = window  # kept alive
        return keeping, tools, actions

    return started


def test_brushes_of_tools_and_aids_come_back_at_the_next_start(start, qtbot):
    keeping, tools, actions = start()
    tools.set_brush(size=33, flow=0.4, pressure=Pressure(size=False, curve=2))
    tools.choose("eraser")
    tools.set_brush(size=77)
    popup = keeping.popup
    popup.symmetry.set_key("radial")
    popup.sectors.setValue(9)
    popup.steadying.set_key("string")
    popup.pressure["flow"].click()
    assert tools.brush.pressure.flow
    assert actions["paint.symmetry_radial"].isChecked()
    _, again, actions = start()
    assert (again.brush.size, again.brush.flow, again.brush.pressure.curve) == (33, 0.4, 2)
    again.choose("eraser")
    assert again.brush.size == 77
    assert (again.aids.symmetry, again.aids.sectors, again.aids.steadying) == (SymmetryKind.RADIAL, 9, Steadying.STRING)
    assert actions["paint.symmetry_radial"].isChecked()


def test_a_command_chooses_the_symmetry_and_stays_checked(start):
    keeping, tools, actions = start()
    actions.connect_all(keeping.operations())
    for _ in range(2):
        actions["paint.symmetry_both"].trigger()
        assert tools.aids.symmetry is SymmetryKind.BOTH
        assert actions["paint.symmetry_both"].isChecked()
        assert not actions["paint.symmetry_none"].isChecked()


@pytest.mark.parametrize(
    "damaged",
    ["{", "[]", '{"brush": 3}', '{"brush": {"size": -1, "pressure": {}}}', '{"nothing": {"size": 5, "pressure": {}}}'],
)
def test_damaged_settings_leave_the_usual_brush(start, tmp_path, damaged):
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("brushes", damaged)
    settings.setValue("stroke_aids", json.dumps({"symmetry": "sideways"}))
    settings.sync()
    _, tools, _ = start()
    assert tools.brush == ToolSettings().brush
    assert tools.aids == ToolSettings().aids
