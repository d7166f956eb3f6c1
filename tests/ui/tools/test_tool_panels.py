import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from studio.document.selections.selection import Mode
from studio.ui import theme
from studio.ui.tools.brush_options import BrushOptions
from studio.ui.tools.registry import tools
from studio.ui.tools.selection_bar import SelectionBar
from studio.ui.tools.selection_options import SelectionOptions
from studio.ui.tools.settings import ToolSettings
from studio.ui.tools.tool_options import ToolOptions
from studio.ui.tools.tool_panel import ToolPanel


@pytest.fixture
def settings() -> ToolSettings:
    return ToolSettings()


def test_a_click_selects_the_tool(qtbot, settings):
    panel = ToolPanel(settings)
    qtbot.addWidget(panel)
    panel.show()
    for tool in ("zoom", "wand", "lasso", "rectangle", "eraser", "brush"):
        QTest.mouseClick(panel.button(tool), Qt.MouseButton.LeftButton)
        assert settings.tool.name == tool
        assert [button.isChecked() for button in panel.findChildren(QToolButton)].count(True) == 1


def test_every_tool_has_a_key(qtbot, settings):
    panel = ToolPanel(settings)
    qtbot.addWidget(panel)
    panel.show()
    panel.button("zoom").setFocus()
    QTest.keyClick(panel.button("zoom"), Qt.Key.Key_Space)
    assert settings.tool.name == "zoom"


def test_the_panel_follows_the_settings(qtbot, settings):
    panel = ToolPanel(settings)
    qtbot.addWidget(panel)
    settings.swap()
    assert panel.button("eraser").isChecked()
    for tool in tools():
        assert panel.button(tool).accessibleName()
        assert panel.button(tool).toolTip().endswith(".")


def test_the_panel_follows_the_theme(qtbot, settings, qapp: QApplication):
    theme.apply(qapp, "dark")
    panel = ToolPanel(settings)
    qtbot.addWidget(panel)
    panel.show()
    dark = panel.button("hand").icon().pixmap(18, 18).toImage()
    theme.apply(qapp, "light")
    QApplication.processEvents()
    light = panel.button("hand").icon().pixmap(18, 18).toImage()
    theme.apply(qapp, "dark")
    assert dark != light


def test_a_group_shares_a_button_that_remembers_the_last_tool(qtbot, settings):
    panel = ToolPanel(settings)
    qtbot.addWidget(panel)
    panel.show()
    button = panel.button("rectangle")
    assert button is panel.button("ellipse")
    assert [action.data() for action in button.menu().actions()] == ["rectangle", "ellipse"]
    button.menu().actions()[1].trigger()
    assert settings.tool.name == "ellipse"
    assert button.isChecked()
    assert button.accessibleName() == "Ellipse selection"
    settings.choose("brush")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert settings.tool.name == "ellipse"


def test_the_other_mouse_button_lists_a_group(qtbot, settings):
    panel = ToolPanel(settings)
    qtbot.addWidget(panel)
    panel.show()
    button = panel.button("lasso")
    QTimer.singleShot(0, button.menu(), lambda: QTimer.singleShot(50, button.menu().close))
    opened = []
    button.menu().aboutToShow.connect(lambda: opened.append(True))
    place = button.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, button.mapToGlobal(place))
    QApplication.sendEvent(button, event)
    assert opened


def test_only_the_options_of_the_active_tool_are_shown(qtbot, settings):
    options = ToolOptions(settings)
    qtbot.addWidget(options)
    options.show()
    for name in ("brush", "wand", "lasso", "quick", "hand"):
        settings.choose(name)
        shown = {option for option, field in options._fields.items() if field.isVisible()}
        assert shown == set(settings.tool.options)


def test_the_toolbar_keeps_its_height_for_every_tool(qtbot, settings):
    options = ToolOptions(settings)
    qtbot.addWidget(options)
    options.show()
    heights = set()
    for name in tools():
        settings.choose(name)
        heights.add(max(options.sizeHint().height(), options.minimumHeight()))
    assert len(heights) == 1


def test_selection_options_and_settings_follow_each_other(qtbot, settings):
    bar = SelectionBar(settings)
    qtbot.addWidget(bar)
    bar.mode.segment("subtract").click()
    bar.tolerance.setValue(33)
    bar.feather.setValue(5)
    bar.contiguous.click()
    assert settings.selection == SelectionOptions(Mode.SUBTRACT, 5, 33, False)
    settings.set_selection(mode=Mode.ADD, feather=9999, tolerance=-1, contiguous=True)
    assert settings.selection == SelectionOptions(Mode.ADD, 250, 0, True)
    assert (bar.mode.key(), bar.feather.value(), bar.tolerance.value()) == ("add", 250, 0)
    assert bar.contiguous.isChecked()


def test_brush_options_and_settings_follow_each_other(qtbot, settings):
    options = BrushOptions(settings)
    qtbot.addWidget(options)
    assert options.size_field.value() == settings.brush.size
    options.size_field.setValue(120)
    options.hardness_field.setValue(25)
    options.opacity_field.setValue(60)
    assert settings.brush.size == 120
    assert settings.brush.hardness == pytest.approx(0.25)
    assert settings.brush.opacity == pytest.approx(0.6)
    settings.set_opacity_digit(9)
    settings.bigger()
    assert options.opacity_field.value() == pytest.approx(90)
    assert options.size_field.value() == settings.brush.size
