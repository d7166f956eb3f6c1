"""The command line generates with models of the Stable Diffusion family, from their folders."""

import json

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.record import open_record
from tests.cli.command_line import refusal
from tests.engine.models.foreign_models import foreign_folder
from tests.engine.models.tiny_stable_diffusion import SIZE

PROMPT = ("--prompt", "a tiger", "--steps", 4, "--guidance", 3)


def pixels(path) -> np.ndarray:
    return np.asarray(Image.open(path))


@pytest.mark.parametrize("family", ["sd1", "sd1-inpaint", "sd2", "sdxl"])
def test_text_image_and_mask(run, tmp_path, family: str) -> None:
    rng = np.random.default_rng(0)
    picture = rng.integers(0, 256, (80, 100, 3), np.uint8)
    mask = np.zeros((80, 100), np.uint8)
    mask[20:60, 30:80] = 255
    Image.fromarray(picture).save(tmp_path / "picture.png")
    Image.fromarray(mask).save(tmp_path / "mask.png")
    image = ("--image", tmp_path / "picture.png")
    tasks = {"text": (), "image": (*image, "--strength", 0.6), "mask": (*image, "--mask", tmp_path / "mask.png")}
    for task, more in tasks.items():
        out = tmp_path / f"made-{task}.png"
        status, told, said = run("generate", foreign_folder(family), "--out", out, *PROMPT, *more)
        assert (status, told.split()) == (0, [str(out)]), said
    assert pixels(tmp_path / "made-text.png").shape == (SIZE, SIZE, 3)
    made = pixels(tmp_path / "made-mask.png")
    assert np.array_equal(made[mask == 0], picture[mask == 0])
    assert not np.array_equal(made[mask == 255], picture[mask == 255])


def test_settings_of_the_family(run, tmp_path) -> None:
    """Each changes the picture, and stands in its recipe."""
    model, refiner = foreign_folder("sdxl"), foreign_folder("sdxl-refiner")
    plain = tmp_path / "plain.png"
    assert run("generate", model, "--out", plain, *PROMPT)[0] == 0
    for name, words in {
        "spacing": ("--spacing", "karras"),
        "clip_skip": ("--clip-skip", 2),
        "guidance_rescale": ("--guidance-rescale", 0.7),
        "refiner": ("--refiner", refiner, "--refiner-start", 0.5),
        "vae": ("--vae", refiner),
    }.items():
        out = tmp_path / f"{name}.png"
        status, _, said = run("generate", model, "--out", out, *PROMPT, *words)
        assert status == 0, said
        recipe = GenerateRecipe.model_validate_json(Image.open(out).text["studio"])
        assert str(getattr(recipe, name)) == str(words[1])
        assert not np.array_equal(pixels(out), pixels(plain)) or name == "vae", name


def test_a_record_is_continued_on_either_side_of_the_refiner(run, tmp_path) -> None:
    record, parent = tmp_path / "a.safetensors", tmp_path / "a.png"
    refiner = ("--refiner", foreign_folder("sdxl-refiner"), "--refiner-start", 0.5)
    asked = (
        "--prompt",
        "a tiger",
        "--steps",
        6,
        "--sampler",
        "dpmpp_2m",
        "--spacing",
        "karras",
        "--trajectory",
        record,
    )
    assert run("generate", foreign_folder("sdxl"), "--out", parent, *asked, *refiner)[0] == 0
    assert open_record(record).info.steps == 6
    for step in (0, 2, 5):
        out = tmp_path / f"{step}.png"
        status, _, said = run("fork", record, "--at", step, "--out", out)
        assert status == 0, said
        assert np.array_equal(pixels(out), pixels(parent)), step
    for step in (1, 4):
        out = tmp_path / f"other-{step}.png"
        status, _, said = run("fork", record, "--at", step, "--out", out, "--prompt", "a red apple", "--steps", 9)
        assert status == 0, said
        assert not np.array_equal(pixels(out), pixels(parent))


