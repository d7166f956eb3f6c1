"""Captions of recipes, and what is said when one does not fit."""

import pytest

from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import GenerateRecipe, ScheduleSpec
from studio.ui.recipe.wording import caption, details, problem_with, remark_on

CARD = ModelCard(
    name="digits",
    title="Digits",
    size=16,
    channels=1,
    labels=("zero", "one"),
    prediction_type="epsilon",
    schedule=ScheduleSpec(timesteps=100),
)
CARDS = {"digits": CARD}


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"label": 1, "seed": 7}, "Digits · one · DDIM · seed 7"),
        ({"sampler": "dpmpp_2m"}, "Digits · any · DPM++ 2M · seed 0"),
        ({"label": 5}, "Digits · label 5 · DDIM · seed 0"),
        ({"model": "/home/me/runs/faces/"}, "faces · DDIM · seed 0"),
    ],
)
def test_caption(changes, text):
    assert caption(GenerateRecipe(**changes), CARDS) == text


def test_details_name_what_matters():
    recipe = GenerateRecipe(count=4, image="a.png", mask="m.png", guidance=2.5)
    assert "4 pictures" in details(recipe, CARDS)
    assert "guidance 2.5" in details(recipe, CARDS)
    assert "repainted mask" in details(recipe, CARDS)


def test_what_does_not_fit_is_said():
    assert problem_with(GenerateRecipe(label=1, steps=100), CARD) == ""
    assert "2 labels" in problem_with(GenerateRecipe(label=2), CARD)
    assert "100 timesteps" in problem_with(GenerateRecipe(steps=101), CARD)
    assert "not here" in problem_with(GenerateRecipe(), None)
    assert "no labels" in problem_with(GenerateRecipe(label=0), CARD.model_copy(update={"labels": ()}))


def test_remark_on_repainting():
    assert "DDIM in place of UniPC" in remark_on(GenerateRecipe(sampler="unipc"), masked=True)
    assert remark_on(GenerateRecipe(sampler="unipc"), masked=False) == ""
    assert remark_on(GenerateRecipe(sampler="ddpm"), masked=True) == ""
