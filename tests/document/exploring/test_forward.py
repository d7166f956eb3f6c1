import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.document.exploring.forward import log_snr, noised, to_pixels, to_planes

TABLE = np.cumprod(1 - np.linspace(1e-4, 0.02, 1000))
X0 = np.random.default_rng(0).uniform(-1, 1, (3, 24, 20))


def test_one_step_is_the_closed_form():
    made = noised(X0, TABLE, 300, seed=7)
    noise = (made.one_step - TABLE[300] ** 0.5 * X0) / (1 - TABLE[300]) ** 0.5
    np.testing.assert_allclose(noise, np.random.default_rng(7).standard_normal(X0.shape), atol=1e-12)
    assert made.snr == pytest.approx(TABLE[300] / (1 - TABLE[300]))
    assert made.chain is None


@pytest.mark.parametrize("t", [0, 1, 250, 999])
def test_the_chain_has_the_distribution_of_one_step(t):
    x0 = np.full((3, 100, 100), 0.5)
    made = noised(x0, TABLE, t, seed=1, chain=True)
    for x_t in (made.one_step, made.chain):
        assert x_t.mean() == pytest.approx(TABLE[t] ** 0.5 * 0.5, abs=0.03)
        assert x_t.std() == pytest.approx((1 - TABLE[t]) ** 0.5, abs=0.03)
    assert not np.array_equal(made.one_step, made.chain)


@given(st.integers(0, 999), st.integers(0, 2**40))
def test_the_same_seed_gives_the_same_noise_at_every_timestep(t, seed):
    x0 = X0[:, :4, :4]
    one, other = noised(x0, TABLE, t, seed), noised(x0, TABLE, 500, seed)
    first = (one.one_step - TABLE[t] ** 0.5 * x0) / (1 - TABLE[t]) ** 0.5
    second = (other.one_step - TABLE[500] ** 0.5 * x0) / (1 - TABLE[500]) ** 0.5
    np.testing.assert_allclose(first, second, atol=1e-9)


@pytest.mark.parametrize("shape", [(1, 1), (5, 9), (64, 64), (300, 7), (1000, 333)])
def test_pictures_are_reduced_to_the_side(shape):
    planes = to_planes(np.full((*shape, 4), 200, np.uint8), 64)
    assert planes.shape[0] == 3
    assert max(planes.shape[1:]) <= 64
    np.testing.assert_allclose(planes, 200 / 127.5 - 1)


def test_small_pictures_keep_their_values():
    pixels = np.random.default_rng(3).integers(0, 256, (9, 11, 4), np.uint8)
    assert np.array_equal(to_pixels(to_planes(pixels, 64)), pixels[..., :3])


def test_the_signal_to_noise_ratio_falls():
    assert (np.diff(log_snr(TABLE)) < 0).all()
    assert np.isfinite(log_snr(np.array([1.0, 0.0]))).all()
