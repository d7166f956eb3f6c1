"""Text to image, image to image and inpainting, streamed; test_stock_pipelines.py compares them with diffusers'."""

import json
from itertools import product
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors import safe_open

from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.generation.generate import generate
from studio.engine.generation.make_plan import make_plan
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.errors import BadInput
from studio.protocol.events import Finished, Note, Result, Started, Step
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.record import open_record
from studio.protocol.requests import Stop
from tests.tiny_text_model import LATENT, SIZE, save_tiny_controlnet, save_tiny_model

PROMPT = "a tiger on a blue background"


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> dict[str, Path]:
    """A model for each prediction type, and a ControlNet."""
    place = tmp_path_factory.mktemp("models")
    made = {kind: save_tiny_model(place / kind, name=kind, prediction_type=kind) for kind in ("v", "epsilon")}
    return made | {"control": save_tiny_controlnet(place / "control", made["v"])}


@pytest.fixture(scope="module")
def models() -> ModelCache:
    return ModelCache("cpu")


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, str]:
    """A picture with alpha, wider than high, and a mask with soft edges."""
    place = tmp_path_factory.mktemp("pictures")
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (50, 70, 4), np.uint8)
    mask = np.zeros((50, 70), np.uint8)
    mask[12:34, 20:44] = 100
    mask[14:32, 22:42] = 255
    Image.fromarray(pixels).save(place / "image.png")
    Image.fromarray(mask).save(place / "mask.png")
    return {"image": str(place / "image.png"), "mask": str(place / "mask.png")}


@pytest.fixture
def recipe(folders):
    def make(**changes) -> GenerateRecipe:
        asked = {"model": str(folders["v"]), "prompt": PROMPT, "steps": 4, "guidance": 3.0, "seed": 5}
        return GenerateRecipe.model_validate(asked | changes)

    return make


def run(recipe, out, models, stop_requested=lambda: None, **options):
    return list(generate(recipe, out, models=models, stop_requested=stop_requested, **options))


def pixels(out: Path, index: int = 0) -> np.ndarray:
    return np.asarray(Image.open(out / f"{index:04}.png"))


@pytest.mark.parametrize(
    ("task", "sampler"), [*product(["text", "image", "inpaint"], ["ddim", "heun"]), ("inpaint", "ddpm")]
)
def test_edges_condition_every_task(tmp_path, folders, models, recipe, files, task, sampler):
    known = {"text": {}, "image": {"image": files["image"], "strength": 0.7}, "inpaint": files}[task]
    control = {"image": files["image"], "model": str(folders["control"])}
    run(recipe(sampler=sampler, **known), tmp_path / "without", models)
    for weight in (0, 1):
        controls = [control | {"weight": weight}]
        events = run(recipe(sampler=sampler, controls=controls, **known), tmp_path / f"{weight}", models)
        assert isinstance(events[-1], Finished)
    without, none, full = (pixels(tmp_path / name).astype(int) for name in ("without", "0", "1"))
    assert np.abs(without - none).max() <= 1
    assert np.abs(without - full).max() > 1


def test_every_step_is_streamed_in_latents(tmp_path, models, recipe):
    asked = recipe(count=2, steps=6)
    events, record = [], None
    for event in generate(asked, tmp_path / "out", models=models):
        events.append(event)
        assert torch.is_grad_enabled()
        assert not torch.is_inference_mode_enabled()
        if isinstance(event, Started):
            record = open_record(Path(event.record), live=True)
        if isinstance(event, Step):
            assert record.x0[event.frame].any()
            assert not record.x0[event.frame + 1 :].any(), "the generation waits"
    info = record.info
    assert (info.space, info.size, info.value_range) == ("latent", (SIZE, SIZE), (-1.0, 1.0))
    assert [len(row) for row in info.preview] == [5, 5, 5]
    assert record.x_t.shape == (6, 2, *LATENT)
    assert [event.timestep for event in events if isinstance(event, Step)] == list(info.timesteps)
    noise = randn((2, *LATENT), picture_generators(5, 2))
    assert np.array_equal(record.x_t[0], noise.numpy())
    model = models.get(asked.model)
    last = model.decode(torch.from_numpy(record.x0[-1].astype(np.float32)))[1]  # at the last step x0 is the result
    shown = np.rint((last.numpy().transpose(1, 2, 0) + 1) * 127.5)
    assert np.abs(pixels(tmp_path / "out", 1) - shown).max() <= 1
    kept = open_record(tmp_path / "out" / "trajectory.safetensors")
    assert np.array_equal(kept.x_t, record.x_t)
    assert np.array_equal(kept.x0, record.x0)
    assert (kept.info.space, kept.info.preview, kept.info.size) == ("latent", info.preview, (SIZE, SIZE))


