"""The verbs latents and morph of the command line."""

import csv
import json

import numpy as np
import pytest
from PIL import Image

from studio.protocol import places
from tests.tiny_latent_models import save_autoencoder, save_gan, save_vae


@pytest.fixture
def vae(data_home):
    save_vae(places.own_models() / "my-vae", 5)
    return "my-vae"


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("method", ["pca", "lda", "tsne", "axes"])
def test_a_map_of_the_digits(vae, tmp_path, output_of, method):
    out = tmp_path / "deep" / "map.csv"
    words = ["--method", method, "--dataset", "digits", "--count", 150, "--seed", 4, "--axes", "3,1"]
    told = json.loads(output_of("latents", vae, *words, "--out", out, "--json"))
    found = rows(out)
    assert list(found[0]) == ["index", "label", "x", "y"]
    assert (len(found), told["points"], told["file"]) == (150, 150, str(out))
    assert {row["label"] for row in found} == set("0123456789")
    assert len({(float(row["x"]), float(row["y"])) for row in found}) > 140
    assert len(told["shares"]) == (0 if method == "tsne" else 2)
    again = tmp_path / "again.csv"
    output_of("latents", vae, *words, "--out", again)
    assert again.read_bytes() == out.read_bytes(), "the same seed, the same file"
    output_of("latents", vae, *words, "--out", tmp_path / "map.png")
    assert Image.open(tmp_path / "map.png").size[0] > 600


@pytest.fixture
def folder(tmp_path):
    """Twelve grey pictures, in two classes."""
    rng = np.random.default_rng(0)
    for index in range(12):
        place = tmp_path / "pictures" / ("dark" if index % 2 else "light")
        place.mkdir(parents=True, exist_ok=True)
        Image.fromarray(rng.integers(0, 128 if index % 2 else 256, (16, 16), np.uint8)).save(place / f"{index}.png")
    return tmp_path / "pictures"


def test_a_map_of_a_folder_of_pictures(vae, tmp_path, folder, output_of, refused):
    output_of("latents", vae, "--method", "lda", "--dataset", folder, "--out", tmp_path / "map.csv")
    assert sorted(row["label"] for row in rows(tmp_path / "map.csv")) == ["dark"] * 6 + ["light"] * 6
    one = refused("latents", vae, "--method", "lda", "--dataset", folder / "dark", "--out", tmp_path / "none.csv")
    assert "of one class or of none" in one
    save_autoencoder(places.own_models() / "wide", 32)
    few = refused("latents", "wide", "--method", "pca", "--dataset", folder, "--out", tmp_path / "none.csv")
    assert "12 pictures are fewer than the 32 dimensions" in few
    assert not (tmp_path / "none.csv").exists()


def test_one_class_is_not_separated(vae, tmp_path, folder, refused):
    only = tmp_path / "only"
    only.mkdir()
    (folder / "dark").rename(only / "dark")
    line = refused("latents", vae, "--method", "lda", "--dataset", only, "--out", tmp_path / "none.csv")
    assert "LDA separates classes, and these are of one class or of none" in line


def test_ranked_errors_and_the_manifold(vae, tmp_path, output_of, refused):
    out = tmp_path / "errors.csv"
    output_of("latents", vae, "--method", "anomaly", "--dataset", "digits", "--count", 50, "--out", out)
    errors = [float(row["error"]) for row in rows(out)]
    assert len(errors) == 50
    assert errors == sorted(errors, reverse=True)
    save_vae(places.own_models() / "plane", 2)
    output_of("latents", "plane", "--method", "manifold", "--out", tmp_path / "manifold.png")
    assert Image.open(tmp_path / "manifold.png").size == (240, 240)
    assert "two latent numbers" in refused("latents", vae, "--method", "manifold", "--out", tmp_path / "m.png")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--method", "umap", "--out", "a.csv"], "--method takes pca, lda, tsne"),
        (["--method", "pca", "--out", "a.txt"], "--out takes a .csv or a .png file"),
        (["--method", "pca", "--out", "/dev/null/a.csv"], "Could not write /dev/null/a.csv: Not a directory."),
        (["--method", "axes", "--out", "a.csv", "--dataset", "digits", "--axes", "1"], "--axes takes two numbers"),
        (["--method", "axes", "--out", "a.csv", "--dataset", "digits", "--axes", "1,9"], "from 0 to 4, not 1 and 9"),
        (["--method", "pca", "--out", "a.csv", "--dataset", "dogs"], "a folder of pictures or one of"),
        (["--method", "pca", "--out", "a.csv"], "The training data of my-vae is unknown"),
    ],
)
def test_maps_that_cannot_be_made_are_refused_in_a_line(vae, refused, words, line):
    assert line in refused("latents", vae, *words)


