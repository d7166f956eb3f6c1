"""Codes, maps, arithmetic, manifold and reconstruction errors of latent spaces."""

import numpy as np
import pytest
import torch

from studio.engine.data.digits import load_digits_set
from studio.engine.data.picture_set import PictureSet
from studio.engine.latents.codes import coder_of, codes_of, combine, decode, encode, nearest
from studio.engine.latents.latent_map import latent_map
from studio.engine.latents.manifold import manifold
from studio.engine.latents.projection import project
from studio.engine.latents.reconstruction_errors import error_table, ranked, reconstruction_errors
from studio.engine.models.files import load_model
from studio.protocol.errors import BadInput
from tests.tiny_latent_models import (
    save_autoencoder,
    save_gan,
    save_latent_diffusion,
    save_vae,
)
from tests.tiny_text_model import save_tiny_model


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    place = tmp_path_factory.mktemp("models")
    save_latent_diffusion(place / "latent")
    folders = {
        "vae": save_vae(place / "vae", 5),
        "plane": save_vae(place / "plane", 2),
        "autoencoder": save_autoencoder(place / "autoencoder"),
        "gan": save_gan(place / "gan"),
        "conditional-gan": save_gan(place / "conditional-gan", 2, conditional=True),
        "latent": place / "latent",
        "kl-autoencoder": place / "latent-vae",
        "text": save_tiny_model(place / "text"),
    }
    return {name: load_model(folder) for name, folder in folders.items()}


@pytest.fixture(scope="module")
def digits() -> PictureSet:
    return load_digits_set(16)


@pytest.mark.parametrize("name", ["vae", "plane", "autoencoder", "latent", "kl-autoencoder", "text"])
def test_pictures_have_codes_and_codes_have_pictures(models, name):
    model = coder_of(models[name])
    pictures = torch.rand(5, *model.shape) * 2 - 1
    codes = encode(model, pictures)
    assert codes.shape == (5, *model.card.latent)
    made = decode(model, codes)
    assert made.shape == pictures.shape
    assert made.abs().max() <= 1
    assert torch.allclose(decode(model, codes.flatten(1)), made), "flat codes are codes too"
    assert torch.allclose(decode(model, codes[2:3]), made[2:3], atol=1e-5), "each picture is its own code's"


def test_models_without_codes_say_why(models, tiny_model):
    from studio.protocol.modelcard import find_model

    with pytest.raises(BadInput, match="is a GAN: it has no encoder"):
        coder_of(models["gan"])
    with pytest.raises(BadInput, match="has no latent space"):
        coder_of(load_model(find_model(tiny_model)))


def test_a_gan_decodes_codes_of_a_class(models):
    codes = torch.randn(3, 2)
    one, other = (decode(models["conditional-gan"], codes, label) for label in (1, 7))
    assert one.shape == (3, 1, 16, 16)
    assert not torch.equal(one, other)


def test_pca_finds_the_directions_of_most_variance():
    rng = np.random.default_rng(0)
    codes = rng.normal(size=(300, 6)) * [9, 4, 1, 1, 0.5, 0.1]
    found = project(codes, None, "pca")
    variances = codes.var(0)
    assert found.shares == pytest.approx(variances[:2] / variances.sum(), rel=0.02)
    assert abs(np.corrcoef(found.points[:, 0], codes[:, 0])[0, 1]) > 0.99
    assert abs(np.corrcoef(found.points[:, 1], codes[:, 1])[0, 1]) > 0.99


@pytest.mark.parametrize("classes", [2, 4])
def test_lda_separates_classes_that_variance_hides(classes):
    rng = np.random.default_rng(0)
    labels = np.arange(400) % classes
    codes = rng.normal(size=(400, 5)) * [30, 20, 1, 1, 1]
    codes[:, 2:4] += 12 * np.stack([np.cos(labels), np.sin(labels)], axis=1)
    found = project(codes, labels, "lda")
    means = np.array([found.points[labels == label].mean(0) for label in range(classes)])
    distances = np.linalg.norm(found.points[:, None, :1] - means[None, :, :1], axis=2) if classes == 2 else None
    if distances is None:
        distances = np.linalg.norm(found.points[:, None] - means[None], axis=2)
    assert (distances.argmin(1) == labels).mean() > 0.97
    assert found.points.shape == (400, 2)
    assert found.points[:, 1].std() > 0


@pytest.mark.parametrize(("method", "classes"), [("pca", 4), ("axes", 4), ("lda", 4), ("lda", 2)])
def test_a_linear_map_goes_both_ways(method, classes):
    rng = np.random.default_rng(0)
    labels = np.arange(200) % classes
    codes = rng.normal(size=(200, 5)) + 4 * np.eye(5)[labels]
    found = project(codes, labels, method, axes=(3, 1))
    assert found.plane.points_of(codes) == pytest.approx(found.points, abs=1e-8)
    back = found.plane.codes_at(found.points)
    assert found.plane.points_of(back) == pytest.approx(found.points, abs=1e-8)
    assert found.plane.codes_at(np.zeros((1, 2)))[0] == pytest.approx(found.plane.centre)
    if method == "axes":
        assert np.array_equal(found.points, codes[:, [3, 1]])
        assert back[:, [3, 1]] == pytest.approx(codes[:, [3, 1]])


