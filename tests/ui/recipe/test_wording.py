"""Captions of recipes, and explanations of settings that do not fit."""

import pytest

from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe, LoraSpec, TemplateSpec
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import ScheduleSpec
from studio.ui.recipe.wording import caption, details, hint_for, job_title, kind_title, problem_with

CARD = ModelCard(
    name="digits",
    title="Digits",
    size=16,
    channels=1,
    labels=("zero", "one"),
    prediction_type="epsilon",
    schedule=ScheduleSpec(timesteps=100),
)
POCKET = ModelCard(name="pocket", title="Pocket", kind="stable-diffusion", size=64, channels=3)
GAN = ModelCard(name="gan", title="Gan", kind="decoder", size=16, channels=1)
CARDS = {"digits": CARD, "pocket": POCKET, "gan": GAN}


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"label": 1, "seed": 7}, "Digits · one · DDIM · seed 7"),
        ({"sampler": "dpmpp_2m"}, "Digits · any · DPM++ 2M · seed 0"),
        ({"label": 5}, "Digits · class 5 · DDIM · seed 0"),
        ({"model": "/home/me/runs/faces/"}, "faces · DDIM · seed 0"),
        ({"model": "gan"}, "Gan · one pass · seed 0"),
        ({"model": "pocket", "prompt": "a\ntiger"}, "Pocket · a tiger · DDIM · seed 0"),
        ({"model": "pocket", "prompt": "tiger " * 20}, f"Pocket · {('tiger ' * 10)[:59].rstrip()}… · DDIM · seed 0"),
    ],
)
def test_captions(changes, text):
    assert caption(GenerateRecipe(**changes), CARDS) == text


def test_details_name_the_relevant_settings():
    recipe = GenerateRecipe(count=4, image="a.png", mask="m.png", guidance=2.5)
    assert "4 pictures" in details(recipe, CARDS)
    assert "CFG scale 2.5" in details(recipe, CARDS)
    assert "repainted mask" in details(recipe, CARDS)


def test_details_of_text_to_image_recipes():
    control = ControlSpec(image="e.png", weight=0.5)
    recipe = GenerateRecipe(
        model="pocket",
        prompt="tiger " * 20,
        negative="a dog",
        size=(96, 64),
        image="a.png",
        strength=0.4,
        controls=(control,),
        loras=(LoraSpec(file="/some/style.safetensors", weight=0.8),),
    )
    lines = details(recipe, CARDS).split("\n")[1:]
    assert lines == [
        "tiger " * 20,
        "negative prompt: a dog",
        "50 steps, CFG scale 2",
        "96 × 64 pixels",
        "image to image, denoising strength 0.4",
        "Canny edges, weight 0.5",
        "LoRA style.safetensors, weight 0.8",
    ]
    short = GenerateRecipe(model="pocket", prompt="a tiger", image="a.png", mask="m.png")
    assert details(short, CARDS).split("\n")[1:] == ["50 steps, CFG scale 2", "repainted mask"]
    assert "steps" not in details(GenerateRecipe(model="gan"), CARDS)


def test_templates_and_variations_are_reported():
    template = TemplateSpec(prompt="a {tiger|owl}", styles=("Oil", "Sharp"))
    made = GenerateRecipe(
        model="pocket", prompt="a tiger", template=template, variation_seed=9, variation_strength=0.25
    )
    lines = details(made, CARDS).splitlines()
    drawn = template.model_copy(update={"drawn": (("a tiger", ""), ("a owl", ""))})
    assert job_title(made.model_copy(update={"template": drawn, "count": 2}), CARDS) == "2 × a {tiger|owl}"
    assert lines[2:] == ["drawn from: a {tiger|owl}", "styles: Oil, Sharp", "variation 0.25 towards seed 9"]


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({}, "Digits"),
        ({"label": 1, "count": 4}, "4 × Digits one"),
        ({"image": "a.png", "mask": "m.png"}, "Repaint with Digits"),
        ({"prompt": "a tiger\non blue", "count": 4}, "4 × a tiger on blue"),
        ({"prompt": "a tiger", "image": "a.png"}, "Vary: a tiger"),
        ({"prompt": "a tiger", "image": "a.png", "mask": "m.png"}, "Repaint: a tiger"),
    ],
)
def test_job_titles(changes, title):
    assert job_title(GenerateRecipe(**changes), CARDS) == title


def test_incompatible_settings_are_explained():
    assert problem_with(GenerateRecipe(label=1, steps=100), CARD) == ""
    assert "2 classes" in problem_with(GenerateRecipe(label=2), CARD)
    assert "100 timesteps" in problem_with(GenerateRecipe(steps=101), CARD)
    assert "not found" in problem_with(GenerateRecipe(), None)
    assert "by itself" in problem_with(GenerateRecipe(), CARD.model_copy(update={"kind": "controlnet"}))
    assert "no classes" in problem_with(GenerateRecipe(label=0), CARD.model_copy(update={"labels": ()}))


def test_the_hint_for_repainting():
    assert "DDIM instead of UniPC" in hint_for(GenerateRecipe(sampler="unipc"), CARD, masked=True)
    assert hint_for(GenerateRecipe(sampler="unipc"), CARD, masked=False) == ""
    assert hint_for(GenerateRecipe(sampler="ddpm"), CARD, masked=True) == ""
    assert hint_for(GenerateRecipe(sampler="unipc"), POCKET, masked=True) == "", "its own pipeline repaints"


def test_a_model_made_elsewhere_is_called_by_its_family():
    assert kind_title(CARD.model_copy(update={"kind": "stable-diffusion"})) == "text to image"
    card = CARD.model_copy(update={"kind": "stable-diffusion", "family": "sdxl-refiner"})
    assert kind_title(card) == "SDXL refiner"
    assert kind_title(CARD.model_copy(update={"kind": "pixel"})) == "pixel"
