import pytest

from studio.protocol.bounds import Bounds, bounds
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.training_recipe import TrainRecipe


def test_bounds_match_the_recipes_validation():
    guidance = bounds(GenerateRecipe, "guidance")
    assert (guidance.minimum, guidance.maximum, guidance.default) == (0, 30, 2.0)
    GenerateRecipe(guidance=guidance.maximum)
    with pytest.raises(ValueError, match="less than or equal to 30"):
        GenerateRecipe(guidance=guidance.maximum + 0.1)


def test_exclusive_bounds():
    assert bounds(GenerateRecipe, "seed").maximum == 2**63 - 1, "lt=2**63, of whole numbers"
    rate = bounds(TrainRecipe, "learning_rate")
    assert (rate.minimum, rate.open_minimum, rate.maximum, rate.open_maximum) == (0, True, 1, False)


def test_nested_optional_and_unbounded_settings():
    size = bounds(TrainRecipe, "dataset.size")
    assert (size.minimum, size.maximum, size.default) == (1, 512, 16)
    assert bounds(TrainRecipe, "patience") == Bounds(
        1, None, None, "stop after this many validations in a row without improvement"
    )
    assert bounds(TrainRecipe, "max_seconds").open_minimum
    assert bounds(GenerateRecipe, "model") == Bounds(None, None, "digits", "")
    assert bounds(ControlSpec, "image").default is None, "there is none"


@pytest.mark.parametrize("key", ["colour", "dataset.colour", "steps.size", "control.weight"])
def test_an_unknown_setting_is_refused(key):
    with pytest.raises(KeyError):
        bounds(TrainRecipe, key)
