"""The command line, as documented for scripts."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest
import typer
from PIL import Image
from safetensors.numpy import load_file

from studio.cli import main as cli
from studio.cli.controls import parse_lora
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import dump_recipe
from studio.protocol.training_recipe import NetworkSpec, TrainRecipe
from studio.ui.commands.commands import COMMANDS
from tests.cli.command_line import refusal
from tests.foreign_pictures import foreign_pictures


def shell(*arguments):
    """Run a command in a separate process."""
    return subprocess.run(
        [sys.executable, "-m", "studio", *map(str, arguments)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=280,
        check=False,
    )


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "picture.png"
    Image.fromarray(np.random.default_rng(1).integers(0, 256, (30, 40, 3), np.uint8)).save(path)
    return path


def test_exit_status_of_a_real_process(tmp_path):
    done = shell("data", "toy", "--set", "dataset.name=spiral", "--json")
    assert (done.returncode, json.loads(done.stdout)["count"]) == (0, 10_000), done.stderr
    done = shell("train", "digits", "--run", tmp_path / "run", "--set", "steps=none")
    assert "steps" in refusal(done.returncode, done.stdout, done.stderr)
    assert not (tmp_path / "run").exists()


def test_actions_match_the_window(output_of):
    lines = output_of("actions").splitlines()
    assert [line.split()[0] for line in lines] == [command.id for command in COMMANDS]
    assert any("generate.run" in line and "Ctrl+Return" in line for line in lines)


def test_presets_and_models_are_listed_as_text_and_json(tiny_model, output_of):
    names = [line.split()[0] for line in output_of("presets").splitlines()]
    assert "digits" in names
    rows = [json.loads(line) for line in output_of("presets", "--json").splitlines()]
    assert [row["name"] for row in rows] == names
    models = {row["name"] for row in map(json.loads, output_of("models", "list", "--json").splitlines())}
    assert {"digits", "tiny"} <= models


def test_a_data_set_preview(tmp_path, picture, output_of):
    (tmp_path / "notes.md").write_text("hello")
    folder = ["folder", "--set", f"dataset.path={tmp_path}", "--set", "dataset.size=8"]
    out = tmp_path / "looks" / "a.png"
    lines = output_of("data", *folder, "--out", out, "--set", "dataset.augment.flip=true").splitlines()
    assert lines[1] == "1 pictures of 8x8, in colour; 0 are held out"
    assert "  notes.md: not a supported kind of picture" in lines
    assert lines[-2:] == [str(out), str(out.with_name("a-augmented.png"))]
    assert Image.open(out).size == (64, 8)
    facts = json.loads(output_of("data", "toy", "--set", "dataset.name=spiral", "--json"))
    assert (facts["count"], facts["size"]) == (10_000, 1)
    assert f"fingerprint {facts['fingerprint']}" in output_of("data", "toy", "--set", "dataset.name=spiral")


@pytest.mark.slow
def test_train_then_sample(tmp_path, output_of, refused):
    recipe = TrainRecipe(
        steps=4,
        batch_size=8,
        sample_every=2,
        sample_steps=2,
        checkpoint_every=2,
        network=NetworkSpec(channels=(8, 16), attention=(False, False), norm_groups=4),
    )
    file, run, out = tmp_path / "recipe.json", tmp_path / "run", tmp_path / "out"
    file.write_text(dump_recipe(recipe))
    done = output_of("train", file, "--run", run, "--set", "learning_rate=5e-4", "--set", "schedule.kind=linear")
    assert done.strip() == str(run)
    assert json.loads((run / "recipe.json").read_text())["learning_rate"] == 5e-4
    assert json.loads((run / "status.json").read_text())["state"] == "finished"
    assert len(list((run / "samples").glob("*.png"))) >= 2
    refused("train", file, "--run", run)  # the place is taken
    refused("train", "ddpm", "--run", run, "--resume")
    output_of("train", file, "--run", run, "--resume", "--set", "steps=6")
    assert json.loads((run / "status.json").read_text())["step"] == 6

    done = output_of("sample", run, "--out", out, "--steps", 3, "--count", 2, "--label", 4, "--seed", 9, "--trajectory")
    assert done.split() == [str(out / name) for name in ("0000.png", "0001.png", "trajectory.safetensors")]
    record = load_file(out / "trajectory.safetensors")
    assert record["x_t"].shape == record["x0"].shape == (3, 2, 1, 16, 16)
    assert record["timesteps"].tolist() == sorted(record["timesteps"].tolist(), reverse=True)
    assert record["alphas_cumprod"].dtype == np.float64
    assert "has no label 10" in refused("sample", run, "--out", tmp_path / "no", "--label", 10)
    near = tmp_path / "near.png"
    found = json.loads(output_of("judge", run, "--count", 20, "--json", "--nearest", near))
    assert Image.open(near).size == (4 * 2 * 16 + 3 * 3, 5 * 16)  # 20 pairs, four a row
    assert (found["model"], found["count"], found["seed"]) == (str(run), 20, 0)
    assert {"frechet", "precision", "label_accuracy"} <= set(found["figures"])
    assert found["verdict"]["finding"] in ("implausible", "collapsed")  # after six steps
    assert found["doubts"].keys() <= found["figures"].keys() >= found["real"].keys()
    assert found["metrics"]["frechet"]["better"] == "lower"
    assert not (tmp_path / "no").exists()


@pytest.mark.slow
def test_generate_repaints_only_what_the_mask_covers(tiny_model, tmp_path, picture, output_of):
    mask = np.zeros((30, 40), np.uint8)
    mask[8:20, 10:25] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    out = tmp_path / "out.png"
    words = ["--image", picture, "--mask", tmp_path / "mask.png", "--steps", 4, "--label", 2, "--seed", 3]
    output_of("generate", tiny_model, "--out", out, *words)
    before, after = np.asarray(Image.open(picture)), np.asarray(Image.open(out))
    assert (before[mask == 0] == after[mask == 0]).all()
    assert (before[mask == 255] != after[mask == 255]).any()
    again = tmp_path / "again.png"
    output_of("generate", tiny_model, "--out", again, *words)
    assert again.read_bytes() == out.read_bytes()


def test_generate_from_a_prompt(words_model, tmp_path, run_verb):
    out = tmp_path / "deep" / "tiger.png"
    more = ["--negative", "a dog", "--steps", 3, "--guidance", 2, "--sampler", "unipc", "--size", "48x32", "--seed", 4]
    trajectory = ["--trajectory", tmp_path / "other" / "path.safetensors"]
    status, told, _ = run_verb("generate", "words", "--out", out, "--prompt", "a tiger", *more, *trajectory)
    assert (status, told.split()) == (0, [str(out), str(trajectory[1])])
    assert Image.open(out).size == (48, 32)
    recipe = GenerateRecipe.model_validate_json(Image.open(out).text["studio"])
    assert (recipe.prompt, recipe.negative, recipe.steps, recipe.sampler) == ("a tiger", "a dog", 3, "unipc")
    assert load_file(trajectory[1])["x_t"].shape == (3, 1, 4, 8, 12)


def test_defaults_come_from_the_model_card(words_model, tmp_path, run_verb):
    status, told, _ = run_verb("sample", "words", "--out", tmp_path / "out", "--count", 2)
    assert (status, len(told.split())) == (0, 2)
    recipe = GenerateRecipe.model_validate_json(Image.open(tmp_path / "out" / "0001.png").text["studio"])
    assert (recipe.steps, recipe.guidance, recipe.sampler, recipe.prompt) == (20, 3.0, "ddim", "")


def test_generate_from_a_picture(words_model, tmp_path, picture, run_verb):
    for name, more, strength in (
        ("varied", [], 0.75),
        ("little", ["--strength", 0.2], 0.2),
        ("edges", ["--strength", 1, "--control", f"canny={picture}"], 1.0),
    ):
        out = tmp_path / f"{name}.png"
        status, _, said = run_verb("generate", "words", "--out", out, "--steps", 5, "--image", picture, *more)
        assert status == 0, said
        assert Image.open(out).size == (40, 30)
        assert GenerateRecipe.model_validate_json(Image.open(out).text["studio"]).strength == strength


def test_generate_inside_a_mask(words_model, tmp_path, picture, run_verb):
    mask = np.zeros((30, 40), np.uint8)
    mask[8:20, 10:25] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    out, words = tmp_path / "out.png", ["--image", picture, "--mask", tmp_path / "mask.png", "--prompt", "a red apple"]
    assert run_verb("generate", "words", "--out", out, "--steps", 3, *words)[0] == 0
    before, after = np.asarray(Image.open(picture)), np.asarray(Image.open(out))
    assert (before[mask == 0] == after[mask == 0]).all()
    assert (before[mask == 255] != after[mask == 255]).any()


def test_weights_of_controls_and_loras(words_model, tmp_path, picture, run_verb):
    """A number after the file's name is its weight, unless a file has that whole name."""
    odd = tmp_path / "odd.png:2"
    odd.write_bytes(picture.read_bytes())
    more = ["--control", f"canny={picture}:0.5:0.25:0.75", "--control", f"canny={odd}", "--control", f"canny={odd}:0"]
    out = tmp_path / "out.png"
    assert run_verb("generate", "words", "--out", out, "--steps", 4, *more)[0] == 0
    first, second, third = GenerateRecipe.model_validate_json(Image.open(out).text["studio"]).controls
    assert (first.image, first.weight, first.start, first.end) == (str(picture), 0.5, 0.25, 0.75)
    assert (second.image, second.weight, third.image, third.weight) == (str(odd), 1.0, str(odd), 0.0)
    assert parse_lora("a.safetensors:0.5:-1") == {"file": "a.safetensors", "weight": 0.5, "text_weight": -1.0}
    assert parse_lora("a:b.safetensors") == {"file": "a:b.safetensors"}
    status, _, said = run_verb("generate", "words", "--out", out, "--control", f"canny={picture}:1:0.8:0.2")
    assert (status, "start must be below its end" in said) == (2, True)