@pytest.mark.parametrize("sampler", ["ddim", "ddpm", "dpmpp_2m", "dpmpp_3m", "unipc", "ipndm", "heun"])
def test_the_record_holds_the_solver_state_of_every_step(tmp_path, models, recipe, sampler):
    run(recipe(sampler=sampler, count=2, steps=5), tmp_path / "out", models)
    record = open_record(tmp_path / "out" / "trajectory.safetensors")
    plan = make_plan(recipe(sampler=sampler, count=2, steps=5), models, None)
    assert set(record.solver) == set(plan.memory)
    with plan.prepared():
        for index, step in enumerate(plan.steps(0, 2)):
            assert np.array_equal(record.x_t[index], step.x_t.numpy()), "to the bit"
            for name in plan.memory:
                assert np.array_equal(record.solver[name][index], step.state[name].numpy()), name


@pytest.mark.parametrize("task", ["text", "image", "inpaint"])
def test_the_same_recipe_gives_the_same_bytes_and_count_changes_none(tmp_path, models, recipe, files, task):
    known = {"text": {}, "image": {"image": files["image"], "strength": 0.7}, "inpaint": files}[task]
    asked = recipe(sampler="ddpm", count=3, **known)
    for name in "ab":
        run(asked, tmp_path / name, models)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name
    assert not np.array_equal(pixels(tmp_path / "a", 0), pixels(tmp_path / "a", 1))
    run(recipe(sampler="ddpm", seed=7, **known), tmp_path / "third", models)
    # The noise is the same to the bit; a network's sums are not, when the batch has another size.
    assert np.abs(pixels(tmp_path / "a", 2).astype(int) - pixels(tmp_path / "third")).max() <= 1


@pytest.mark.parametrize("sampler", ["ddim", "ddpm", "dpmpp_2m"])
def test_inpainting_keeps_every_bit_outside_the_mask(tmp_path, models, recipe, files, sampler):
    run(recipe(sampler=sampler, **files), tmp_path / "out", models)
    before, mask, after = np.asarray(Image.open(files["image"])), np.asarray(Image.open(files["mask"])), None
    after = pixels(tmp_path / "out")
    assert np.array_equal(after[mask == 0], before[mask == 0])
    assert (after[mask == 255][:, 3] == 255).all(), "what was painted is visible"
    assert (after[mask == 255][:, :3] != before[mask == 255][:, :3]).mean() > 0.9


def test_strength_determines_how_much_image_to_image_changes(tmp_path, models, recipe, files):
    before = np.asarray(Image.open(files["image"])).astype(int)
    for strength in (0.3, 1.0):
        run(recipe(image=files["image"], strength=strength, steps=10, crop=(10, 5, 40, 40)), tmp_path / "out", models)
        after = pixels(tmp_path / "out").astype(int)
        assert after.shape == before.shape
        outside = np.ones(before.shape[:2], bool)
        outside[5:45, 10:50] = False
        assert np.array_equal(after[outside], before[outside])
        assert (after[~outside] != before[~outside]).any()


@pytest.mark.parametrize(("steps", "strength", "taken"), [(10, 0.3, 3), (10, 0.01, 1), (1, 0.5, 1), (49, 1 / 49, 1)])
@pytest.mark.parametrize("masked", [False, True])
def test_strength_leaves_at_least_one_step(tmp_path, models, recipe, files, steps, strength, taken, masked):
    asked = recipe(steps=steps, strength=strength, **(files if masked else {"image": files["image"]}))
    events = run(asked, tmp_path / "out", models)
    assert len([event for event in events if isinstance(event, Step)]) == taken
    assert next(event for event in events if isinstance(event, Started)).steps == taken


def test_a_long_prompt_is_truncated_and_reported(tmp_path, models, recipe):
    words = " ".join(["a tiger on a blue background"] * 3)  # 18 words and two ends, of 16
    events = run(recipe(prompt=words), tmp_path / "long", models)
    notes = [event.text for event in events if isinstance(event, Note)]
    assert notes[-1] == "The prompt is too long for v; left out: on a blue background"
    run(recipe(prompt=" ".join(words.split()[:14])), tmp_path / "short", models)
    assert np.array_equal(pixels(tmp_path / "long"), pixels(tmp_path / "short"))
    assert not [event for event in run(recipe(), tmp_path / "fits", models) if isinstance(event, Note)]


