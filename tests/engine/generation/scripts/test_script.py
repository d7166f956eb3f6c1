"""Scripts of plain diffusers make the program's pictures, to 2 levels of 255, or are refused in one line."""

import contextlib
import io
import os
import subprocess
import sys
from itertools import product
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from studio.engine.generation.generate import generate
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.scripts.script import diffusers_script
from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.generation_recipe import GenerateRecipe
from tests.engine.models.foreign_models import foreign_folder, foreign_pipeline
from tests.engine.models.original_layout import controlnet_tensors, write_original
from tests.engine.models.tiny_autoencoder import decoder_file, tiny_autoencoder
from tests.engine.models.tiny_stable_diffusion import SIZE, tiny_controlnet
from tests.tiny_text_model import save_tiny_controlnet, save_tiny_model

FAMILIES = ("sd1", "sd1-inpaint", "sd2", "sd2-inpaint", "sdxl", "sdxl-inpaint")
PROMPT, NEGATIVE = "a tiger on a blue background", "a red apple"
LEVELS = 2  # of 255


@pytest.fixture(scope="module")
def models() -> ModelCache:
    return ModelCache("cpu")


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, str]:
    place = tmp_path_factory.mktemp("pictures")
    rng = np.random.default_rng(0)
    picture = np.asarray(Image.fromarray(rng.integers(0, 256, (9, 12, 3), np.uint8)).resize((100, 80)))
    Image.fromarray(picture).save(place / "image.png")
    mask = np.zeros((80, 100), np.uint8)
    mask[21:61, 33:77] = 255
    mask[61:66, 33:77] = 90
    Image.fromarray(mask).save(place / "mask.png")
    return {"image": str(place / "image.png"), "mask": str(place / "mask.png")}


def recipe_of(model: Path | str, files, task: str = "text", **changes) -> GenerateRecipe:
    known = {"text": {}, "image": {"image": files["image"]}, "inpaint": files}[task]
    asked = {"model": str(model), "prompt": PROMPT, "negative": NEGATIVE, "steps": 4, "guidance": 3.0, "seed": 5}
    strength = {} if task == "text" else {"strength": 0.6}
    return GenerateRecipe.model_validate(asked | {"sampler": "euler"} | known | strength | changes)


def scripted(recipe: GenerateRecipe, folder: Path) -> list[np.ndarray]:
    """Run a recipe's script in this process, in a working folder of its own; return the pictures that it wrote."""
    source = diffusers_script(recipe, "cpu")
    assert "import studio" not in source
    assert "from studio" not in source
    names, here = {"__name__": "__main__"}, os.getcwd()
    drawn = [(vars(module), vars(module)["randn_tensor"]) for module in pipelines() if "randn_tensor" in vars(module)]
    os.chdir(folder)
    try:
        with torch.random.fork_rng(devices=[]), contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, "script.py", "exec"), names)
    finally:
        os.chdir(here)
        for module, function in drawn:  # a script of variations replaces it
            module["randn_tensor"] = function
    return [np.asarray(Image.open(file)) for file in sorted(folder.glob("picture*.png"))]


def pipelines() -> list[ModuleType]:
    return [module for name, module in list(sys.modules.items()) if name.startswith("diffusers.pipelines.")]


def generated(recipe: GenerateRecipe, models: ModelCache, folder: Path) -> list[np.ndarray]:
    events = list(generate(recipe, folder / "own", models=models, trajectory=False))
    (result,) = [event for event in events if isinstance(event, Result)]
    return [np.asarray(Image.open(file)) for file in result.pictures]


def assert_same(recipe: GenerateRecipe, models: ModelCache, folder: Path) -> None:
    expected, found = generated(recipe, models, folder), scripted(recipe, folder)
    assert len(found) == len(expected) == recipe.count
    for one, other in zip(found, expected, strict=True):
        assert one.shape == other.shape
        assert np.abs(one.astype(int) - other.astype(int)).max() <= LEVELS


@pytest.mark.parametrize(
    ("family", "task"),
    [
        *product(FAMILIES[:3], ["text", "image", "inpaint"]),
        ("sd2-inpaint", "inpaint"),
        ("sdxl", "text"),
        ("sdxl", "image"),
        ("sdxl-inpaint", "inpaint"),
    ],
)
def test_every_family_and_task(models, files, tmp_path, family: str, task: str) -> None:
    assert_same(recipe_of(foreign_folder(family), files, task), models, tmp_path)


@pytest.mark.parametrize(("family", "masked"), [("sd1", False), ("sd1", True), ("sd2-inpaint", False)])
def test_outpainting(models, files, tmp_path, family: str, masked: bool) -> None:
    task = "inpaint" if masked else "image"
    recipe = recipe_of(foreign_folder(family), files, task, outpaint=(0, 8, 40, 0), strength=0.7)
    assert_same(recipe, models, tmp_path)