def test_the_weight_of_a_control_follows_a_curve(words_model, tmp_path, picture, run_verb):
    asked = ["--steps", 4, "--control", f"canny={picture}", "--control-curve"]
    assert run_verb("generate", "words", "--out", tmp_path / "a.png", *asked, "canny=0:1,3:0.2")[0] == 0
    (control,) = GenerateRecipe.model_validate_json(Image.open(tmp_path / "a.png").text["studio"]).controls
    assert [(point.step, point.value) for point in control.weight_curve] == [(0, 1), (3, 0.2)]
    for curve, word in (("depth=0:1", "there is none"), ("canny", "KIND=CURVE"), ("canny=0:x", "written as")):
        status, told, said = run_verb("generate", "words", "--out", tmp_path / "b.png", *asked, curve)
        assert (status, told, word in said) == (2, "", True)


def test_a_control_image_is_made_and_used_as_it_is(words_model, tmp_path, picture, run_verb):
    edges, out = tmp_path / "edges.png", tmp_path / "out.png"
    made = run_verb("control", "canny", picture, "--out", edges, "--size", "32x32", "--set", "low=0.05", "--json")
    assert made[0] == 0
    assert json.loads(made[1]) == {"picture": str(edges), "kind": "canny"}
    assert Image.open(edges).size == (32, 32)
    status, _, said = run_verb(
        "generate", "words", "--out", out, "--steps", 2, "--control", f"map:canny@words-canny={edges}:0.5"
    )
    assert status == 0, said
    (control,) = GenerateRecipe.model_validate_json(Image.open(out).text["studio"]).controls
    assert (control.ready, control.model, control.image, control.weight) == (True, "words-canny", str(edges), 0.5)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["hough", "PICTURE", "--out", "OUT"], "no kind of control 'hough'. Kinds: canny, "),
        (["canny", "PICTURE", "--out", "OUT", "--set", "low=2"], "low of canny must be from 0 to 1, not 2"),
        (["canny", "PICTURE", "--out", "OUT", "--set", "low=much"], "Those settings do not fit"),
        (["canny", "PICTURE", "--out", "OUT", "--set", "depth=1"], "no setting 'depth'"),
        (["canny", "missing.png", "--out", "OUT"], "no picture missing.png"),
        (["canny", "PICTURE", "--out", "map.jpg"], "takes a .png file"),
        (["canny", "PICTURE", "--out", "OUT", "--size", "9000x9"], "must be from 8 to 4096"),
        (["depth", "PICTURE", "--out", "OUT"], "Depth needs a depth model"),
        (["inpaint", "PICTURE", "--out", "OUT"], "needs a mask"),
    ],
)
def test_control_refuses_in_one_line(tmp_path, picture, run_verb, words, message):
    out = tmp_path / "map.png"
    named = {"PICTURE": str(picture), "OUT": str(out)}
    status, _, said = run_verb("control", *[named.get(word, word) for word in words])
    assert status == 2
    assert message in said
    assert said.strip().count("\n") == 0
    assert not out.exists()


