"""The whole program with a text-to-image model: the real window and the real engine process."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.protocol import places
from studio.wiring.studio import Studio
from tests.tiny_text_model import SIZE, save_tiny_model
from tests.whole_program import shown, until

pytestmark = pytest.mark.slow


@pytest.fixture
def studio(qapp, data_home):
    save_tiny_model(places.own_models() / "pocket", name="pocket")
    studio = Studio(qapp)
    with shown(studio):
        yield studio


def test_generating_and_repainting_from_prompts(studio):
    document, prompts = studio.core.document, studio.parts.recipe_panel.fields.prompts
    until(lambda: document.has_picture and studio.core.queue.idle)
    assert document.size == (SIZE, SIZE)
    (entry,) = studio.core.history.entries
    assert (entry.recipe.model, entry.recipe.prompt) == ("pocket", "a penguin in the snow")

    # the way there, latents as pictures, and the real one under a resting playhead
    lane = studio.core.timeline.lanes[0]
    assert lane.title == "a penguin in the snow"
    QTest.keyClick(studio.parts.timeline_panel.lanes, Qt.Key.Key_Left)
    k = studio.core.timeline.playhead
    preview = lane.frame(k, "x_t")
    assert preview.shape == (SIZE, SIZE, 3)
    until(lambda: not lane.to_decode(k, "x_t"))
    assert (lane.frame(k, "x_t") != preview).any()

    # a part of it is masked and repainted
    canvas, before = studio.parts.canvas, document.picture.copy()
    studio.parts.window.actions_["generate.stop"].trigger()
    middle = QPoint(canvas.width() // 2, canvas.height() // 2)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    QTest.mouseMove(canvas, middle + QPoint(40, 20))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle + QPoint(40, 20))
    mask = document.mask.copy()
    assert mask.any()
    prompts.prompt.set_text("a red apple")
    QTest.mouseClick(studio.parts.recipe_panel.button, Qt.MouseButton.LeftButton)
    until(lambda: document.candidate is not None)
    assert studio.core.timeline.lanes[0].title == "Repaint: a red apple"
    QTest.keyClick(studio.parts.window, Qt.Key.Key_Return)
    assert (document.picture[mask == 0] == before[mask == 0]).all()
    assert (document.picture[mask > 0] != before[mask > 0]).any()

    # and the whole is varied
    studio.parts.window.actions_["mask.clear"].trigger()
    studio.parts.recipe_panel.fields.repainting.strength.setValue(0.3)
    assert studio.parts.recipe_panel.button.text() == "Vary"
    kept = document.picture.copy()
    QTest.mouseClick(studio.parts.recipe_panel.button, Qt.MouseButton.LeftButton)
    until(lambda: document.candidate is not None)
    assert np.shape(document.candidate.picture) == kept.shape
    assert (document.candidate.picture != kept).any()
