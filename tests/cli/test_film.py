"""The verb film of the command line."""

import numpy as np
import pytest
from PIL import Image

from studio.engine.data.pictures import from_model
from studio.protocol.recipes import dump_recipe
from studio.protocol.record import open_record
from studio.protocol.recordheader import read_header
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, NetworkSpec, TrainRecipe


@pytest.fixture
def record(tiny_model, tmp_path, output_of):
    """A record of one digit."""
    path = tmp_path / "digit.safetensors"
    output_of("generate", tiny_model, "--out", tmp_path / "digit.png", "--steps", 6, "--trajectory", path)
    return path


@pytest.mark.parametrize("show", ["x_t", "x0"])
def test_a_film_shows_every_step_in_full(record, tmp_path, output_of, show):
    told = output_of("film", record, "--out", tmp_path / "film", "--show", show)
    files = told.split()
    opened = open_record(record)
    states = opened.x_t if show == "x_t" else opened.x0
    assert len(files) == 6
    for frame, file in enumerate(files):
        assert np.array_equal(np.asarray(Image.open(file)), from_model(states[frame, 0]))
    assert output_of("film", record, "--out", tmp_path / "film.gif", "--show", show).strip() == str(
        tmp_path / "film.gif"
    )
    with Image.open(tmp_path / "film.gif") as film:
        assert film.n_frames == 6
    output_of("film", record, "--out", tmp_path / "sheet.png", "--sheet", "--show", show)
    assert Image.open(tmp_path / "sheet.png").size == (3 * 16 + 4, 2 * 16 + 2)


def test_latents_are_decoded_by_their_model(words_model, tmp_path, output_of, refused, data_home):
    path = tmp_path / "tiger.safetensors"
    output_of("generate", "words", "--out", tmp_path / "tiger.png", "--steps", 4, "--trajectory", path)
    output_of("film", path, "--out", tmp_path / "film", "--show", "x0")
    last, result = (np.asarray(Image.open(tmp_path / name)) for name in ("film/0003.png", "tiger.png"))
    assert last.shape == result.shape == (32, 32, 3)
    assert np.abs(last.astype(int) - result).max() <= 1, "the last estimate is the result"
    (data_home / "models").unlink()
    assert "There is no model 'words'" in refused("film", path, "--out", tmp_path / "gone.webp")
    assert not (tmp_path / "gone.webp").exists()


def test_several_pictures_stand_in_a_grid_and_damage_is_reported(tiny_model, tmp_path, run_verb):
    assert run_verb("sample", tiny_model, "--out", tmp_path / "out", "--count", 3, "--steps", 4, "--trajectory")[0] == 0
    path = tmp_path / "out" / "trajectory.safetensors"
    opened = open_record(path)
    data = bytearray(path.read_bytes())
    data[read_header(opened.path)[0]["x_t"][2] + 2 * opened.x_t[0].nbytes + 8] ^= 0x20
    path.unlink()
    path.write_bytes(data)
    status, _, said = run_verb("film", path, "--out", tmp_path / "film")
    assert status == 0
    assert "Step 2 is damaged, and striped" in said
    whole, striped = (np.asarray(Image.open(tmp_path / "film" / f"000{frame}.png")) for frame in (1, 2))
    assert whole.shape == (2 * 16 + 2, 2 * 16 + 2)
    assert np.array_equal(whole[:16, 18:], from_model(opened.x_t[1, 1]))
    assert (striped == 128).mean() > 0.4 > (whole == 128).mean()


def test_several_records_stand_beside_each_other(record, text_models, tmp_path, output_of, refused):
    """The longer film decides; the shorter one stays at its last frame, and both keep their sizes."""
    other = tmp_path / "tiger.safetensors"
    output_of("generate", text_models[1], "--out", tmp_path / "tiger.png", "--steps", 4, "--trajectory", other)
    files = output_of("film", record, other, "--out", tmp_path / "film", "--show", "x0").split()
    assert len(files) == 6
    frames = [np.asarray(Image.open(file)) for file in files]
    assert frames[0].shape == (32, 2 * 32 + 2, 3)
    opened = open_record(record)
    assert np.array_equal(frames[5][8:24, 8:24, 0], from_model(opened.x0[5, 0]))
    assert np.array_equal(frames[3][:, 34:], frames[5][:, 34:])
    assert not np.array_equal(frames[2][:, 34:], frames[3][:, 34:])
    assert "--plane shows one run" in refused("film", record, other, "--plane", "--out", tmp_path / "a.png")