@pytest.mark.parametrize(
    ("model", "more", "line"),
    [
        ("tiny", ["--prompt", "a tiger"], "takes no prompt"),
        ("tiny", ["--size", "64x64"], "pictures of 16x16"),
        ("tiny", ["--lora", "a.safetensors"], "takes no LoRA"),
        ("tiny", ["--control", "canny=PICTURE"], "follows no controls"),
        ("words", ["--label", "1"], "takes a prompt"),
        ("words", ["--size", "64"], "takes WxH"),
        ("words", ["--size", "36x32"], "multiples of 8"),
        ("words", ["--size", "1x1"], "from 8 to 4096"),
        ("words", ["--control", "hough=PICTURE"], "takes KIND=FILE"),
        ("words", ["--control", "canny"], "takes KIND=FILE"),
        ("words", ["--control", "canny@=PICTURE"], "takes KIND=FILE"),
        ("words", ["--image-prompt", "PICTURE"], "--image-prompt needs --ip-adapter"),
        ("words", ["--ip-adapter", "a.safetensors"], "give --image-prompt too"),
        ("words", ["--image-prompt", "PICTURE:0.5", "--ip-adapter", "a.safetensors"], "There is no IP-Adapter"),
        ("tiny", ["--image-prompt", "PICTURE", "--ip-adapter", "a.safetensors"], "takes no picture as a prompt"),
        ("words", ["--control", "depth=PICTURE"], "Depth needs a depth model"),
        ("words", ["--control", "canny@words=PICTURE"], "words is not a ControlNet or a T2I-Adapter"),
        ("words", ["--strength", "0.5"], "give --image too"),
        ("words", ["--image", "PICTURE", "--strength", "2"], "strength"),
        ("words", ["--mask", "PICTURE"], "needs an image"),
        ("words", ["--lora", "nowhere.safetensors"], "There is no LoRA"),
        ("words-canny", [], "cannot sample by itself"),
    ],
)
def test_unsupported_settings_are_refused_in_one_line(
    tiny_model, text_models, data_home, tmp_path, picture, run_verb, model, more, line
):
    for folder in text_models[1:]:
        (data_home / "models" / folder.name).symlink_to(folder)
    out = tmp_path / "new" / "a.png"
    status, told, said = run_verb(
        "generate", model, "--out", out, *(word.replace("PICTURE", str(picture)) for word in more)
    )
    lines = [text for text in said.splitlines() if text.startswith("denoise-studio: ")]
    assert (status, told, len(lines)) == (2, "", 1), said
    assert line in lines[0]
    assert not out.parent.exists()


