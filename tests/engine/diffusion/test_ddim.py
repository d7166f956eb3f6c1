import math

import pytest
import torch
from diffusers import DDIMScheduler
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.diffusion.prediction import to_prediction
from studio.engine.diffusion.rng import picture_generators
from studio.engine.diffusion.sampling import sample
from studio.engine.diffusion.schedules import NoiseSchedule, alphas_cumprod
from studio.engine.diffusion.solvers.ddim import ddim_sigma, ddim_step
from studio.engine.diffusion.solvers.registry import trailing_timesteps

KINDS = ("linear", "cosine", "exponential", "sigmoid")


def schedule_of(kind: str, timesteps: int = 1000) -> NoiseSchedule:
    return NoiseSchedule(kind, alphas_cumprod(kind, timesteps))


@pytest.mark.parametrize("eta", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("kind", KINDS)
def test_equal_to_diffusers_step_by_step(kind: str, eta: float, gaussian, noise) -> None:
    data = gaussian(kind)
    schedule, steps = data.schedule, 50
    reference = DDIMScheduler(
        1000,
        trained_betas=schedule.trained_betas(),
        timestep_spacing="trailing",
        clip_sample=False,
        prediction_type="sample",
        set_alpha_to_one=True,
    )
    reference.alphas_cumprod = schedule.alphas_cumprod  # theirs is float32
    reference.final_alpha_cumprod = torch.tensor(1.0, dtype=torch.float64)
    reference.set_timesteps(steps)
    times = trailing_timesteps("ddim", steps, 1000)
    assert reference.timesteps.tolist() == times
    x_t = noise()
    for t, t_prev in zip(times, [*times[1:], -1], strict=True):
        prediction = data.denoiser()(x_t, torch.full((2,), t))
        z = noise(seed=t)
        ours = ddim_step(prediction, t, t_prev, schedule, eta=eta, noise=z)
        # diffusers' last step adds noise of its variance at ᾱ_prev = 1, which is 0
        theirs = reference.step(prediction.x0, t, x_t, eta=eta, variance_noise=z)
        torch.testing.assert_close(ours.x_prev, theirs.prev_sample.float(), rtol=0, atol=6e-6)
        x_t = ours.x_prev


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(KINDS), st.integers(2, 500), st.floats(0, 1), st.data())
def test_terms_sum_and_conserve_variance(kind: str, T: int, eta: float, data: st.DataObject) -> None:
    schedule = schedule_of(kind, T)
    t = data.draw(st.integers(0, T - 1))
    t_prev = data.draw(st.integers(-1, t - 1))
    generator = torch.Generator().manual_seed(0)
    x_t, output, z = (torch.randn(1, 1, 4, 4, generator=generator).double() for _ in range(3))
    prediction = to_prediction(output, "epsilon", x_t, torch.tensor([t]), schedule, clip=True)
    step = ddim_step(prediction, t, t_prev, schedule, eta=eta, noise=z)
    added = 0 if step.added_noise is None else step.added_noise
    assert torch.equal(step.mean, step.x0_term + step.direction)
    assert torch.equal(step.x_prev, step.mean + added)
    # of x_prev = a·x0 + b·ε + σ·z: b² + σ² = 1 - ᾱ_prev
    b = float((step.direction / prediction.epsilon).mean())
    assert b**2 + step.sigma**2 == pytest.approx(1 - schedule.alpha_bar(t_prev), abs=1e-9)
    assert step.sigma == ddim_sigma(t, t_prev, schedule, eta)


@pytest.mark.parametrize("eta", [0.0, 1.0])
def test_the_last_step_is_the_predicted_picture_without_noise(eta: float) -> None:
    schedule = schedule_of("cosine", 100)
    x_t = torch.randn(2, 1, 4, 4)
    prediction = to_prediction(x_t, "epsilon", x_t, torch.tensor([20, 20]), schedule)
    step = ddim_step(prediction, 20, -1, schedule, eta=eta)
    assert step.sigma == 0
    assert step.added_noise is None
    assert torch.equal(step.x_prev, prediction.x0)


def test_an_exact_prediction_stays_on_the_forward_process(noise) -> None:
    """With ε known, DDIM reaches exactly x_t of the same picture and noise at any earlier level."""
    schedule = schedule_of("linear")
    x0, eps = torch.rand(2, 1, 8, 8).double(), noise().double()
    t = torch.tensor([800, 800])
    x_t = schedule.signal(t, x0) * x0 + schedule.noise(t, x0) * eps
    prediction = to_prediction(eps, "epsilon", x_t, t, schedule, clip=False)
    x_prev = ddim_step(prediction, 800, 123, schedule).x_prev
    a = schedule.alpha_bar(123)
    torch.testing.assert_close(x_prev, math.sqrt(a) * x0 + math.sqrt(1 - a) * eps, rtol=0, atol=1e-12)


def test_invalid_steps_are_refused() -> None:
    schedule = schedule_of("linear", 10)
    x = torch.zeros(1, 1, 2, 2)
    prediction = to_prediction(x, "epsilon", x, torch.tensor([3]), schedule)
    with pytest.raises(ValueError, match="smaller timestep"):
        ddim_step(prediction, 3, 3, schedule)
    with pytest.raises(ValueError, match="adds noise"):
        ddim_step(prediction, 3, 1, schedule, eta=1.0)


def test_deterministic_sampling_draws_no_noise(gaussian, noise) -> None:
    data = gaussian()
    generators = picture_generators(3, 2)
    before = [g.get_state() for g in generators]
    list(sample(data.denoiser(), noise(), data.schedule, sampler="ddim", steps=10, generators=generators))
    assert all(torch.equal(b, g.get_state()) for b, g in zip(before, generators, strict=True))
