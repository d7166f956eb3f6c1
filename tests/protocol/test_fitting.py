"""Which settings of a recipe fit which model."""

import pytest

from studio.protocol.errors import BadInput
from studio.protocol.fitting import check_fits
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard

DIGITS = ModelCard(name="digits", title="Digits", size=16, channels=1, labels=("nought", "one"))
WORDS = ModelCard(name="words", title="Words", kind="stable-diffusion", size=64, channels=3, latent=(4, 16, 16))
EDGES = ModelCard(name="edges", title="Edges", kind="controlnet", size=64, channels=3)


@pytest.mark.parametrize(
    ("card", "asked", "words"),
    [
        (DIGITS, {"prompt": "a tiger"}, "takes no prompt"),
        (DIGITS, {"negative": "a tiger"}, "takes no prompt"),
        (DIGITS, {"size": (64, 64)}, "pictures of 16x16, not 64x64"),
        (DIGITS, {"loras": [{"file": "a.safetensors"}]}, "takes no LoRA"),
        (DIGITS, {"controls": [{"image": "a.png"}]}, "follows no controls"),
        (DIGITS, {"image": "a.png"}, "needs a mask"),
        (DIGITS, {"image": "a.png", "mask": "m.png", "strength": 0.5}, "repaints what a mask covers completely"),
        (DIGITS, {"label": 2}, "no label 2; its labels: 0 to 1"),
        (WORDS, {"label": 0}, "takes a prompt, and has no label 0"),
        (EDGES, {}, "cannot sample by itself"),
    ],
)
def test_settings_that_a_model_does_not_support_are_refused(card, asked, words):
    with pytest.raises(BadInput, match=words) as raised:
        check_fits(GenerateRecipe.model_validate(asked), card)
    assert "\n" not in str(raised.value)
    assert raised.value.field in {*GenerateRecipe.model_fields, ""}
    assert raised.value.field or card is EDGES, "which setting has to change"


@pytest.mark.parametrize(
    ("card", "asked"),
    [
        (DIGITS, {"label": 1, "size": (16, 16)}),
        (DIGITS, {"image": "a.png", "mask": "m.png"}),
        (
            WORDS,
            {
                "prompt": "a",
                "negative": "b",
                "size": (128, 64),
                "loras": [{"file": "a"}],
                "controls": [{"image": "a.png"}],
            },
        ),
        (WORDS, {"image": "a.png", "strength": 0.5}),
        (WORDS, {}),
    ],
)
def test_settings_that_a_model_supports_are_accepted(card, asked):
    check_fits(GenerateRecipe.model_validate(asked), card)