def test_sizes_other_than_the_models_own(tmp_path, models, recipe, files):
    run(recipe(size=(48, 24)), tmp_path / "out", models)
    record = open_record(tmp_path / "out" / "trajectory.safetensors")
    assert (record.info.size, record.x_t.shape) == ((48, 24), (4, 1, 4, 6, 12))
    assert pixels(tmp_path / "out").shape == (24, 48, 3)
    assert "Size: 48x24" in Image.open(tmp_path / "out" / "0000.png").text["parameters"]
    events = run(recipe(size=(48, 24), **files), tmp_path / "in", models)
    started = next(event for event in events if isinstance(event, Started))
    assert open_record(tmp_path / "in" / "trajectory.safetensors").info.size == (48, 24)
    assert started.crop[2] / started.crop[3] == pytest.approx(2, abs=0.1)


def test_guidance_changes_the_picture(tmp_path, models, recipe):
    """0 ignores the prompt and 1 the negative prompt; values between them interpolate."""
    for name, changes in {
        "plain": {"guidance": 1.0},
        "plain too": {"guidance": 1.0, "negative": "a red apple"},
        "none": {"guidance": 0.0},
        "empty": {"guidance": 1.0, "prompt": ""},
        "half": {"guidance": 0.5},
        "away": {"negative": "a red apple"},
        "guided": {},
    }.items():
        run(recipe(**changes), tmp_path / name, models)
    shown = {path.name: pixels(path).astype(int) for path in tmp_path.iterdir() if path.name != "home"}
    assert np.array_equal(shown["plain"], shown["plain too"])
    assert np.abs(shown["none"] - shown["empty"]).max() <= 1
    different = [shown[name] for name in ("plain", "none", "half", "away", "guided")]
    assert all(not np.array_equal(a, b) for i, a in enumerate(different) for b in different[:i])


@pytest.mark.parametrize("how", [Stop.NOW, Stop.AFTER, Stop.KEEP])
def test_each_kind_of_stop_between_two_steps(tmp_path, models, recipe, monkeypatch, how):
    monkeypatch.setattr("studio.engine.generation.plan.LARGEST_BATCH", 1)
    asked, steps, events = recipe(count=2, steps=6), [], []
    for event in generate(
        asked, tmp_path / "out", models=models, stop_requested=lambda: how if len(steps) >= 2 else None
    ):
        events.append(event)
        if isinstance(event, Step):
            steps.append(event)
    assert events[-1] == Finished(stopped=True, seconds=events[-1].seconds)
    assert len(steps) == {Stop.NOW: 2, Stop.AFTER: 6, Stop.KEEP: 2}[how]
    if how is Stop.NOW:
        assert not (tmp_path / "out").exists()
        return
    assert len(next(event for event in events if isinstance(event, Result)).pictures) == 1
    with safe_open(tmp_path / "out" / "trajectory.safetensors", "np") as file:
        estimate = file.get_tensor("x0")
    assert estimate.shape == (len(steps), 1, *LATENT)
    shown = models.get(asked.model).decode(torch.from_numpy(estimate[-1]).float())[0].numpy()
    assert np.abs(pixels(tmp_path / "out") - np.rint((shown.transpose(1, 2, 0) + 1) * 127.5)).max() <= 1


def test_closing_a_generation_early_leaves_no_files(tmp_path, models, recipe):
    events = generate(recipe(steps=50), tmp_path / "out", models=models)
    next(event for event in events if isinstance(event, Step))
    events.close()
    assert not (tmp_path / "out").exists()


def test_non_finite_latents_are_refused_in_one_line(tmp_path, models, recipe, monkeypatch):
    asked, calls = recipe(), []
    unet = models.get(asked.model).unet

    def forward(x, *_, **__):
        calls.append(x)
        return (torch.full_like(x, torch.nan),)

    monkeypatch.setattr(unet, "forward", forward)
    for trajectory in (True, False):
        calls.clear()
        with pytest.raises(BadInput, match=rf"not finite .* in step 1 of {asked.steps}"):
            run(asked, tmp_path / "out", models, trajectory=trajectory)
        assert len(calls) == 1, "the remaining steps are not taken"
    assert not (tmp_path / "out").exists()


