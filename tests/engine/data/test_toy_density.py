"""The exact density of noised toy distributions agrees with samples of them, and its score with its gradient."""

from pathlib import Path
from typing import get_args

import numpy as np
import pytest
import torch

from studio.engine.data.toy import load_toy
from studio.engine.data.toy_density import toy_density
from studio.protocol.errors import BadInput
from studio.protocol.points import write_points
from studio.protocol.training_recipe import ToyName

NAMES = get_args(ToyName)
SIDE, REACH = 24, 2.0


def place_of(name, tmp_path) -> Path:
    if name == "drawn":
        write_points(tmp_path / "drawn.json", np.random.default_rng(0).uniform(-0.8, 0.8, (40, 2)))
    return tmp_path / "drawn.json"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("alpha_bar", [0.98, 0.6])
def test_the_density_is_that_of_noised_samples(name, alpha_bar, tmp_path):
    place = place_of(name, tmp_path)
    x0 = load_toy(name, place).pictures.flatten(1).double()
    noise = torch.from_numpy(np.random.default_rng(1).standard_normal((20, *x0.shape)))
    x_t = (alpha_bar**0.5 * x0 + (1 - alpha_bar) ** 0.5 * noise).flatten(0, 1).numpy()
    found, edges, _ = np.histogram2d(*x_t.T, bins=SIDE, range=[[-REACH, REACH]] * 2)
    fine = np.linspace(-REACH, REACH, 4 * SIDE + 1)[:-1] + REACH / (4 * SIDE)  # four places across a bin
    places = torch.from_numpy(np.stack(np.meshgrid(fine, fine, indexing="ij"), -1).reshape(-1, 2))
    density, _ = toy_density(name, place).at(places, alpha_bar)
    expected = density.reshape(SIDE, 4, SIDE, 4).mean((1, 3)).numpy() * (edges[1] - edges[0]) ** 2
    assert expected.sum() == pytest.approx(found.sum() / len(x_t), abs=0.01)
    assert np.abs(found / len(x_t) - expected).sum() / 2 < 0.025  # total variation


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("alpha_bar", [0.99, 0.3, 1e-4])
def test_the_score_is_the_gradient_of_the_log_density(name, alpha_bar, tmp_path):
    exact = toy_density(name, place_of(name, tmp_path))
    places = torch.from_numpy(np.random.default_rng(2).uniform(-1, 1, (200, 2))) * alpha_bar**0.5
    places.requires_grad_()
    density, score = exact.at(places, alpha_bar)
    (gradient,) = torch.autograd.grad(density.clamp(min=1e-290).log().sum(), places)
    seen = density > 1e-20
    assert int(seen.sum()) > 100
    torch.testing.assert_close(score[seen], gradient[seen], rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("name", NAMES)
def test_far_away_the_score_points_back(name, tmp_path):
    exact = toy_density(name, place_of(name, tmp_path))
    far = torch.tensor([[3.0, 0.1], [-3.0, 0.1], [0.1, 3.0], [-2.0, -2.0]])
    _, score = exact.at(far, 0.999)
    assert bool(torch.isfinite(score).all())
    assert bool(((score * far).sum(1) < 0).all())


def test_a_missing_drawing_is_refused(tmp_path):
    with pytest.raises(BadInput):
        toy_density("drawn", tmp_path / "nothing.json")