def test_distilled_models_tell_what_they_are_made_for(run, tmp_path) -> None:
    model = tmp_path / "tiny-sdxl-lightning-2step"
    model.symlink_to(foreign_folder("sdxl"))
    status, _, said = run("generate", model, "--out", tmp_path / "a.png", "--prompt", "a tiger")
    assert status == 0, said
    assert "Lightning model, made for 2 steps of Euler at guidance 1" in said
    recipe = GenerateRecipe.model_validate_json(Image.open(tmp_path / "a.png").text["studio"])
    assert (recipe.sampler, recipe.steps, recipe.guidance) == ("euler", 2, 1.0)
    status, _, said = run("generate", model, "--out", tmp_path / "b.png", *PROMPT, "--guidance", 7)
    assert status == 0
    assert "Lightning model, made for 2 steps" in said


def test_a_lora_of_few_steps_sets_the_unset_options(run, tmp_path) -> None:
    import torch

    lora = tmp_path / "hyper-sd15-2steps-lora.safetensors"
    name, width = "unet.mid_block.attentions.0.proj_in", 32
    ends = {f"{name}.lora_A.weight": torch.ones(1, width, 1, 1), f"{name}.lora_B.weight": torch.ones(width, 1, 1, 1)}
    save_file(ends, lora)
    out = tmp_path / "a.png"
    status, _, said = run("generate", foreign_folder("sd1"), "--out", out, "--prompt", "a tiger", "--lora", lora)
    assert status == 0, said
    assert "a Hyper LoRA, made for 2 steps of DDIM at guidance 1" in said
    recipe = GenerateRecipe.model_validate_json(Image.open(out).text["studio"])
    assert (recipe.sampler, recipe.steps, recipe.guidance, recipe.spacing) == ("ddim", 2, 1.0, "trailing")
    asked = ("--steps", 3, "--guidance", 2, "--lora", lora)
    assert run("generate", foreign_folder("sd1"), "--out", out, "--prompt", "a tiger", *asked)[0] == 0
    recipe = GenerateRecipe.model_validate_json(Image.open(out).text["studio"])
    assert (recipe.sampler, recipe.steps, recipe.guidance) == ("ddim", 3, 2.0)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("--spacing", "even"), "spacing"),
        (("--clip-skip", 9), "layers"),
        (("--refiner", "digits"), "cannot refine"),
        (("--refiner", "nowhere"), "no model"),
        (("--vae", "digits"), "autoencoder"),
        (("--size", "60x64"), "multiples of 8"),
    ],
)
def test_what_does_not_fit_is_one_line(run, tmp_path, words, line: str) -> None:
    status, told, said = run("generate", foreign_folder("sd1"), "--out", tmp_path / "a.png", *PROMPT, *words)
    assert (status, told) == (2, "")
    assert line in said.strip().splitlines()[-1]
    assert not (tmp_path / "a.png").exists()


def test_sizes_need_not_divide_by_the_depth_of_the_unet(run, tmp_path) -> None:
    out = tmp_path / "a.png"
    assert run("generate", foreign_folder("sd1"), "--out", out, *PROMPT, "--size", "72x104", "--json")[0] == 0
    assert pixels(out).shape == (104, 72, 3)
    assert json.loads(Image.open(out).text["studio"])["size"] == [72, 104]