def test_noise_keeps_the_size_and_grows_with_t(tmp_path, picture, output_of):
    before = np.asarray(Image.open(picture)).astype(float)
    errors = []
    for t in (0, 50, 99):
        out = tmp_path / f"{t}.png"
        output_of("noise", picture, "--schedule", "linear", "--steps", 100, "--t", t, "--seed", 1, "--out", out)
        noised = np.asarray(Image.open(out)).astype(float)
        assert noised.shape == before.shape
        errors.append(np.abs(noised - before).mean())
    assert errors[0] < errors[1] < errors[2]


@pytest.mark.parametrize(
    "words",
    [
        ["train", "no-such-preset", "--run", "RUN"],
        ["train", "digits", "--run", "RUN", "--set", "steps=none"],
        ["train", "digits", "--run", "RUN", "--set", "nothing=1"],
        ["train", "digits", "--run", "RUN", "--set", "steps"],
        ["train", "digits", "--run", "RUN", "--device", "gpu"],
        ["generate", "digits", "--out", "RUN/x.png", "--device", "tpu"],
        ["generate", "digits", "--out", "RUN/x.png", "--trajectory", "RUN/x.png"],
        ["generate", "digits", "--out", "PICTURE/x.png"],
        ["sample", "digits", "--out", "RUN", "--device", "tpu"],
        ["noise", "PICTURE", "--schedule", "linear", "--steps", "100", "--t", "5", "--out", "RUN/n.jpg"],
        ["models", "add", "digits", "--name", "-rf"],
        ["train", "digits", "--run", "RUN", "--resume"],
        ["train", "BROKEN", "--run", "RUN"],
        ["sample", "no-such-model", "--out", "RUN"],
        ["sample", "digits", "--out", "RUN", "--sampler", "magic"],
        ["sample", "digits", "--out", "RUN", "--steps", "0"],
        ["generate", "digits", "--out", "RUN/x.jpg"],
        ["generate", "digits", "--out", "RUN/x.png", "--image", "PICTURE"],
        ["generate", "digits", "--out", "RUN/x.png", "--size", "64x64"],
        ["noise", "BROKEN", "--schedule", "linear", "--steps", "100", "--t", "5", "--out", "RUN/n.png"],
        ["noise", "PICTURE", "--schedule", "round", "--steps", "100", "--t", "5", "--out", "RUN/n.png"],
        ["noise", "PICTURE", "--schedule", "linear", "--steps", "100", "--t", "100", "--out", "RUN/n.png"],
        ["data", "folder"],
        ["data", "folder", "--set", "dataset.path=RUN"],
        ["data", "digits", "--out", "RUN/x.jpg"],
        ["data", "toy", "--set", "dataset.name=banana"],
        ["data", "no-such-preset"],
        ["models", "remove", "digits"],
        ["models", "check", "BROKEN"],
        ["models", "frobnicate"],
        ["sample"],
    ],
    ids=lambda words: " ".join(words[:2] + words[-2:]),
)
def test_bad_input_is_one_line_and_leaves_no_files(words, tmp_path, picture, refused):
    broken = tmp_path / "broken.json"
    broken.write_text("{ this is not it")
    places = {"RUN": str(tmp_path / "run"), "PICTURE": str(picture), "BROKEN": str(broken)}
    for name, path in places.items():
        words = [word.replace(name, path) for word in words]
    refused(*words)
    assert not (tmp_path / "run").exists()


