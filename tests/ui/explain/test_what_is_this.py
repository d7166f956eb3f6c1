"""Explanations: each is whole, belongs to something, and is shown where it belongs."""

from typing import get_args

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWhatsThis

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.explain.explanations import EXPLANATIONS
from studio.ui.explain.what_is_this import about_label, as_text


@pytest.mark.parametrize("key", EXPLANATIONS)
def test_an_explanation_is_two_or_three_sentences_about_something_that_is_there(key):
    found = EXPLANATIONS[key]
    assert found.title
    assert 60 < len(found.text) < 420
    assert found.text.endswith(".")
    assert not found.equation or found.reference or key == "pixels", "an equation comes from somewhere"
    kind, _, setting = key.partition(".")
    if kind in ("recipe", "train") and setting:
        model = GenerateRecipe if kind == "recipe" else TrainRecipe
        for part in setting.split("."):
            annotation = model.model_fields[part].annotation
            model = annotation if not get_args(annotation) else model


def test_settings_have_their_explanation(studio):
    sampling = studio.parts.recipe_panel.fields.sampling
    assert "DDIM" in sampling.sampler.whatsThis()
    assert "Ho and Salimans 2022" in sampling.guidance.whatsThis()
    form = studio.parts.training_panel.fields
    assert "Nichol" in form.schedule.whatsThis()
    assert "Salimans" in form.prediction.whatsThis()
    assert "average" in form.advanced_fields.fields["ema_decay"].whatsThis()
    assert studio.parts.inspector_panel.whatsThis()


def test_what_is_this_shows_the_explanation_at_a_click(studio):
    studio.parts.window.actions_["help.what_is_this"].trigger()
    assert QWhatsThis.inWhatsThisMode()
    field = studio.parts.recipe_panel.fields.sampling.guidance
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert not QWhatsThis.inWhatsThisMode()
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.inherits("QWhatsThat")]
    assert len(shown) == 1
    shown[0].close()


def test_panels_tell_theirs_in_full(studio):
    studio.parts.window.actions_["view.explore"].trigger()
    studio.parts.explore_panel.choose("forward")
    texts = [label.text() for label in studio.explore.forward.view.findChildren(QLabel)]
    assert as_text(EXPLANATIONS["forward"]) in texts


def test_an_explanation_is_plain_text_under_a_panel(qapp):
    label = about_label("forward")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "equations 2 and 4" in label.text()
