import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.diffusion.noising import noise_picture
from studio.engine.diffusion.schedules import NoiseSchedule, alphas_cumprod
from studio.protocol.errors import BadInput

SCHEDULE = NoiseSchedule("linear", alphas_cumprod("linear", 1000))


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from([(5, 7), (3, 4, 1), (6, 2, 2), (4, 5, 3), (1, 9, 4), (1, 1)]),
    st.integers(0, 999),
    st.integers(0, 2**40),
)
def test_size_and_alpha_are_kept_and_noise_follows_the_seed(shape: tuple[int, ...], t: int, seed: int) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    before = pixels.copy()
    noisy = noise_picture(pixels, SCHEDULE, t, seed)
    assert noisy.shape == shape
    assert noisy.dtype == np.uint8
    assert np.array_equal(pixels, before)
    assert np.array_equal(noisy, noise_picture(pixels, SCHEDULE, t, seed))
    if len(shape) == 3 and shape[2] in (2, 4):
        assert np.array_equal(noisy[..., -1], pixels[..., -1])


@pytest.mark.parametrize("t", [0, 60, 120])
def test_values_match_the_forward_process(t: int) -> None:
    pixels = np.full((200, 300, 3), 140, dtype=np.uint8)
    # later than these, the clipping at black and white eats the tails
    noisy = noise_picture(pixels, SCHEDULE, t, 5).astype(float) / 127.5 - 1
    alpha_bar = SCHEDULE.alpha_bar(t)
    assert noisy.mean() == pytest.approx(alpha_bar**0.5 * (140 / 127.5 - 1), abs=0.01)
    assert noisy.std() == pytest.approx((1 - alpha_bar) ** 0.5, rel=0.05)


def test_the_first_timestep_keeps_the_picture_and_the_last_is_noise() -> None:
    ramp = np.tile(np.arange(256, dtype=np.uint8), (256, 1))
    faint, drowned = noise_picture(ramp, SCHEDULE, 0, 1), noise_picture(ramp, SCHEDULE, 999, 1)
    assert np.abs(faint.astype(int) - ramp).max() < 10
    assert abs(np.corrcoef(drowned.ravel(), ramp.ravel())[0, 1]) < 0.05


@pytest.mark.parametrize("t", [-1, 1000])
def test_timesteps_outside_the_schedule_raise_bad_input(t: int) -> None:
    with pytest.raises(BadInput, match="from 0 to 999"):
        noise_picture(np.zeros((4, 4), dtype=np.uint8), SCHEDULE, t, 0)


@pytest.mark.parametrize(
    "pixels", [np.zeros((4, 4), dtype=np.uint16), np.zeros((4, 4, 5), dtype=np.uint8), np.zeros(4, dtype=np.uint8)]
)
def test_a_file_that_is_not_a_picture_is_refused(pixels: np.ndarray) -> None:
    with pytest.raises(ValueError, match="not a picture"):
        noise_picture(pixels, SCHEDULE, 0, 0)
