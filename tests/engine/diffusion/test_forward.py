import math

import pytest
import torch
from diffusers import DDPMScheduler
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.schedules import NoiseSchedule, alphas_cumprod

KINDS = ("linear", "cosine", "exponential", "sigmoid")


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(KINDS), st.integers(2, 2000), st.data(), st.floats(-1, 1), st.integers(0, 2**32))
def test_mean_and_variance_match_the_closed_form(
    kind: str, T: int, data: st.DataObject, value: float, seed: int
) -> None:
    t = data.draw(st.integers(0, T - 1))
    schedule = NoiseSchedule(kind, alphas_cumprod(kind, T))
    count = 20_000
    noise = torch.randn(1, 1, 1, count, generator=torch.Generator().manual_seed(seed))
    x_t = add_noise(torch.full_like(noise, value), noise, torch.tensor([t]), schedule)
    alpha_bar = schedule.alpha_bar(t)
    variance = 1 - alpha_bar
    # six standard errors of a mean and of a variance
    assert abs(float(x_t.double().mean()) - math.sqrt(alpha_bar) * value) <= 6 * math.sqrt(variance / count) + 1e-6
    assert abs(float(x_t.double().var()) / variance - 1) <= 6 * math.sqrt(2 / count) + 1e-3


@pytest.mark.parametrize("kind", KINDS)
def test_every_picture_has_its_own_timestep_and_float64_tables(kind: str) -> None:
    schedule = NoiseSchedule(kind, alphas_cumprod(kind, 1000))
    generator = torch.Generator().manual_seed(1)
    t = torch.tensor([0, 1, 400, 998, 999])
    x0 = torch.rand(5, 3, 4, 4, generator=generator) * 2 - 1
    noise = torch.randn(5, 3, 4, 4, generator=generator)
    x_t = add_noise(x0, noise, t, schedule)
    table = schedule.alphas_cumprod[t].reshape(5, 1, 1, 1)
    exact = table.sqrt() * x0.double() + (1 - table).sqrt() * noise.double()
    assert x_t.dtype == torch.float32
    torch.testing.assert_close(x_t.double(), exact, rtol=0, atol=6e-7)


@pytest.mark.parametrize("kind", KINDS)
def test_equal_to_diffusers(kind: str) -> None:
    schedule = NoiseSchedule(kind, alphas_cumprod(kind, 1000))
    reference = DDPMScheduler(1000, trained_betas=schedule.trained_betas())
    t = torch.tensor([3, 700])
    x0, noise = torch.rand(2, 1, 4, 4) * 2 - 1, torch.randn(2, 1, 4, 4)
    torch.testing.assert_close(add_noise(x0, noise, t, schedule), reference.add_noise(x0, noise, t), rtol=0, atol=2e-5)
