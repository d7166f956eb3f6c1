"""The verb fork of the command line."""

import inspect
import shutil

import numpy as np
import pytest
from PIL import Image

from studio.cli.fork import fork
from studio.cli.pictures import generate
from studio.protocol.recipes import GenerateRecipe
from studio.protocol.record import open_record
from studio.protocol.recordheader import read_header


def test_fork_continues_a_record(words_model, tmp_path, run_verb):
    parent, record, same = tmp_path / "a.png", tmp_path / "a.safetensors", tmp_path / "b.png"
    asked = ["--prompt", "a tiger", "--steps", 6, "--sampler", "unipc", "--trajectory", record]
    assert run_verb("generate", "words", "--out", parent, *asked)[0] == 0
    status, told, said = run_verb("fork", record, "--at", 3, "--out", same, "--trajectory", tmp_path / "b.safetensors")
    assert (status, told.split()) == (0, [str(same), str(tmp_path / "b.safetensors")]), said
    assert (np.asarray(Image.open(parent)) == np.asarray(Image.open(same))).all(), "nothing was changed"
    recipe = GenerateRecipe.model_validate_json(Image.open(same).text["studio"])
    assert (recipe.fork.record, recipe.fork.step) == (str(record), 3)
    assert run_verb("fork", record, "--at", 3, "--out", tmp_path / "c.png", "--prompt", "a red apple")[0] == 0
    assert (np.asarray(Image.open(parent)) != np.asarray(Image.open(tmp_path / "c.png"))).any()
    again = run_verb("fork", tmp_path / "b.safetensors", "--at", 4, "--out", tmp_path / "d.png")
    assert again[0] == 0
    assert (np.asarray(Image.open(parent)) == np.asarray(Image.open(tmp_path / "d.png"))).all(), "a fork of a fork"
    for words, line in (
        (["--at", 6], "has no step 6"),
        (["--at", 3, "--steps", 2], "there is no step 3"),
        (["--at", 3, "--sampler", "plms"], "sampler"),
    ):
        status, told, said = run_verb("fork", record, *words, "--out", tmp_path / "none.png")
        assert (status, told) == (2, "")
        assert line in said
        assert len(said.strip().splitlines()[-1:]) == 1
        assert not (tmp_path / "none.png").exists()


def test_settings_change_from_step_to_step(words_model, tmp_path, run_verb, output_of):
    record, picture = tmp_path / "a.safetensors", tmp_path / "a.png"
    steps = ["--steps", 6, "--seed", 3, "--guidance", 3]
    output_of("generate", "words", "--prompt", "a tiger", *steps, "--out", picture, "--trajectory", record)
    curves = ["--guidance-curve", "0:3, 3=8", "--prompt-at", "5:a pear", "--prompt-at", "3: a red apple"]
    changed, forked = tmp_path / "b.png", tmp_path / "c.png"
    output_of("generate", "words", "--prompt", "a tiger", *steps, *curves, "--out", changed)
    output_of("fork", record, "--at", 3, *curves, "--out", forked)
    assert (np.asarray(Image.open(changed)) == np.asarray(Image.open(forked))).all()
    assert (np.asarray(Image.open(changed)) != np.asarray(Image.open(picture))).any()
    recipe = GenerateRecipe.model_validate_json(Image.open(changed).text["studio"])
    assert [(change.step, change.prompt) for change in recipe.prompt_changes] == [(3, "a red apple"), (5, "a pear")]
    assert [(point.step, point.value, point.jump) for point in recipe.guidance_curve] == [(0, 3, False), (3, 8, True)]
    output_of("generate", "words", "--recipe", changed, "--out", tmp_path / "d.png")
    assert (np.asarray(Image.open(changed)) == np.asarray(Image.open(tmp_path / "d.png"))).all(), "from the picture"
    for words, line in (
        (["--guidance-curve", "0:3,x"], "a curve is written as 0:7.5,8:3"),
        (["--guidance-curve", "3:3,1:2"], "must ascend"),
        (["--guidance-curve", "0:99"], "from 0 to 30"),
        (["--prompt-at", "a pear"], "--prompt-at takes STEP:TEXT"),
        (["--prompt-at", "0:a pear"], "prompt_changes"),
        ([*curves, "--print-code"], "cannot express"),
    ):
        status, told, said = run_verb("generate", "words", *words, "--out", tmp_path / "none.png")
        assert (status, told) == (2, "")
        assert line in said
        assert len(said.strip().splitlines()[-1:]) == 1
        assert not (tmp_path / "none.png").exists()