def test_a_pickled_checkpoint_is_refused(tmp_path, refused):
    path = tmp_path / "model.pt"
    path.write_bytes(b"\x80\x04\x95\x00\x00\x00\x00\x00\x00\x00\x00.")
    assert "convert" in refused("sample", path, "--out", tmp_path / "out").lower()


def test_models_are_added_checked_and_removed(tiny_model, data_home, output_of, refused):
    assert "sound" in output_of("models", "check", "tiny")
    output_of("models", "add", "tiny", "--name", "second")
    assert (data_home / "models" / "second" / "studio.json").is_file()
    assert "already" in refused("models", "add", "tiny", "--name", "second")
    output_of("models", "remove", "second")
    assert not (data_home / "models" / "second").exists()
    assert (data_home / "models" / "tiny").is_dir()


def test_a_lora_run_is_added_as_a_lora(text_models, data_home, tmp_path, run_verb):
    from studio.engine.models.files import load_model, load_parts, save_model
    from studio.engine.networks.lora import lora_for

    base = load_model(text_models[1])
    change = lora_for(base.unet, 2)
    card = base.card.model_copy(update={"name": "style", "model": "lora", "base": str(text_models[1])})
    save_model(tmp_path / "style", {"lora": change}, card)
    assert run_verb("models", "add", tmp_path / "style")[0] == 0
    added, parts = load_parts(data_home / "models" / "style")
    assert (added.name, list(parts)) == ("style", ["lora"])
    assert load_model(data_home / "models" / "style").card.takes_prompt
    assert "by prompt" in run_verb("models", "list")[1]


def test_a_model_of_unknown_data_is_not_judged(tiny_model, refused):
    assert "choose a data set (dataset.kind)" in refused("judge", tiny_model)


@pytest.mark.parametrize(
    "words",
    [
        ("data", "digits", "--out"),
        ("noise", "picture.png", "--schedule", "cosine", "--t", 5, "--out"),
        ("judge", "digits", "--nearest"),
    ],
    ids=lambda words: words[0],
)
def test_a_place_that_takes_no_picture_is_refused_before_the_work(tmp_path, refused, words):
    os.mkfifo(tmp_path / "pipe.png")
    assert "is not a regular file" in refused(*words, tmp_path / "pipe.png")


