"""Which seed the next job takes."""

import pytest

from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.recipe.seed_fields import SeedFields


@pytest.fixture
def panel(qtbot):
    made = RecipePanel({})
    qtbot.addWidget(made)
    made.fields.more.set_opened(True)
    made.resize(300, 900)
    made.show()
    return made


@pytest.fixture
def seeds(panel) -> SeedFields:
    return panel.fields.seeds


def test_an_unlocked_seed_is_drawn_again(panel, seeds):
    seeds.seed.setValue(5)
    assert panel.take_recipe().seed == 5
    assert seeds.seed.seed() != 5


def test_a_seed_counts_up_by_the_pictures(panel, seeds):
    seeds.following.set_key("up")
    seeds.seed.setValue(5)
    seeds.count.setValue(3)
    assert [panel.take_recipe().seed for _ in range(3)] == [5, 8, 11]
    seeds.seed.setValue(2**63 - 1)
    panel.take_recipe()
    assert seeds.seed.seed() == 2


def test_a_locked_seed_stays(panel, seeds):
    seeds.seed.setValue(5)
    seeds.seed.set_locked(True)
    assert [panel.take_recipe().seed for _ in range(3)] == [5, 5, 5]


def test_variations_keep_the_seed_and_change_to_another_noise(panel, seeds):
    seeds.seed.setValue(5)
    assert not seeds.variation_seed.isVisible()
    seeds.variation_strength.setValue(0.3)
    assert seeds.variation_seed.isVisible()
    seeds.variation_seed.setValue(9)
    seeds.following.set_key("up")
    recipes = [panel.take_recipe() for _ in range(2)]
    assert [(made.seed, made.variation_seed, made.variation_strength) for made in recipes] == [
        (5, 9, 0.3),
        (5, 10, 0.3),
    ]


def test_the_last_seed_comes_back(panel, seeds):
    assert not seeds.reuse()
    seeds.seed.setValue(5)
    panel.take_recipe()
    assert seeds.reuse()
    assert seeds.seed.seed() == 5


def test_all_is_remembered(panel, seeds, qtbot):
    panel.set_recipe(GenerateRecipe(seed=2**60, variation_seed=2**61, variation_strength=0.25))
    seeds.following.set_key("up")
    seeds.seed.set_locked(True)
    other = RecipePanel({})
    qtbot.addWidget(other)
    other.restore(panel.state())
    found = other.fields.seeds
    assert (found.seed.seed(), found.variation_seed.seed(), found.variation_strength.value()) == (2**60, 2**61, 0.25)
    assert (found.following.key(), found.seed.locked()) == ("up", True)