@pytest.mark.parametrize(
    ("family", "task", "strength"),
    [
        ("sd1", "text", 0.3),
        ("sdxl", "text", 0.3),
        ("sd1", "text", 1.0),
        ("sd1", "image", 0.3),
        ("sdxl", "inpaint", 0.3),
        ("sd2-inpaint", "inpaint", 0.3),
    ],
)
def test_variations(models, files, tmp_path, family: str, task: str, strength: float) -> None:
    asked = {"variation_seed": 9, "variation_strength": strength, "count": 2, "sampler": "euler_a"}
    recipe = recipe_of(foreign_folder(family), files, task, **asked)
    assert_same(recipe, models, tmp_path)
    unvaried = recipe.model_copy(update={"variation_strength": 0.0})
    assert not np.array_equal(scripted(unvaried, tmp_path)[0], generated(recipe, models, tmp_path / "own")[0])


@pytest.mark.parametrize(("family", "sampler"), [("sd1", "euler"), ("sd2", "dpmpp_2m"), ("sdxl", "ddim")])
def test_soft_masks(models, files, tmp_path, family: str, sampler: str) -> None:
    mask = np.broadcast_to(np.linspace(0, 255, 100).astype(np.uint8), (80, 100))
    Image.fromarray(np.ascontiguousarray(mask)).save(tmp_path / "soft.png")
    asked = {"mask": str(tmp_path / "soft.png"), "soft_mask": True, "sampler": sampler, "steps": 6, "strength": 1.0}
    assert_same(recipe_of(foreign_folder(family), files, "inpaint", **asked), models, tmp_path)


@pytest.mark.parametrize(
    ("family", "sampler", "word"), [("sd1-inpaint", "euler", "soft mask"), ("sd1", "heun", "heun")]
)
def test_soft_masks_that_diffusers_cannot_express_are_refused(files, family: str, sampler: str, word: str) -> None:
    with pytest.raises(BadInput, match=word):
        diffusers_script(recipe_of(foreign_folder(family), files, "inpaint", soft_mask=True, sampler=sampler), "cpu")


@pytest.mark.parametrize(
    ("family", "task"),
    [
        *product(["sd1"], ["text", "image", "inpaint"]),
        ("sd2-inpaint", "inpaint"),
        ("sdxl", "text"),
        ("sdxl", "inpaint"),
    ],
)
def test_controls(models, files, tmp_path, family: str, task: str) -> None:
    """One as diffusers' folder, one in the original layout, with weights and windows."""
    networks = [tiny_controlnet(foreign_pipeline(family), seed=seed) for seed in (1, 2)]
    networks[0].save_pretrained(tmp_path / "one")
    two = str(tmp_path / "one")
    if not family.startswith("sdxl"):
        two = str(tmp_path / "two.safetensors")
        save_file({name: value.clone() for name, value in controlnet_tensors(networks[1]).items()}, two)
    specs = [
        {"image": files["image"], "model": str(tmp_path / "one"), "weight": 0.8},
        {"image": files["image"], "model": two, "weight": 1.2, "start": 0.25, "end": 0.8, "settings": {"high": 0.5}},
    ]
    controls = specs[:1] if task == "image" else specs
    assert_same(recipe_of(foreign_folder(family), files, task, controls=controls), models, tmp_path)


@pytest.mark.parametrize("family", ["sd1", "sd2-inpaint", "sdxl", "sdxl-refiner"])
def test_single_files(models, files, tmp_path, family: str) -> None:
    file = write_original(tmp_path / "model.safetensors", foreign_pipeline(family), family)
    task = "image" if family == "sdxl-refiner" else "text"
    assert_same(recipe_of(file, files, task, sampler="dpmpp_2m", size=(SIZE, SIZE)), models, tmp_path)


WEIGHTED = "a (tiger:1.4), [blue] background, (very (fine)) " + "and many more words, " * 16


