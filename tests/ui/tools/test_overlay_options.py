"""The overlay's colour and opacity, changed in the window and restored at the next start."""

import pytest
from PySide6.QtCore import Qt

from studio.ui.tools.overlay_options import OverlayOptions
from studio.ui.tools.settings import MAGENTA, ToolSettings


@pytest.fixture
def options(qtbot) -> OverlayOptions:
    options = OverlayOptions(ToolSettings())
    qtbot.addWidget(options)
    options.show()
    return options


def test_keys_choose_colour_and_strength(qtbot, options: OverlayOptions):
    settings = options._settings
    assert (settings.overlay_colour, settings.overlay_opacity) == (MAGENTA, 0.5)
    qtbot.keyClick(options.colour, Qt.Key.Key_Down)
    assert settings.overlay_colour == "#ff2d2d"
    options.opacity.setValue(80)
    assert settings.overlay_opacity == 0.8
    settings.set_overlay(colour="#000000", opacity=0.25)
    assert (options.colour.key(), options.opacity.value()) == ("#000000", 25)


def test_the_command_opens_the_popup_and_the_choice_is_kept(qapp, studio):
    studio.parts.window.actions_["mask.overlay"].trigger()
    assert studio.parts.overlay_options.isVisible()
    studio.parts.overlay_options.close()
    studio.core.tools.set_overlay(colour="#00c8ff", opacity=0.3)
    from studio.wiring.studio import Studio

    again = Studio(qapp)
    assert (again.core.tools.overlay_colour, again.core.tools.overlay_opacity) == ("#00c8ff", 0.3)
    again.parts.window.close()
    again.parts.window.deleteLater()