def test_a_data_folder_without_pictures_is_refused(tmp_path, refused):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "notes.txt").write_text("hello")
    line = refused(
        "train",
        "digits",
        "--run",
        tmp_path / "run",
        "--set",
        "dataset.kind=folder",
        "--set",
        f"dataset.path={tmp_path / 'empty'}",
    )
    assert "picture" in line


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_refused(tmp_path, refused):
    place = tmp_path / "read-only"
    place.mkdir(mode=0o500)
    refused("train", "digits", "--run", place / "run")


@pytest.fixture
def full_disk(tmp_path):
    """A file system of one page: the kernel refuses the next byte."""
    place = tmp_path / "full"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no small file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_reported(full_disk, picture, refused):
    words = ["--schedule", "linear", "--steps", "100", "--t", "50", "--out", full_disk / "noised.png"]
    (full_disk / "other").write_bytes(bytes(4096))
    assert "space" in refused("noise", picture, *words)
    assert os.listdir(full_disk) == ["other"]


def test_a_broken_model_does_not_hide_others(tiny_model, data_home, capsys):
    from studio.cli.models import list_models

    broken = data_home / "models" / "broken"
    broken.mkdir()
    (broken / "studio.json").write_bytes(b"[" * 100_000)
    list_models()
    told = capsys.readouterr()
    assert "tiny " in told.out
    assert "digits " in told.out
    assert told.err.count("\n") == 1
    assert "broken" in told.err


def test_removing_a_linked_model_keeps_its_target(tmp_path, monkeypatch):
    monkeypatch.setenv("DENOISE_STUDIO_HOME", str(tmp_path / "home"))
    own = tmp_path / "home" / "models"
    own.mkdir(parents=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "studio.json").write_text("{}")
    (own / "linked").symlink_to(elsewhere)
    (own / "dangling").symlink_to(tmp_path / "nowhere")
    from studio.cli.models import remove_model

    remove_model("linked")
    remove_model("dangling")
    assert list(own.iterdir()) == []
    assert (elsewhere / "studio.json").is_file()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8", "utf-16", "cp932"])
def test_output_in_a_terminal_of_any_encoding(tmp_path, encoding):
    """Characters that the encoding lacks are escaped, JSON stays valid, and nothing fails."""
    folder = tmp_path / "fé あ"
    folder.mkdir()
    Image.new("RGB", (9, 9)).save(folder / "a.png")
    command = [sys.executable, "-m", "studio", "noise", str(folder / "a.png"), "--schedule", "cosine", "--t", "5"]
    command += ["--out", str(folder / "o.png"), "--json"]
    done = subprocess.run(
        command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode(encoding))["picture"] == str(folder / "o.png")


def test_settings_are_read_from_pictures_of_any_program(output_of, refused, tmp_path):
    picture = next(picture for picture in foreign_pictures() if picture.name == "invokeai-loras")
    told = json.loads(output_of("settings", picture.write(tmp_path), "--json"))
    assert told == {"spacing": None, "strength": None, "clip_skip": None} | picture.told
    lines = output_of("settings", tmp_path / "picture.png").splitlines()
    assert {"Prompt: a red fox", "Steps: 30", "LoRA: fur (0.75)", "Made with: InvokeAI"} <= set(lines)
    Image.new("RGB", (8, 8)).save(tmp_path / "photo.jpg")
    assert "does not say how it was made" in output_of("settings", tmp_path / "photo.jpg")
    assert set(json.loads(output_of("settings", tmp_path / "photo.jpg", "--json")).values()) == {None}
    assert "missing.png" in refused("settings", tmp_path / "missing.png")