@pytest.mark.parametrize(
    ("family", "changes"),
    [
        ("sd1", {"dialect": "a1111", "prompt": WEIGHTED, "negative": "(apple:0.7)"}),
        ("sdxl", {"dialect": "a1111", "prompt": WEIGHTED, "negative": ""}),
        ("sdxl", {"dialect": "comfy", "prompt": WEIGHTED, "negative": "(apple:0.7)"}),
        ("sd2", {"dialect": "comfy", "prompt": WEIGHTED}),
        ("sd1", {"dialect": "a1111", "prompt": "a [red:blue:0.5] tiger", "negative": ""}),
        ("sdxl", {"dialect": "a1111", "prompt": "a [red|blue] tiger BREAK fine", "steps": 5, "sampler": "heun"}),
        ("sd1", {"dialect": "a1111", "prompt": "words as they are"}),
        ("sd1", {"clip_skip": 2}),
        ("sdxl", {"clip_skip": 2, "negative": ""}),
        ("sdxl", {"negative": ""}),
        ("sd1", {"guidance": 1.0}),
        ("sd1", {"prompt": "quotes \"'\\ and\nlines, 猫 🐯", "count": 2}),
        ("sdxl", {"guidance_rescale": 0.7}),
        ("sd1", {"size": (96, 64)}),
    ],
    ids=str,
)
def test_prompts_and_settings(models, files, tmp_path, family: str, changes) -> None:
    assert_same(recipe_of(foreign_folder(family), files, **changes), models, tmp_path)


@pytest.mark.parametrize(
    ("sampler", "spacing", "task", "steps"),
    [
        ("pndm", "auto", "image", 5),
        ("ddim", "auto", "text", 7),
        ("dpmpp_3m", "karras", "inpaint", 6),
        ("euler_a", "linspace", "text", 4),
        ("sa", "trailing", "image", 5),
    ],
)
def test_samplers(models, files, tmp_path, sampler: str, spacing: str, task: str, steps: int) -> None:
    """Also where diffusers' own scheduler begins or spaces its steps otherwise."""
    recipe = recipe_of(foreign_folder("sd1"), files, task, sampler=sampler, spacing=spacing, steps=steps)
    assert_same(recipe, models, tmp_path)


def test_loras(models, files, tmp_path, data_home) -> None:
    (tmp_path / "tagged").mkdir()
    layer = "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q"
    generator = torch.Generator().manual_seed(3)
    for name, prefix in (("one", "unet."), ("two", "")):
        down, up = torch.randn((2, 16), generator=generator), torch.randn((16, 2), generator=generator)
        save_file(
            {f"{prefix}{layer}.lora_A.weight": down, f"{prefix}{layer}.lora_B.weight": up},
            tmp_path / f"{name}.safetensors",
        )
    loras = [
        {"file": str(tmp_path / "one.safetensors"), "weight": 0.7},
        {"file": str(tmp_path / "two.safetensors"), "weight": -0.4, "text_weight": 0.5},
    ]
    recipe = recipe_of(foreign_folder("sd1"), files, loras=loras)
    plain = generated(recipe.model_copy(update={"loras": ()}), models, tmp_path / "plain")
    assert_same(recipe, models, tmp_path)
    assert not np.array_equal(plain[0], scripted(recipe, tmp_path)[0])
    (data_home / "loras").symlink_to(tmp_path)
    tagged = recipe_of(foreign_folder("sd1"), files, prompt="a tiger <lora:one:0.7>", dialect="a1111")
    assert_same(tagged, models, tmp_path / "tagged")
    bare = tagged.model_copy(update={"prompt": "a tiger "})
    assert not np.array_equal(scripted(tagged, tmp_path / "tagged")[0], generated(bare, models, tmp_path / "bare")[0])


def test_the_refiner_takes_over(models, files, tmp_path) -> None:
    more = {"refiner": str(foreign_folder("sdxl-refiner")), "refiner_start": 0.6, "steps": 8, "sampler": "ddim"}
    assert_same(recipe_of(foreign_folder("sdxl"), files, **more), models, tmp_path)


def test_another_autoencoder(models, files, tmp_path) -> None:
    assert_same(recipe_of(foreign_folder("sd1"), files, vae=str(foreign_folder("sd2"))), models, tmp_path)
    other = write_original(tmp_path / "other.safetensors", foreign_pipeline("sd2"), "sd2")
    assert_same(recipe_of(foreign_folder("sd1"), files, vae=str(other)), models, tmp_path / "x")


def test_a_small_autoencoder(models, files, tmp_path) -> None:
    tiny = tiny_autoencoder()
    tiny.save_pretrained(tmp_path / "taesd")
    recipe = recipe_of(foreign_folder("sd1"), files, "image", vae=str(tmp_path / "taesd"))
    assert_same(recipe, models, tmp_path)
    save_file(decoder_file(tiny), tmp_path / "taesd_decoder.safetensors")
    with pytest.raises(BadInput, match="folders only"):
        diffusers_script(recipe.model_copy(update={"vae": str(tmp_path / "taesd_decoder.safetensors")}), "cpu")


