import pytest

from studio.protocol.engine_settings import EngineSettings
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.remedies import REMEDY_NOTES, REMEDY_TITLES, remedied, remedies_for

POCKET = GenerateRecipe(model="pocket", size=(128, 96), count=2)


@pytest.mark.parametrize(
    ("saving", "gpu", "expected"),
    [
        ("auto", True, ("fewer", "tiled", "offloaded", "fp8", "smaller")),
        ("tiled", True, ("fewer", "offloaded", "fp8", "smaller")),
        ("fp8", True, ("fewer", "smaller")),
        ("off", False, ("fewer", "tiled", "smaller")),
    ],
)
def test_only_what_has_not_been_done_yet(saving, gpu, expected):
    found = remedies_for(POCKET, EngineSettings(), saving, gpu=gpu)
    assert found == expected
    assert set(found) <= REMEDY_TITLES.keys() == REMEDY_NOTES.keys()


def test_a_model_of_one_size_makes_fewer_pictures():
    recipe = GenerateRecipe(model="digits", count=9)
    assert remedies_for(recipe, EngineSettings(), "off", gpu=False) == ("fewer",)
    assert remedied(recipe, EngineSettings(), "fewer")[0].count == 1


def test_each_remedy_changes_recipe_or_settings():
    recipe, settings = remedied(POCKET, EngineSettings(), "smaller")
    assert all(new < old for new, old in zip(recipe.size, POCKET.size, strict=True))
    assert settings == EngineSettings()
    for remedy in ("tiled", "offloaded", "fp8"):
        recipe, settings = remedied(POCKET, EngineSettings(), remedy)
        assert (recipe, settings.saving) == (POCKET, remedy)