def test_print_code_prints_a_script_alone_and_makes_nothing(run, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Image.fromarray(np.zeros((40, 40, 3), np.uint8)).save("picture-0.png")
    told = run("generate", foreign_folder("sd1"), *PROMPT, "--print-code", "--image", "picture-0.png")
    assert told[0] == 0, told[2]
    compile(told[1], "script.py", "exec")
    assert str(tmp_path / "picture-0.png") in told[1]
    assert "studio" not in told[1].partition('"""\n\n')[2].replace(str(foreign_folder("sd1")), "")
    assert [file.name for file in tmp_path.glob("*.png")] == ["picture-0.png"]


def test_print_code_refuses_what_diffusers_cannot_express(run) -> None:
    words = ("--prompt", "a AND b", "--dialect", "a1111", "--print-code")
    assert "AND" in refusal(*run("generate", foreign_folder("sd1"), *words))
    assert "--out" in refusal(*run("generate", foreign_folder("sd1"), "--prompt", "a"))


def test_a_lora_named_in_the_prompt(run, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("DENOISE_STUDIO_HOME", str(tmp_path))
    (tmp_path / "loras").mkdir()
    layer = "unet.down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q"
    file = tmp_path / "loras" / "ink.safetensors"
    save_file({f"{layer}.lora_A.weight": torch.ones(1, 16), f"{layer}.lora_B.weight": torch.ones(16, 1)}, file)
    asked = ("generate", foreign_folder("sd1"), "--dialect", "a1111", "--steps", 2)
    made = {}
    for name, prompt, more in (
        ("plain", "a fox", ()),
        ("tag", "a fox<lora:ink:0.6>", ()),
        ("option", "a fox", ("--lora", f"{file}:0.6")),
        ("gone", "a fox<lora:gone>", ()),
    ):
        out = tmp_path / f"{name}.png"
        status, _, said = run(*asked, "--prompt", prompt, "--out", out, *more)
        assert status == 0, said
        assert ("no LoRA 'gone'" in said) == (name == "gone")
        made[name] = pixels(out)
    assert np.array_equal(made["tag"], made["option"])
    assert np.array_equal(made["gone"], made["plain"])
    assert not np.array_equal(made["tag"], made["plain"])
    recipe = GenerateRecipe.model_validate_json(Image.open(tmp_path / "tag.png").text["studio"])
    assert [lora.file for lora in recipe.loras] == [str(file)]


def test_settings_of_the_engine(run, tmp_path) -> None:
    asked = ("generate", foreign_folder("sd1"), "--prompt", "a fox", "--steps", 2, "--out", tmp_path / "a.png")
    status, told, said = run(*asked, "--precision", "bfloat16", "--save-memory", "fp8", "--json")
    assert status == 0, said
    fields = json.loads(told)
    assert fields["needed_bytes"] > 0
    assert {"picture", "seed", "peak_bytes"} <= fields.keys()
    assert "memory:" in said
    for words in (("--precision", "int8"), ("--save-memory", "all")):
        status, _, said = run(*asked, *words)
        assert (status, len(said.splitlines())) == (2, 1)
        assert words[0] in said


def test_a_textual_inversion_by_its_file_and_by_its_name(run, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("DENOISE_STUDIO_HOME", str(tmp_path))
    (tmp_path / "embeddings").mkdir()
    file = tmp_path / "embeddings" / "foxglove.safetensors"
    save_file({"emb_params": torch.randn(2, 48, generator=torch.Generator().manual_seed(0))}, file)
    asked = ("generate", foreign_folder("sd1"), "--steps", 2)
    made = {}
    for name, prompt, more in (
        ("plain", "a foxglove", ("--dialect", "plain")),
        ("file", "a foxglove", ("--dialect", "plain", "--embedding", file)),
        ("other", "a kitten", ("--dialect", "plain", "--embedding", f"{file}:kitten")),
        ("name", "a foxglove", ("--dialect", "a1111")),
    ):
        out = tmp_path / f"{name}.png"
        status, _, said = run(*asked, "--prompt", prompt, "--out", out, *more)
        assert status == 0, said
        made[name] = pixels(out)
    assert not np.array_equal(made["plain"], made["file"])
    assert np.array_equal(made["file"], made["other"])
    assert np.array_equal(made["file"], made["name"])
    status, _, said = run(*asked, "--prompt", "a", "--out", tmp_path / "no.png", "--embedding", tmp_path / "no.bin")
    assert status == 2
    assert "There is no textual inversion" in said.splitlines()[-1]