@pytest.fixture
def run(tmp_path, run_verb):
    """A run with three checkpoints and four sample grids."""
    spec = NetworkSpec(channels=(8, 16), attention=(False, False), norm_groups=4)
    recipe = TrainRecipe(
        steps=3,
        batch_size=4,
        sample_every=1,
        sample_steps=2,
        checkpoint_every=1,
        network=spec,
        dataset=DatasetSpec(size=8),
    )
    (tmp_path / "recipe.json").write_text(dump_recipe(recipe))
    assert run_verb("train", tmp_path / "recipe.json", "--run", tmp_path / "run")[0] == 0
    return tmp_path / "run"


def test_a_film_of_a_run_shows_its_samples(run, tmp_path, output_of):
    samples = sorted(RunFolder(run).samples.glob("[0-9]" * 8 + ".png"))
    files = output_of("film", run, "--out", tmp_path / "film").split()
    assert len(files) == len(samples) > 1
    for file, sample in zip(files, samples, strict=True):
        assert np.array_equal(np.asarray(Image.open(file)), np.asarray(Image.open(sample)))


def test_the_plane_of_two_times_samples_one_noise_by_each_checkpoint(run, tmp_path, output_of):
    sheet = tmp_path / "plane.png"
    output_of("film", run, "--plane", "--out", sheet, "--steps", 4, "--seed", 3, "--label", 2)
    cells = np.asarray(Image.open(sheet))
    checkpoints = RunFolder(run).complete_checkpoints()
    assert cells.shape == (len(checkpoints) * 10 - 2, 4 * 10 - 2)
    assert len(checkpoints) > 1
    first = cells[:8, :8], cells[10:18, :8]
    assert np.array_equal(*first), "all rows begin with the same noise"
    assert not np.array_equal(cells[:8, 30:38], cells[-8:, 30:38])
    path = tmp_path / "one.safetensors"
    name = f"{run}@{int(checkpoints[0].name)}"
    words = ["--steps", 4, "--seed", 3, "--label", 2, "--trajectory", path]
    output_of("generate", name, "--out", tmp_path / "one.png", *words)
    assert np.array_equal(cells[:8, 20:28], from_model(open_record(path).x_t[2, 0])), "a cell is reproduced to the bit"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--out", "a.avi"], "--out takes a folder or a file that ends in"),
        (["--out", "a.gif", "--sheet"], "--out takes a .png file"),
        (["--out", "a.gif", "--show", "noise"], "--show takes x_t or x0"),
        (["--out", "a.gif", "--fps", 0], "--fps"),
    ],
)
def test_what_cannot_be_made_is_refused_in_a_line(record, refused, words, line):
    assert line in refused("film", record, *words)


def test_other_sources_are_refused_in_a_line(tmp_path, refused):
    assert "neither a training run nor a trajectory" in refused("film", tmp_path, "--out", tmp_path / "a.gif")
    assert "nowhere" in refused("film", tmp_path / "nowhere", "--out", tmp_path / "a.gif")
    assert "has no checkpoints" in refused("film", tmp_path, "--plane", "--out", tmp_path / "a.png")


def test_a_scaled_film_repeats_its_pixels(record, tmp_path, output_of, refused):
    output_of("film", record, "--out", tmp_path / "film")
    output_of("film", record, "--out", tmp_path / "large", "--scale", 3)
    small, large = (np.asarray(Image.open(tmp_path / name / "0002.png")) for name in ("film", "large"))
    assert np.array_equal(large, small.repeat(3, 0).repeat(3, 1))
    refused("film", record, "--out", tmp_path / "none.gif", "--scale", 0)
    assert not (tmp_path / "none.gif").exists()