@pytest.mark.parametrize("name", ["x" * 100_000, "a\nb" * 200], ids=["100 kB", "lines"])
@pytest.mark.parametrize(
    "words",
    [
        ["models", "check", "NAME"],
        ["models", "remove", "NAME"],
        ["noise", "NAME", "--schedule", "cosine", "--t", "1", "--out", "a.png"],
        ["generate", "digits", "--out", "NAME.png"],
        ["generate", "digits", "--out", "a.png", "--image", "NAME"],
        ["sample", "digits", "--out", "NAME/samples"],
        ["train", "NAME", "--run", "run"],
        ["train", "digits", "--run", "NAME", "--resume"],
        ["fork", "NAME", "--at", "1", "--out", "a.png"],
        ["data", "folder", "--set", "dataset.path=NAME"],
    ],
    ids=" ".join,
)
def test_names_that_no_file_has_are_refused_in_a_line(tmp_path, monkeypatch, refused, words, name):
    monkeypatch.chdir(tmp_path)
    told = refused(*(word.replace("NAME", name) for word in words))
    assert len(told) < 1200
    assert set(os.listdir(tmp_path)) <= {"home"}


def test_generate_takes_the_settings_of_a_picture(output_of, refused, tmp_path):
    first = tmp_path / "first.png"
    output_of("generate", "digits", "--out", first, "--label", "3", "--steps", "2", "--seed", "7", "--sampler", "euler")
    output_of("generate", "digits", "--out", tmp_path / "again.png", "--recipe", first)
    assert np.array_equal(np.asarray(Image.open(tmp_path / "again.png")), np.asarray(Image.open(first)))
    recipe = tmp_path / "recipe.json"
    recipe.write_bytes(dump_recipe(GenerateRecipe(label=3, steps=2, seed=7, sampler="ddim")).encode())
    output_of("generate", "digits", "--out", tmp_path / "other.png", "--recipe", recipe, "--sampler", "euler")
    assert np.array_equal(np.asarray(Image.open(tmp_path / "other.png")), np.asarray(Image.open(first)))
    Image.new("RGB", (8, 8)).save(tmp_path / "photo.png")
    told = refused("generate", "digits", "--out", tmp_path / "no.png", "--recipe", tmp_path / "photo.png")
    assert "does not say how it was made" in told


def test_cuda_where_there_is_none_is_refused_in_a_line(tmp_path, refused, monkeypatch):
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    assert "no CUDA device" in refused("sample", "digits", "--out", tmp_path / "out", "--device", "cuda", "--steps", 1)


def test_places_that_cannot_be_written_are_refused_before_the_work(tmp_path, refused, monkeypatch):
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert "a link that leads nowhere" in refused("sample", "digits", "--steps", 1, "--out", tmp_path / "link")
    monkeypatch.setattr("studio.engine.generation.generate.generate", lambda *_, **__: pytest.fail("it began"))
    os.mkfifo(tmp_path / "pipe.png")
    ask = ["generate", "digits", "--steps", 1, "--out"]
    assert "is a folder" in refused(*ask, tmp_path / "a.png", "--trajectory", tmp_path / "folder")
    assert "not a regular file" in refused(*ask, tmp_path / "pipe.png")
    assert "a link that leads nowhere" in refused(*ask, tmp_path / "link" / "a.png")


def test_a_picture_whose_name_is_not_utf8_is_repainted(tiny_model, tmp_path, picture, output_of):
    named = picture.rename(picture.with_name(os.fsdecode(b"caf\xe9.png")))
    Image.new("L", (40, 30), 255).save(tmp_path / "mask.png")
    out, record = tmp_path / "out.png", tmp_path / "record"
    words = ["--image", named, "--mask", tmp_path / "mask.png", "--steps", 2, "--label", 2]
    output_of("generate", tiny_model, "--out", out, *words, "--trajectory", record)
    output_of("fork", record, "--at", 1, "--out", tmp_path / "again.png")
    assert (np.asarray(Image.open(tmp_path / "again.png")) == np.asarray(Image.open(out))).all()
    output_of("generate", tiny_model, "--out", tmp_path / "third.png", "--recipe", out)


def test_a_text_file_given_as_a_recipe_is_refused_in_a_line(tmp_path, refused):
    (tmp_path / "a.txt").write_text("a tiger")
    line = refused("generate", "pocket", "--out", tmp_path / "a.png", "--recipe", tmp_path / "a.txt")
    assert "not a picture that this program can read" in line


def test_every_option_has_its_help():
    def options(name, command):
        for part in getattr(command, "commands", {}).items():
            yield from options(*part)
        yield from ((f"{name} {option.opts[0]}", option) for option in command.params)

    found = dict(options("", typer.main.get_command(cli.app)))
    assert len(found) > 50
    assert [name for name, option in found.items() if not option.hidden and not option.help] == []
