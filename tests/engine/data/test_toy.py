"""2-D points: the built-in distributions, drawn points, and scatter plots."""

import json
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.data.load import load_dataset
from studio.engine.data.picture_set import PictureSet
from studio.engine.data.toy import COUNT, scatter
from studio.protocol.errors import BadInput
from studio.protocol.recipes import changed, dump_recipe, parse_recipe
from studio.protocol.training_recipe import AugmentSpec, DatasetSpec, ToyName, TrainRecipe

KNOWN = [name for name in get_args(ToyName) if name != "drawn"]


def toy(name: str, path: Path | None = None) -> PictureSet:
    return load_dataset(DatasetSpec(kind="toy", name=name, path=str(path) if path else None))


@pytest.mark.parametrize("name", KNOWN)
def test_toy_data_sets_are_deterministic_points_in_the_plane(name: str):
    data = toy(name)
    assert data.pictures.shape == (COUNT, 2, 1, 1)
    assert data.pictures.dtype == torch.float32
    assert (data.size, data.channels) == (1, 2)
    assert 0.7 < data.pictures.abs().max() < 1
    assert data.pictures.mean((0, 2, 3)).abs().max() < 0.1, "it lies around the middle"
    assert data.fingerprint == toy(name).fingerprint
    assert torch.equal(data.pictures, (data.pictures * 2**15).round() / 2**15), "no last bits that a machine decides"
    if data.labels is not None:
        counts = torch.bincount(data.labels, minlength=len(data.names))
        assert counts.min() == counts.max() == COUNT // len(data.names)


def test_labels_distinguish_the_parts():
    rings = toy("rings")
    radius = rings.pictures.flatten(1).norm(dim=1)
    for label in range(4):
        assert (radius[rings.labels == label] - 0.225 * (label + 1)).abs().max() < 0.1
    grid = toy("grid-of-gaussians")
    centres = torch.stack([grid.pictures[grid.labels == label].mean((0, 2, 3)) for label in range(25)])
    nearest = torch.cdist(grid.pictures.flatten(1), centres).argmin(1)
    assert torch.equal(nearest, grid.labels)


def test_a_batch_is_a_copy_of_the_points():
    data = toy("moons")
    points, labels = data.batch(torch.tensor([3, 5]))
    assert torch.equal(points, data.pictures[[3, 5]])
    assert labels is not None
    points.zero_()
    assert data.pictures[3].abs().max() > 0


def test_held_out_points_depend_only_on_their_values():
    data = toy("spiral")
    training, held_out = data.split(0.15)
    assert len(training) + len(held_out) == len(data)
    assert 0.13 < len(held_out) / len(data) < 0.17
    seen = {tuple(point) for point in training.pictures.flatten(1).tolist()}
    assert not any(tuple(point) in seen for point in held_out.pictures.flatten(1).tolist())


def test_recipes_for_points_have_no_size_and_no_augmentation():
    augmented = changed(TrainRecipe(), {"dataset.augment.flip": True, "dataset.channels": 3, "dataset.size": 64})
    recipe = changed(augmented, {"dataset.kind": "toy"})
    assert recipe.dataset == DatasetSpec(kind="toy", name="moons")
    assert (recipe.dataset.size, recipe.dataset.channels, recipe.dataset.augment) == (1, None, AugmentSpec())
    assert parse_recipe(dump_recipe(recipe)) == recipe
    with pytest.raises(BadInput, match="at least 8"):
        changed(recipe, {"dataset.kind": "digits"})
    with pytest.raises(BadInput, match=r"needs dataset\.path"):
        changed(recipe, {"dataset.name": "drawn"})


def test_points_from_a_drawing(tmp_path: Path):
    drawn = [[-0.5, -0.5], [0.5, 0.5], [0.5, -0.5]]
    (tmp_path / "a.json").write_text(json.dumps(drawn))
    (tmp_path / "a.csv").write_text("x,y\n" + "".join(f"{x}, {y}\n" for x, y in drawn) + "\n")
    data = toy("drawn", tmp_path / "a.json")
    assert data.pictures.shape == (COUNT, 2, 1, 1)
    assert data.labels is None
    nearest = torch.cdist(data.pictures.flatten(1), torch.tensor(drawn)).min(1)
    assert nearest.values.max() < 0.12, "they lie close to what was drawn"
    assert torch.bincount(nearest.indices).min() >= COUNT // 3 - 1
    assert data.fingerprint == toy("drawn", tmp_path / "a.csv").fingerprint


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b""),
        ("a.json", b"{}"),
        ("a.json", b"[]"),
        ("a.json", b"[[1, 2], [3]]"),
        ("a.json", b"[[1, NaN]]"),
        ("a.json", b'[["x", "y"]]'),
        ("a.json", b"[[1e999, 0]]"),
        ("a.json", b"[" * 100_000),
        ("a.json", b"\xff\xfe"),
        ("a.csv", b""),
        ("a.csv", b"x,y\n"),
        ("a.csv", b"1,2,3\n"),
        ("a.csv", b"1,2\nthree,4\n"),
        ("a.csv", b"1;2\n"),
        ("a.txt", b"1,2\n"),
    ],
)
def test_files_without_points_are_refused_in_one_line(tmp_path: Path, name: str, content: bytes):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadInput, match=r"points"):
        toy("drawn", tmp_path / name)


def test_a_missing_file_of_points_is_refused(tmp_path: Path):
    with pytest.raises(BadInput, match="No such file"):
        toy("drawn", tmp_path / "a.json")
    (tmp_path / "a.json").mkdir()
    with pytest.raises(BadInput, match="Could not read"):
        toy("drawn", tmp_path / "a.json")


def test_a_scatter_plot_has_y_upwards():
    picture = scatter(torch.tensor([[-0.9, 0.9]]), 32)
    assert (picture.dtype, picture.shape) == (np.uint8, (32, 32))
    assert np.unravel_index(picture.argmax(), picture.shape) == (1, 1)
    assert picture.max() == 255
    assert (picture > 0).sum() == 9
    assert not scatter(torch.empty(0, 2), 32).any()


@given(
    points=st.lists(st.tuples(*[st.floats(width=32)] * 2), max_size=30),
    size=st.integers(3, 64),
)
@settings(max_examples=50, deadline=None)
def test_a_scatter_plot_shows_the_points_in_range(points: list[tuple[float, float]], size: int):
    picture = scatter(torch.tensor(points, dtype=torch.float32).reshape(-1, 2), size)
    assert picture.shape == (size, size)
    inside = [point for point in points if all(abs(value) < 0.9999 for value in point)]
    assert picture.any() or not inside
