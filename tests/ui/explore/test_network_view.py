"""The Network tab in the whole window: requested once, drawn, and described stage by stage."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.protocol.events import Failed
from studio.protocol.networks import NetworkDescribed, NetworkStage
from studio.ui.explore.network_layout import place_stages
from studio.ui.explore.network_view import stage_text

STAGES = (
    NetworkStage(name="conv_in", part="in", shape=(8, 16, 16), parameters=10, skips_to=4),
    NetworkStage(name="down_blocks.0", part="down", shape=(8, 8, 8), parameters=20, skips_to=4, skipped=3),
    NetworkStage(name="down_blocks.1", part="down", shape=(16, 8, 8), parameters=30, attention=True, skips_to=3),
    NetworkStage(name="up_blocks.0", part="up", shape=(16, 16, 16), parameters=40, attention=True, reads_prompt=True),
    NetworkStage(name="up_blocks.1", part="up", shape=(8, 16, 16), parameters=50),
)
NETWORK = NetworkDescribed(network="UNet2DModel", input=(1, 16, 16), parameters=1234567, stages=STAGES)


@pytest.fixture
def asked(studio, monkeypatch):
    """The window's requests to the engine, with the network tab in view."""
    found = []
    monkeypatch.setattr(studio.core.engine, "ask", found.append)
    studio.parts.window.actions_["view.explore"].trigger()
    studio.parts.explore_panel.show_tab("Network")
    return found


def answer(studio, request, event=NETWORK):
    studio.core.engine.job_event.emit(request.job, event)


def test_the_network_of_the_chosen_model_is_drawn(studio, asked):
    view = studio.explore.network.view
    assert [request.model for request in asked] == [studio.parts.recipe_panel.fields.models.model.key()]
    answer(studio, asked[0])
    assert "1,234,567 weights" in view.title.text()
    assert "1 x 16 x 16" in view.title.text()
    assert view.drawing.network == NETWORK


def test_a_network_is_requested_once(studio, asked):
    answer(studio, asked[0])
    studio.parts.explore_panel.show_tab("Pixels")
    studio.parts.explore_panel.show_tab("Network")
    assert len(asked) == 1


def test_a_refusal_is_shown(studio, asked):
    answer(studio, asked[0], Failed(message="A GAN has no denoising network: it is not a diffusion model."))
    view = studio.explore.network.view
    assert view.title.text().startswith("A GAN has no denoising network")
    assert view.drawing.network is None


def test_a_stage_is_described_under_the_pointer_and_by_key(studio, asked, qtbot):
    answer(studio, asked[0])
    view = studio.explore.network.view
    QTest.mouseMove(view.drawing, view.drawing.box(1).center().toPoint())
    qtbot.waitUntil(lambda: view.drawing.current == 1)
    assert view.stage.text().startswith("down_blocks.0: output 8 x 8 x 8, 20 weights; 3 tensors go to up_blocks.1")
    QTest.keyClick(view.drawing, Qt.Key.Key_Right)
    assert view.stage.text().startswith("down_blocks.1")
    assert "self-attention" in view.stage.text()


def test_what_a_stage_receives_is_reported():
    assert stage_text(STAGES, 4).endswith("joined with the output of conv_in and down_blocks.0.")


def test_lower_resolutions_are_drawn_lower_and_more_channels_wider():
    placed = place_stages(NETWORK)
    assert placed[1].y > placed[0].y
    assert placed[2].width > placed[1].width
    assert placed[1].height < placed[0].height
    assert [box.x for box in placed] == sorted(box.x for box in placed)


def test_all_stages_are_drawn_inside(studio, asked):
    answer(studio, asked[0])
    drawing = studio.explore.network.view.drawing
    for number in range(len(STAGES)):
        assert drawing.rect().toRectF().contains(drawing.box(number))