def test_a_fork_of_several_pictures(tiny_model, tmp_path, output_of):
    output_of("sample", tiny_model, "--out", tmp_path / "many", "--count", 3, "--steps", 4, "--trajectory")
    told = output_of("fork", tmp_path / "many" / "trajectory.safetensors", "--at", 2, "--out", tmp_path / "f.png")
    assert [line.rpartition("/")[2] for line in told.split()] == ["f-0000.png", "f-0001.png", "f-0002.png"]
    for index in range(3):
        theirs, ours = tmp_path / "many" / f"{index:04}.png", tmp_path / f"f-{index:04}.png"
        assert (np.asarray(Image.open(theirs)) == np.asarray(Image.open(ours))).all()


def test_fork_takes_every_option_of_generate():
    others = {"project", "print_code"}  # a fork goes into a file, and no script can express it
    assert set(inspect.signature(generate).parameters) - others <= set(inspect.signature(fork).parameters)


@pytest.fixture
def record(words_model, tmp_path, output_of):
    """A record of a tiger."""
    path = tmp_path / "tiger.safetensors"
    words = ["--prompt", "a tiger", "--steps", 5, "--sampler", "ddpm"]
    output_of("generate", "words", "--out", tmp_path / "tiger.png", *words, "--trajectory", path)
    return path


@pytest.mark.parametrize(
    ("words", "setting", "value"),
    [
        (["--negative", "a dog"], "negative", "a dog"),
        (["--guidance", 1.5], "guidance", 1.5),
        (["--seed", 9], "seed", 9),
        (["--steps", 9], "steps", 9),
        (["--spacing", "karras"], "spacing", "karras"),
        (["--sampler", "unipc"], "sampler", "unipc"),
        (["--guidance-rescale", 0.7], "guidance_rescale", 0.7),
        (["--prompt", "a [tiger:dog:0.8]", "--dialect", "a1111"], "dialect", "a1111"),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else "",
)
def test_settings_change_from_the_step_on(record, tmp_path, output_of, words, setting, value):
    out, path = tmp_path / "child.png", tmp_path / "child.safetensors"
    output_of("fork", record, "--at", 2, "--out", out, "--trajectory", path, *words)
    child, parent = open_record(path), open_record(record)
    assert getattr(child.recipe(), setting) == value
    assert np.array_equal(child.x_t[0], parent.x_t[2])
    assert (np.asarray(Image.open(out)) != np.asarray(Image.open(tmp_path / "tiger.png"))).any()


def test_controls_and_another_model_change_from_the_step_on(record, text_models, tmp_path, output_of):
    edges = tmp_path / "edges.png"
    Image.fromarray(np.kron(np.eye(2, dtype=np.uint8) * 255, np.ones((20, 20), np.uint8))).save(edges)
    parent = np.asarray(Image.open(tmp_path / "tiger.png"))
    output_of("fork", record, "--at", 1, "--out", tmp_path / "drawn.png", "--control", f"canny={edges}:2")
    assert (np.asarray(Image.open(tmp_path / "drawn.png")) != parent).any()
    shutil.copytree(text_models[1], tmp_path / "same")
    output_of("fork", record, "--at", 1, "--out", tmp_path / "same.png", "--model", tmp_path / "same")
    assert (np.asarray(Image.open(tmp_path / "same.png")) == parent).all(), "the same weights"


def test_a_record_forks_from_any_folder(words_model, text_models, tmp_path, output_of, monkeypatch):
    """The recipe in it names model and picture by paths that hold elsewhere too."""
    shutil.copytree(text_models[1], tmp_path / "here" / "mine")
    Image.new("RGB", (32, 32), (200, 30, 30)).save(tmp_path / "here" / "red.png")
    monkeypatch.chdir(tmp_path / "here")
    output_of("generate", "mine", "--out", "a.png", "--image", "red.png", "--steps", 4, "--trajectory", "a.safetensors")
    monkeypatch.chdir(tmp_path)
    output_of("fork", "here/a.safetensors", "--at", 1, "--out", "b.png")
    assert (np.asarray(Image.open("here/a.png")) == np.asarray(Image.open("b.png"))).all()


def test_a_record_of_a_model_that_is_gone_says_which(record, words_model, tmp_path, data_home, refused):
    (data_home / "models").unlink()
    line = refused("fork", record, "--at", 2, "--out", tmp_path / "b.png")
    assert "There is no model 'words'" in line
    assert not (tmp_path / "b.png").exists()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda data: data[: len(data) // 2], "is not a trajectory"),
        (lambda data: data[:4], "is not a trajectory"),
        (lambda data: b"", "is not a trajectory"),
        (lambda data: data.replace(b'"format":"2"', b'"format":"9"'), "version"),
        (lambda data: data.replace(b'\\"steps\\":5', b'\\"steps\\":x'), "its settings are not what was written"),
        (
            lambda data: data.replace(b'\\"sampler\\":\\"ddpm\\"', b'\\"sampler\\":\\"zzzz\\"'),
            "its settings are not what was written",
        ),
    ],
    ids=["truncated", "four bytes", "empty", "version", "broken recipe", "other sampler"],
)
def test_a_damaged_record_is_refused_in_a_line(record, tmp_path, refused, damage, words):
    data = record.read_bytes()
    spoilt = tmp_path / "spoilt.safetensors"
    spoilt.write_bytes(damage(data))
    assert spoilt.read_bytes() != data
    assert words in refused("fork", spoilt, "--at", 2, "--out", tmp_path / "b.png")
    assert not (tmp_path / "b.png").exists()


