import pytest

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.widgets.setting_field import setting_field


def test_bounds_and_default_are_the_recipes(qtbot):
    field = setting_field(GenerateRecipe, "guidance", "Guidance", decimals=3, tooltip="How much.")
    qtbot.addWidget(field)
    assert field.value() == GenerateRecipe().guidance
    field.setValue(1000)
    assert field.value() == 30
    GenerateRecipe(guidance=field.value())


def test_a_description_becomes_the_tooltip(qtbot):
    field = setting_field(GenerateRecipe, "eta", "Eta", decimals=3)
    qtbot.addWidget(field)
    assert field.toolTip() == f"{GenerateRecipe.model_fields['eta'].description}."


@pytest.mark.parametrize("wider", [{"minimum": -1}, {"maximum": 31}])
def test_bounds_wider_than_the_recipes_are_refused(qtbot, wider):
    with pytest.raises(ValueError, match="wider than the recipe"):
        setting_field(GenerateRecipe, "guidance", "Guidance", **wider)


def test_an_excluded_or_missing_bound_has_to_be_given(qtbot):
    with pytest.raises(ValueError, match="wider than the recipe"):
        setting_field(TrainRecipe, "learning_rate", "Learning rate")
    with pytest.raises(ValueError, match="needs a minimum and a maximum"):
        setting_field(TrainRecipe, "warmup_steps", "Warm-up")
