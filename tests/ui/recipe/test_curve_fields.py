"""Curves of a recipe that was loaded go with the form into the next one, until they are taken away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.ui.recipe.recipe_panel import RecipePanel

POCKET = ModelCard(name="pocket", title="Pocket", kind="stable-diffusion", size=32, channels=3, latent=(4, 8, 8))
CANNY = ModelCard(name="pocket-control", title="Edges", kind="controlnet", size=32, channels=3, base="pocket")
DIGITS = ModelCard(name="digits", title="Digits", size=16, channels=1, labels=tuple("0123456789"))
CURVED = GenerateRecipe(
    model="pocket",
    prompt="a tiger",
    guidance_curve="0:3,5=7",
    prompt_changes=[{"step": 4, "prompt": "a pink tiger"}],
)


@pytest.fixture
def panel(qtbot):
    panel = RecipePanel({"pocket": POCKET, "pocket-control": CANNY, "digits": DIGITS})
    qtbot.addWidget(panel)
    panel.resize(280, 800)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def curves(recipe):
    return recipe.guidance_curve, recipe.prompt_changes


def test_curves_are_carried_said_and_taken_away(panel):
    fields = panel.fields.curves
    assert not fields.row.isVisible()
    panel.fields.set_recipe(CURVED)
    assert curves(panel.fields.recipe()) == curves(CURVED)
    assert fields.row.isVisible()
    assert fields.label.text() == "CFG scale by step 1:3,6=7; from step 5 a pink tiger"
    QTest.mouseClick(fields.remove, Qt.MouseButton.LeftButton)
    assert curves(panel.fields.recipe()) == ((), ())
    assert not fields.row.isVisible()


def test_another_recipe_brings_its_own_or_none(panel):
    panel.fields.set_recipe(CURVED)
    panel.fields.set_recipe(GenerateRecipe(model="pocket", prompt="a pear"))
    assert curves(panel.fields.recipe()) == ((), ())


def test_a_model_without_prompts_takes_the_guidance_alone(panel):
    panel.fields.set_recipe(CURVED)
    panel.fields.models.model.set_key("digits")
    assert curves(panel.fields.recipe()) == (CURVED.guidance_curve, ())


def test_curves_are_restored_at_the_next_start(panel, qtbot):
    panel.fields.set_recipe(CURVED)
    state = panel.fields.state()
    again = RecipePanel({"pocket": POCKET})
    qtbot.addWidget(again)
    again.fields.restore(state)
    assert curves(again.fields.recipe()) == curves(CURVED)
    again.fields.restore(state | {"curves": {"guidance_curve": "nonsense"}})
    assert curves(again.fields.recipe()) == curves(CURVED)


def test_the_curve_of_a_controls_weight_is_carried_until_the_weight_is_changed(panel):
    curved = CURVED.model_copy(update={"controls": (ControlSpec(image="a.png", weight_curve="0:1,4:0.2"),)})
    panel.fields.set_recipe(curved)
    assert panel.fields.adapters.control_specs("")[0].weight_curve == curved.controls[0].weight_curve
    (row,) = panel.fields.adapters.controls.rows
    row.weight.setValue(0.5)
    assert panel.fields.adapters.control_specs("")[0].weight_curve == ()