def test_tsne_keeps_neighbours_and_its_seed():
    rng = np.random.default_rng(0)
    labels = np.arange(120) % 3
    codes = rng.normal(size=(120, 8)) + 20 * np.eye(8)[labels]
    one, same, other = (project(codes, None, "tsne", seed).points for seed in (3, 3, 4))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)
    distances = np.linalg.norm(one[:, None] - one[None], axis=2) + np.diag([np.inf] * 120)
    assert (labels[distances.argmin(1)] == labels).all()


@pytest.mark.parametrize(
    ("shape", "labels", "method", "words"),
    [
        ((2, 4), None, "pca", "at least 3 points, not 2"),
        ((9, 1), None, "pca", "it is a line"),
        ((9, 4), None, "lda", "of one class or of none"),
        ((9, 4), [1] * 9, "lda", "of one class or of none"),
        ((9, 20), [0, 1, 2] * 3, "lda", "more points than dimensions, and there are 9 in 20"),
    ],
)
def test_maps_that_cannot_be_made_are_refused_in_a_line(shape, labels, method, words):
    codes = np.random.default_rng(0).normal(size=shape)
    with pytest.raises(BadInput, match=words):
        project(codes, None if labels is None else np.array(labels), method)


def test_a_map_has_a_table_and_a_drawing(models, digits):
    found = latent_map(models["vae"], digits, "pca", most=200)
    rows = [row.split(",") for row in found.csv().decode().splitlines()]
    assert rows[0] == ["index", "label", "x", "y"]
    assert len(rows) == 201
    assert [int(row[0]) for row in rows[1:4]] == [0, 8, 17], "evenly spaced"
    assert all(digits.names[digits.labels[int(row[0])]] == row[1] for row in rows[1:])
    drawn = found.drawn()
    assert drawn.ndim == 3
    assert (drawn.max(2) - drawn.min(2) > 60).sum() > 1000, "coloured dots"
    with pytest.raises(BadInput, match="4 pictures are fewer than the 5 dimensions"):
        latent_map(models["vae"], digits.only(torch.arange(4)), "pca")
    with pytest.raises(BadInput, match="takes pictures of 3 channels, and these have 1"):
        codes_of(models["text"], digits)


def test_arithmetic_takes_the_mean_of_groups():
    codes = torch.arange(12.0).reshape(6, 2)
    found = combine(codes[:2], codes[2:4], codes[4:])
    assert torch.equal(found, torch.tensor([[1.0, 2.0]]) - torch.tensor([[5.0, 6.0]]) + torch.tensor([[9.0, 10.0]]))
    assert torch.equal(combine(codes[:1]), codes[:1])
    assert nearest(torch.tensor([[4.2, 5.0]]), codes, 2).tolist() == [2, 3]


def test_arithmetic_of_class_means_ends_in_the_class(models, digits):
    """A class's mean minus another's plus that other's is the class's mean, and decodes to its picture."""
    model = models["autoencoder"]
    codes = codes_of(model, digits)
    sevens, ones = (codes[digits.labels == label] for label in (7, 1))
    back = combine(sevens, ones, ones)
    assert torch.allclose(decode(model, back), decode(model, sevens.mean(0, keepdim=True)), atol=1e-5)


def test_the_manifold_is_fifteen_by_fifteen(models):
    assert manifold(models["plane"]).shape == (15 * 16, 15 * 16)
    assert manifold(models["conditional-gan"], 3, label=2).shape == (48, 48)
    for name in ("vae", "autoencoder", "text"):
        with pytest.raises(BadInput, match="two latent numbers"):
            manifold(models[name])


def test_errors_rank_the_worst_picture_first(models, digits):
    model = models["autoencoder"]
    known = decode(model, codes_of(model, digits.only(torch.arange(6))))
    pictures = ((known + 1) * 127.5).round().to(torch.uint8)
    data = PictureSet("some", torch.cat([pictures, 255 - pictures[:1]]), torch.arange(7) % 2, ("even", "odd"))
    errors = reconstruction_errors(model, data)
    assert errors.shape == (7,)
    order = ranked(errors)
    assert torch.equal(errors[order], errors.sort(descending=True).values)
    rows = error_table(errors, torch.arange(7) * 10, data).decode().splitlines()
    assert rows[0] == "index,label,error"
    assert int(rows[1].split(",")[0]) == int(order[0]) * 10