def test_edited_states_are_refused_in_a_line(record, tmp_path, refused):
    opened = open_record(record)
    data = bytearray(record.read_bytes())
    data[read_header(opened.path)[0]["x_t"][2] + 2 * opened.x_t[0].nbytes + 40] ^= 0x40
    record.unlink()
    record.write_bytes(data)
    assert "Step 2" in refused("fork", record, "--at", 2, "--out", tmp_path / "b.png")


def test_a_picture_is_not_a_record(tmp_path, refused):
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    assert "is not a trajectory" in refused("fork", tmp_path / "a.png", "--at", 0, "--out", tmp_path / "b.png")


def test_a_painted_frame_keeps_the_rest_to_the_bit(tiny_model, tmp_path, output_of, refused):
    record, before = tmp_path / "a.safetensors", tmp_path / "a.png"
    output_of("generate", tiny_model, "--out", before, "--steps", 6, "--trajectory", record)
    edit, mask = np.zeros((16, 16, 4), np.uint8), np.zeros((16, 16), np.uint8)
    edit[4:8, 4:8] = 255
    mask[2:10, 2:10] = 255
    Image.fromarray(edit).save(tmp_path / "edit.png")
    Image.fromarray(mask).save(tmp_path / "mask.png")
    painted = ["--edit", tmp_path / "edit.png", "--edit-mask", tmp_path / "mask.png"]
    output_of("fork", record, "--at", 2, "--out", tmp_path / "b.png", *painted)
    one, other = (np.asarray(Image.open(path)) for path in (before, tmp_path / "b.png"))
    assert np.array_equal(one[mask == 0], other[mask == 0])
    assert (one != other).any()
    recipe = GenerateRecipe.model_validate_json(Image.open(tmp_path / "b.png").text["studio"])
    assert recipe.fork.edit.image == str(tmp_path / "edit.png")
    assert "belong to --edit" in refused(
        "fork", record, "--at", 2, "--out", tmp_path / "c.png", "--edit-mask", tmp_path / "mask.png"
    )
    Image.fromarray(mask[:8]).save(tmp_path / "small.png")
    said = refused("fork", record, "--at", 2, "--out", tmp_path / "c.png", "--edit", tmp_path / "small.png")
    assert "small.png is 16x8, and the frame 16x16" in said
    assert not (tmp_path / "c.png").exists()
