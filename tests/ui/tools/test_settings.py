from itertools import pairwise

import pytest

from studio.document.painting.brush import MAX_SIZE, MIN_SIZE
from studio.ui.tools.settings import ToolSettings


def test_keys_change_the_brush_in_steps():
    settings = ToolSettings()
    heard = []
    settings.brush_changed.connect(heard.append)
    settings.set_brush(size=100)
    settings.bigger()
    assert settings.brush.size == 115
    settings.smaller()
    assert settings.brush.size == 100
    settings.harder()
    assert settings.brush.hardness == pytest.approx(0.9)
    settings.softer()
    settings.softer()
    assert settings.brush.hardness == pytest.approx(0.7)
    settings.set_opacity_digit(3)
    assert settings.brush.opacity == pytest.approx(0.3)
    settings.set_opacity_digit(0)
    assert settings.brush.opacity == 1
    assert len(heard) == 8


def test_size_steps_reach_every_size():
    settings = ToolSettings()
    settings.set_brush(size=0)
    sizes = [settings.brush.size]
    while settings.brush.size < MAX_SIZE:
        settings.bigger()
        sizes.append(settings.brush.size)
    assert sizes[0] == MIN_SIZE
    assert all(b > a for a, b in pairwise(sizes))
    while settings.brush.size > MIN_SIZE:
        before = settings.brush.size
        settings.smaller()
        assert settings.brush.size < before


def test_values_are_clamped_and_unchanged_ones_emit_nothing():
    settings = ToolSettings()
    settings.set_brush(size=1e9, hardness=-3, opacity=7)
    assert (settings.brush.size, settings.brush.hardness, settings.brush.opacity) == (MAX_SIZE, 0, 1)
    heard = []
    settings.brush_changed.connect(heard.append)
    settings.overlay_changed.connect(lambda: heard.append("overlay"))
    settings.tool_changed.connect(heard.append)
    settings.set_brush(size=1e9)
    settings.set_overlay(opacity=0.5)
    settings.choose(settings.tool.name)
    assert heard == []
    settings.set_overlay(colour="#00ff00", opacity=2)
    assert (settings.overlay_colour, settings.overlay_opacity) == ("#00ff00", 1)
    assert heard == ["overlay"]


def test_swap_toggles_brush_and_eraser():
    settings = ToolSettings()
    settings.swap()
    assert settings.tool.name == "eraser"
    settings.swap()
    assert settings.tool.name == "brush"
    settings.choose("hand")
    settings.swap()
    assert settings.tool.name == "brush"
    with pytest.raises(KeyError):
        settings.choose("hammer")