def test_models_of_the_program_s_own(models, files, tmp_path) -> None:
    folder = save_tiny_model(tmp_path / "model")
    control = save_tiny_controlnet(tmp_path / "control", folder)
    for number, more in enumerate(({}, {"controls": [{"image": files["image"], "model": str(control)}]})):
        for task in ("text", "image", "inpaint"):
            place = tmp_path / f"{number}-{task}"
            place.mkdir()
            recipe = recipe_of(folder, files, task, sampler="ddim", steps=7, **more)
            assert_same(recipe, models, place)


@pytest.mark.parametrize("sampler", ["ddim", "dpmpp_2m", "ddpm"])
@pytest.mark.parametrize("more", [{"label": 3}, {"label": None, "guidance": 1.0, "count": 3}])
def test_digits(models, tmp_path, sampler: str, more) -> None:
    asked = {"model": "digits", "steps": 20, "guidance": 2.0, "seed": 4, "sampler": sampler}
    assert_same(GenerateRecipe.model_validate(asked | more), models, tmp_path)


@pytest.mark.parametrize("model", ["pocket", "pocket-lightning"])
def test_bundled_models(models, tmp_path, model: str) -> None:
    steps, guidance = (8, 4.0) if model == "pocket" else (4, 1.0)
    recipe = GenerateRecipe(model=model, prompt=PROMPT, steps=steps, guidance=guidance, seed=3)
    assert_same(recipe, models, tmp_path)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"dialect": "a1111", "prompt": "a cat AND a dog"}, "AND"),
        ({"guidance": 0.5}, "guidance"),
        ({"sampler": "ipndm"}, "iPNDM"),
        ({"fork": {"record": "x.safetensors", "step": 2}}, "fork"),
        ({"inversions": [{"file": "x.safetensors", "name": "x"}]}, "textual inversions"),
        ({"guidance_kind": "cfg++", "guidance": 0.6}, r"CFG\+\+"),
        ({"pag_scale": 3.0}, "perturbed-attention guidance"),
        ({"image_prompts": [{"image": "x.png", "adapter": "x.safetensors"}]}, "picture prompts"),
        ({"regions": [{"mask": "x.png", "prompt": "x"}]}, "regions"),
    ],
)
def test_what_diffusers_cannot_express_is_refused(files, changes, word: str) -> None:
    with pytest.raises(BadInput, match=word) as refused:
        diffusers_script(recipe_of(foreign_folder("sd1"), files, **changes), "cpu")
    assert "\n" not in str(refused.value)


def test_pipelines_that_do_not_inpaint_such_latents_are_named(files, tmp_path) -> None:
    model = save_tiny_model(tmp_path / "eight", channels=8)
    assert diffusers_script(recipe_of(model, files, "image"), "cpu")
    with pytest.raises(BadInput, match="only with latents of 4 channels; tiny has 8") as refused:
        diffusers_script(recipe_of(model, files, "inpaint"), "cpu")
    assert refused.value.field == "mask"


def test_repainting_without_a_text_model_is_refused(files) -> None:
    with pytest.raises(BadInput, match="RePaint"):
        diffusers_script(GenerateRecipe(model="digits", image=files["image"], mask=files["mask"]), "cpu")


def test_pictures_that_a_script_reads_otherwise_are_refused(files, tmp_path) -> None:
    Image.fromarray(np.full((40, 40), 40_000, np.uint16)).save(tmp_path / "deep.png")
    recipe = recipe_of(foreign_folder("sd1"), files | {"image": str(tmp_path / "deep.png")}, "image")
    with pytest.raises(BadInput, match="deep colours"):
        diffusers_script(recipe, "cpu")


def test_transparent_and_grey_pictures(models, files, tmp_path) -> None:
    rng = np.random.default_rng(2)
    for number, shape in enumerate([(80, 100, 4), (80, 100, 2), (80, 100)]):
        file = tmp_path / f"{number}.png"
        Image.fromarray(rng.integers(0, 256, shape, np.uint8)).save(file)
        folder = tmp_path / str(number)
        folder.mkdir()
        assert_same(recipe_of(foreign_folder("sd1"), files | {"image": str(file)}, "inpaint"), models, folder)


def test_a_process_of_its_own(models, files, tmp_path) -> None:
    """Without this program on its path."""
    recipe = recipe_of(foreign_folder("sd1"), files)
    (tmp_path / "script.py").write_text(diffusers_script(recipe, "cpu"), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    words = [sys.executable, "-P", "-W", "ignore", "script.py"]
    told = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert told.stdout.split() == ["picture.png:", "seed", "5"]
    found = np.asarray(Image.open(tmp_path / "picture.png")).astype(int)
    assert np.abs(found - generated(recipe, models, tmp_path)[0]).max() <= LEVELS