def test_models_without_codes_are_refused_in_a_line(tiny_model, tmp_path, refused):
    save_gan(places.own_models() / "gan")
    words = ["--method", "pca", "--dataset", "digits", "--out", tmp_path / "a.csv"]
    assert "is a GAN" in refused("latents", "gan", *words)
    assert "has no latent space" in refused("latents", tiny_model, *words)


def test_a_morph_is_numbered_pictures_or_a_film(vae, tmp_path, output_of):
    words = ["--from", 3, "--to", 8, "--frames", 5]
    told = output_of("morph", vae, *words, "--out", tmp_path / "frames", "--spherical").split()
    assert [file.rpartition("/")[2] for file in told] == [f"000{index}.png" for index in range(5)]
    output_of("sample", vae, "--out", tmp_path / "ends", "--seed", 8)
    last, alone = (np.asarray(Image.open(tmp_path / name)) for name in ("frames/0004.png", "ends/0000.png"))
    assert np.array_equal(last, alone)
    output_of("morph", vae, *words, "--out", tmp_path / "film.gif")
    with Image.open(tmp_path / "film.gif") as film:
        assert film.n_frames == 5


def test_a_morph_between_pictures_and_prompts(words_model, tmp_path, output_of):
    for name, value in (("a.png", 40), ("b.png", 220)):
        Image.new("L", (20, 12), value).save(tmp_path / name)
    pictures = ["--from", tmp_path / "a.png", "--to", tmp_path / "b.png"]
    assert len(output_of("morph", "words", *pictures, "--frames", 3, "--out", tmp_path / "frames").split()) == 3
    prompts = ["--prompt", "a tiger", "--to-prompt", "a red apple", "--steps", 3]
    output_of("morph", "words", "--from", 1, "--to", 1, "--frames", 3, *prompts, "--out", tmp_path / "words")
    output_of("generate", "words", "--out", tmp_path / "end.png", "--prompt", "a red apple", "--seed", 1, "--steps", 3)
    last, alone = (np.asarray(Image.open(tmp_path / name)) for name in ("words/0002.png", "end.png"))
    assert np.array_equal(last, alone)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--from", "nobody.png", "--to", 3], "neither a seed nor a picture"),
        (["--from", "PICTURE", "--to", 3], "two seeds or two pictures"),
        (["--from", "PICTURE", "--to", "PICTURE", "--prompt", "a dog"], "give seeds, not pictures"),
        (["--from", 1, "--to", 3, "--to-prompt", "a dog"], "takes no prompt"),
        (["--from", 1, "--to", 3, "--out", "film.avi"], "--out takes a folder or a file"),
        (["--from", 1, "--to", 3, "--frames", 1], "--frames"),
    ],
)
def test_morphs_that_cannot_be_made_are_refused_in_a_line(vae, tmp_path, refused, words, line):
    picture = tmp_path / "a.png"
    Image.new("L", (16, 16)).save(picture)
    given = [picture if word == "PICTURE" else word for word in words]
    more = {"--frames": 3, "--out": tmp_path / "out"}
    missing = [part for option, value in more.items() if option not in words for part in (option, value)]
    assert line in refused("morph", vae, *given, *missing)
    assert not (tmp_path / "out").exists()