def test_errors_of_the_network_are_raised_and_leave_no_files(tmp_path, models, recipe, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("the network is broken")

    asked = recipe()
    monkeypatch.setattr(models.get(asked.model).unet, "forward", fail)
    with pytest.raises(RuntimeError, match="the network is broken"):
        run(asked, tmp_path / "out", models)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"size": (36, 32)}, "multiples of 8, not 36x32"),
        ({"label": 1}, "takes a prompt"),
        ({"steps": 1001}, "from 1 to 1000"),
        ({"image": "BROKEN", "strength": 0.5}, "not a picture"),
        ({"image": "IMAGE", "mask": "EMPTY"}, "all black"),
        ({"controls": [{"image": "BROKEN", "model": "CONTROL"}]}, "not a picture"),
        ({"controls": [{"image": "IMAGE"}]}, "No installed ControlNet fits v"),
        ({"controls": [{"image": "IMAGE", "model": "MODEL"}]}, "not a ControlNet"),
        ({"controls": [{"image": "IMAGE", "model": "CONTROL", "settings": {"low": 0.9}}]}, "below the lower one"),
    ],
)
def test_bad_input_is_one_line_and_writes_nothing(tmp_path, folders, models, recipe, files, changes, words):
    (tmp_path / "broken.png").write_text("no")
    Image.new("L", (70, 50)).save(tmp_path / "empty.png")
    text = json.dumps(recipe().model_dump() | changes)
    for name, path in {
        "BROKEN": tmp_path / "broken.png",
        "EMPTY": tmp_path / "empty.png",
        "IMAGE": files["image"],
        "CONTROL": folders["control"],
        "MODEL": folders["v"],
    }.items():
        text = text.replace(f'"{name}"', json.dumps(str(path)))
    with pytest.raises(BadInput, match=words) as raised:
        run(GenerateRecipe.model_validate_json(text), tmp_path / "out", models)
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "out").exists()


def test_the_installed_controlnet_of_a_model_is_found(tmp_path, data_home, folders, recipe, files):
    home = data_home / "models"
    home.mkdir()
    (home / "own").symlink_to(folders["v"])
    (home / "own-edges").symlink_to(folders["control"])
    models = ModelCache("cpu")
    events = run(recipe(model="own", controls=[{"image": files["image"]}]), tmp_path / "out", models)
    assert isinstance(events[-1], Finished)
    assert models.holds("own-edges")


def test_pictures_carry_parameters_for_other_programs(tmp_path, models, recipe, files):
    run(recipe(negative="a red apple", image=files["image"], strength=0.5), tmp_path / "out", models)
    text = Image.open(tmp_path / "out" / "0000.png").text
    assert text["parameters"].splitlines()[:2] == [PROMPT, "Negative prompt: a red apple"]
    assert text["parameters"].endswith(", Denoising strength: 0.5")
    assert GenerateRecipe.model_validate_json(text["studio"]).prompt == PROMPT


def latents_of_steps(recipe, models) -> np.ndarray:
    """Generate, and return the states entering the steps of the first picture, [K, C, h, w]."""
    steps = [step.x_t for step in make_plan(recipe, models, None).steps(0, 1)]
    return np.stack([state[0].numpy() for state in steps])


def test_a_scheduled_prompt_is_the_first_one_until_its_step(recipe, models):
    changed = latents_of_steps(recipe(prompt="a [tiger:dog:2]", dialect="a1111"), models)
    first = latents_of_steps(recipe(prompt="a tiger"), models)
    assert np.array_equal(changed[:3], first[:3])  # the state entering step 2 comes from steps 0 and 1
    assert not np.allclose(changed[3], first[3])


def test_a_prompt_is_taken_literally_unless_a_dialect_is_named(recipe, models):
    plain = latents_of_steps(recipe(prompt="a (tiger:1.4)"), models)
    weighted = latents_of_steps(recipe(prompt="a (tiger:1.4)", dialect="a1111"), models)
    assert not np.allclose(plain[1], weighted[1])
    same = latents_of_steps(recipe(prompt="a tiger // but not the dog", dialect="comfy"), models)
    assert np.array_equal(same, latents_of_steps(recipe(prompt="a tiger "), models))


def test_prompts_joined_by_and_are_composed(recipe, models):
    model = models.get(recipe().model)
    z_t, t = torch.randn(1, *model.card.latent), torch.tensor([500])
    both = model.denoiser(["a tiger AND a dog:0.5"], 3.0, "fog", dialect="a1111")(z_t, t).epsilon
    tiger, dog, fog = (model.denoiser([text], 1.0)(z_t, t).epsilon for text in ("a tiger", "a dog", "fog"))
    expected = fog + 3 * ((tiger - fog) + 0.5 * (dog - fog))
    assert torch.allclose(both, expected, atol=1e-5)
