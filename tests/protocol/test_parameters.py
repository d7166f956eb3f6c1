from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.parameters import parameters_text, png_text
from studio.protocol.recipes import parse_recipe


def test_parameters_text():
    recipe = GenerateRecipe(model="digits", sampler="dpmpp_2m", steps=24, guidance=4, seed=20261, label=3)
    settings_line = "Steps: 24, Sampler: DPM++ 2M, CFG scale: 4, Seed: 20261, Size: 16x16, Model: digits"
    assert parameters_text(recipe, (16, 16), "three") == f"three\n{settings_line}"
    assert parameters_text(recipe, (16, 16)) == f"label 3\n{settings_line}"
    assert parameters_text(recipe.model_copy(update={"label": None}), (16, 16)) == settings_line


def test_prompts_are_written_as_other_programs_do():
    recipe = GenerateRecipe(model="a", prompt="a tiger\non a\thill", negative="a dog", steps=20, guidance=3, seed=7)
    settings = "Steps: 20, Sampler: DDIM, CFG scale: 3, Seed: 7, Size: 64x48, Model: a"
    lines = ["a tiger", "on a hill", "Negative prompt: a dog", settings]
    assert parameters_text(recipe, (64, 48)).splitlines() == lines
    varied = recipe.model_copy(update={"image": "i.png", "strength": 0.6, "negative": "", "prompt": ""})
    assert parameters_text(varied, (64, 48)) == f"{settings}, Denoising strength: 0.6"


def test_text_chunks_of_a_png():
    recipe = GenerateRecipe(label=3)
    chunks = png_text(recipe, (16, 16), "three")
    assert list(chunks) == ["studio", "parameters"]
    assert parse_recipe(chunks["studio"]) == recipe
    assert chunks["parameters"].splitlines()[0] == "three"


def test_a_model_name_cannot_inject_settings():
    text = parameters_text(GenerateRecipe(model='a, Seed: 9"\nSteps: 1'))
    assert "\n" not in text
    assert text.endswith(r'Model: "a, Seed: 9\" Steps: 1"')
