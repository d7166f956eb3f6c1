"""The recipe of a live picture."""

import pytest

from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.geometry import Size
from studio.protocol.live import MAX_EVALUATIONS, can_paint_live, is_quick, live_recipe, live_size, live_steps
from studio.protocol.modelcard import ModelCard


def card(**changes) -> ModelCard:
    settled = {"name": "m", "title": "M", "kind": "stable-diffusion", "size": 64, "channels": 3, "latent": (4, 16, 16)}
    return ModelCard.model_validate(settled | {"prediction_type": "v", "steps": 4} | changes)


@pytest.mark.parametrize("steps", [1, 4, 8, 20, 50])
@pytest.mark.parametrize("strength", [0.05, 0.3, 0.5, 1.0])
def test_at_most_four_steps_are_taken_and_as_many_as_that_allows(steps, strength):
    spread = live_steps(steps, strength)
    assert 1 <= spread <= steps
    assert int(spread * strength) <= MAX_EVALUATIONS
    assert spread == steps or int((spread + 1) * strength) > MAX_EVALUATIONS


@pytest.mark.parametrize(
    ("canvas", "asked", "size"),
    [
        (Size(512, 512), None, None),
        (Size(1024, 512), None, (96, 48)),
        (Size(512, 512), (128, 64), (96, 96)),
        (Size(10, 4000), None, (32, 128)),
    ],
)
def test_the_picture_has_the_shape_of_the_canvas_and_the_pixels_of_the_model(canvas, asked, size):
    assert live_size(canvas, card(), asked) == size


def test_what_costs_time_is_left_out_and_the_rest_is_the_panels():
    panel = GenerateRecipe(
        model="m", steps=30, count=9, seed=4, refiner="r", tile=64, prompt="a cat", guidance=3.0, strength=0.9
    )
    made = live_recipe(panel, card(), "s.png", Size(64, 64), strength=0.25, seed=7)
    assert (made.image, made.strength, made.seed, made.count, made.steps) == ("s.png", 0.25, 7, 1, 19)
    assert (made.refiner, made.tile, made.mask) == (None, None, None)
    assert (made.prompt, made.guidance) == ("a cat", 3.0)


def test_a_control_without_a_picture_follows_the_sketch():
    controls = ControlSpec(kind="scribble", image=""), ControlSpec(kind="depth", image="d.png")
    made = live_recipe(GenerateRecipe(model="m"), card(), "s.png", Size(64, 64), strength=1, seed=0, controls=controls)
    assert [control.image for control in made.controls] == ["s.png", "d.png"]


def test_models_that_do_not_denoise_pictures_cannot_paint_live():
    points = ModelCard(name="p", title="P", size=1, channels=2)
    gan = card(kind="decoder", latent=())
    assert all("does not denoise pictures" in can_paint_live(model) for model in (points, gan))
    assert "Choose one" in can_paint_live(None)
    assert can_paint_live(card()) == ""


def test_a_model_without_prompts_paints_at_its_own_size():
    digits = ModelCard(name="d", title="D", size=16, channels=1, labels=("0", "1"), steps=50)
    assert can_paint_live(digits) == ""
    assert live_size(Size(640, 480), digits) is None
    made = live_recipe(
        GenerateRecipe(model="d", label=1, steps=50), digits, "s.png", Size(640, 480), strength=0.5, seed=0
    )
    assert (made.size, made.label, made.steps) == (None, 1, 9)


def test_few_steps_make_a_model_quick():
    assert is_quick(card(steps=4))
    assert not is_quick(card(steps=20))
