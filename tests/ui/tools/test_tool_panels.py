import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from studio.ui import theme
from studio.ui.tools.brush_options import BrushOptions
from studio.ui.tools.registry import tools
from studio.ui.tools.settings import ToolSettings
from studio.ui.tools.tool_panel import ToolPanel


@pytest.fixture
def settings() -> ToolSettings:
    return ToolSettings()


def test_a_click_selects_the_tool(qtbot, settings):
    panel = ToolPanel(settings)
    qtbot.addWidget(panel)
    panel.show()
    for tool in reversed(tools()):
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
