"""Picture sets: value ranges, resizing, channels, fingerprints."""

import pytest
import torch
from digits_judge import as_scans
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.data.digits import HELD_OUT, load_digits_set, scans
from studio.engine.data.load import load_dataset
from studio.engine.data.picture_set import PictureSet, resized, with_channels
from studio.protocol.training_recipe import DatasetSpec


@given(value=st.integers(0, 255), size=st.integers(8, 40))
@settings(max_examples=20, deadline=None)
def test_resizing_keeps_a_uniform_colour(value: int, size: int):
    picture = torch.full((1, 3, 17, 17), float(value))
    assert resized(picture, size).unique().tolist() == [value]


def test_batches_span_minus_1_to_1():
    pictures = torch.tensor([0, 255, 51], dtype=torch.uint8).reshape(3, 1, 1, 1).expand(3, 1, 8, 8)
    found, labels = PictureSet("x", pictures, torch.tensor([4, 5, 6])).batch(torch.tensor([1, 0, 2]))
    assert found[:, 0, 0, 0].tolist() == [1.0, -1.0, torch.tensor(51 / 127.5 - 1).item()]
    assert labels is not None
    assert labels.tolist() == [5, 4, 6]


def test_grey_and_colour_pictures():
    colour = torch.tensor([255, 0, 0], dtype=torch.uint8).reshape(1, 3, 1, 1)
    assert with_channels(colour, 1).item() == 76
    assert with_channels(with_channels(colour, 1), 3).flatten().tolist() == [76, 76, 76]
    assert with_channels(colour, None) is colour


def test_fingerprint_depends_on_pixels_labels_and_names():
    pictures = torch.zeros(2, 1, 8, 8, dtype=torch.uint8)
    labels = torch.tensor([0, 1])
    base = PictureSet("a", pictures, labels, ("x", "y"))
    assert base.fingerprint == PictureSet("b", pictures.clone(), labels.clone(), ("x", "y")).fingerprint
    others = [
        PictureSet("a", pictures + 1, labels, ("x", "y")),
        PictureSet("a", pictures, labels.flip(0), ("x", "y")),
        PictureSet("a", pictures, labels, ("x", "z")),
        PictureSet("a", pictures),
        PictureSet("a", pictures.reshape(2, 1, 4, 16), labels, ("x", "y")),
    ]
    assert len({base.fingerprint, *(other.fingerprint for other in others)}) == 6


def test_digits_have_a_held_out_part():
    pixels, labels, held_out = scans()
    assert pixels.shape == (1797, 8, 8)
    assert HELD_OUT - 0.04 < held_out.mean() < HELD_OUT + 0.04
    assert set(labels[held_out]) == set(range(10))
    data = load_digits_set(16).split(HELD_OUT)[0]
    assert data.pictures.shape == ((~held_out).sum(), 1, 16, 16)
    assert data.pictures.dtype == torch.uint8
    assert data.names == tuple("0123456789")
    seen = {scan.tobytes() for scan in pixels[~held_out]}
    assert not any(scan.tobytes() in seen for scan in pixels[held_out])


def test_resizing_digits_to_16_and_back_is_close():
    pixels, _, held_out = scans()
    data = load_digits_set(16).split(HELD_OUT)[0]
    back = as_scans(data.batch(torch.arange(len(data)))[0])
    assert abs(back - pixels[~held_out].reshape(-1, 64)).mean() < 0.8  # of 16
    exact = as_scans(load_digits_set(8).split(HELD_OUT)[0].batch(torch.arange(len(data)))[0])
    assert abs(exact - pixels[~held_out].reshape(-1, 64)).max() < 0.05


def test_coloured_digits_are_deterministic():
    data = load_dataset(DatasetSpec(kind="digits", size=12, channels=3))
    assert data.pictures.shape[1:] == (3, 12, 12)
    assert data.fingerprint == load_dataset(DatasetSpec(kind="digits", size=12, channels=3)).fingerprint


@pytest.mark.parametrize("size", [8, 16, 28])
def test_the_requested_share_of_digits_is_held_out(size: int):
    data, (_, _, usual) = load_digits_set(size), scans()
    assert torch.equal(data.held_out_mask(HELD_OUT), torch.from_numpy(usual))  # what the bundled models were not shown
    for share, other in ((0.05, 0.3), (0.3, 0.5)):
        less, more = data.held_out_mask(share), data.held_out_mask(other)
        assert abs(less.float().mean() - share) < 0.03
        assert not (less & ~more).any()
    training, held_out = data.split(0.3)
    assert len(training) + len(held_out) == len(data)
    assert torch.equal(training._positions, data._positions[~data.held_out_mask(0.3)])


def test_the_held_out_share_may_be_0():
    training, held_out = load_digits_set(8).split(0)
    assert training is held_out
    assert len(training) == 1797


def test_some_pictures_represent_a_set_that_is_sorted_by_class():
    labels = torch.arange(10).repeat_interleave(300)
    data = PictureSet("x", torch.zeros(3000, 1, 1, 1, dtype=torch.uint8), labels)
    chosen = data.some(256)
    assert torch.bincount(labels[chosen], minlength=10).min() > 10
    assert len(chosen.unique()) == 256
    assert torch.equal(chosen, data.some(256))
    assert sorted(data.some(9999).tolist()) == list(range(3000))


def test_many_pictures_become_grey_like_few(monkeypatch):
    pictures = torch.randint(0, 256, (7, 3, 8, 8), dtype=torch.uint8)
    whole = with_channels(pictures, 1)
    monkeypatch.setattr("studio.engine.data.picture_set._AT_ONCE", 3 * 8 * 8 * 2)
    assert torch.equal(with_channels(pictures, 1), whole)
