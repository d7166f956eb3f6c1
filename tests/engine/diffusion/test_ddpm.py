import math
from types import SimpleNamespace

import pytest
import torch
from diffusers import DDPMScheduler
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.diffusion.prediction import to_prediction
from studio.engine.diffusion.rng import picture_generators
from studio.engine.diffusion.sampling import sample
from studio.engine.diffusion.schedules import NoiseSchedule, alphas_cumprod
from studio.engine.diffusion.solvers.ddim import ddim_step
from studio.engine.diffusion.solvers.ddpm import ddpm_sigma, ddpm_step
from studio.engine.diffusion.solvers.registry import trailing_timesteps

KINDS = ("linear", "cosine", "exponential", "sigmoid")


def schedule_of(kind: str, timesteps: int = 1000) -> NoiseSchedule:
    return NoiseSchedule(kind, alphas_cumprod(kind, timesteps))


@pytest.mark.parametrize("steps", [50, 1000])
@pytest.mark.parametrize("variance", ["fixed_small", "fixed_large"])
@pytest.mark.parametrize("kind", KINDS)
def test_equal_to_diffusers_step_by_step(
    kind: str, variance: str, steps: int, gaussian, noise, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = gaussian(kind)
    schedule = data.schedule
    reference = DDPMScheduler(
        1000,
        trained_betas=schedule.trained_betas(),
        timestep_spacing="trailing",
        clip_sample=False,
        prediction_type="sample",
        variance_type=variance,
    )
    reference.alphas_cumprod = schedule.alphas_cumprod  # theirs is float32
    reference.one = torch.tensor(1.0, dtype=torch.float64)
    reference.set_timesteps(steps)
    times = trailing_timesteps("ddpm", steps, 1000)
    assert reference.timesteps.tolist() == times
    pairs = list(zip(times, [*times[1:], -1], strict=True))
    given_noise = SimpleNamespace(z=noise())
    monkeypatch.setattr(
        "diffusers.schedulers.scheduling_ddpm.randn_tensor", lambda *args, **kwargs: given_noise.z.clone()
    )
    x_t = noise()
    chosen = pairs if steps == 50 else pairs[:20] + pairs[480:500] + pairs[-20:]
    for t, t_prev in chosen:
        prediction = data.denoiser()(x_t, torch.full((2,), t))
        given_noise.z = noise(seed=t + 1)
        ours = ddpm_step(prediction, x_t, t, t_prev, schedule, variance=variance, noise=given_noise.z)
        theirs = reference.step(prediction.x0, t, x_t).prev_sample.float()
        if t_prev < 0 and t > 0:
            # diffusers adds noise here, because it looks at t and not at where it goes; Algorithm 2 adds none
            theirs = prediction.x0
        torch.testing.assert_close(ours.x_prev, theirs, rtol=0, atol=6e-6)
        x_t = ours.x_prev


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(KINDS), st.integers(2, 1000), st.data())
def test_fixed_small_is_ddim_with_eta_one_and_the_same_noise(kind: str, T: int, data: st.DataObject) -> None:
    schedule = schedule_of(kind, T)
    t = data.draw(st.integers(0, T - 1))
    t_prev = data.draw(st.integers(-1, t - 1))
    generator = torch.Generator().manual_seed(t)
    x_t, output, z = (torch.randn(2, 1, 4, 4, generator=generator) for _ in range(3))
    prediction = to_prediction(output, "v", x_t, torch.tensor([t, t]), schedule, clip=True)
    ddpm = ddpm_step(prediction, x_t, t, t_prev, schedule, noise=z)
    ddim = ddim_step(prediction, t, t_prev, schedule, eta=1.0, noise=z)
    assert ddpm.sigma == pytest.approx(ddim.sigma, rel=1e-9, abs=1e-12)
    torch.testing.assert_close(ddpm.x_prev, ddim.x_prev, rtol=0, atol=1.2e-5)


@pytest.mark.parametrize("kind", ["linear", "cosine"])
def test_ddpm_and_ddim_with_eta_one_sample_the_same(kind: str, gaussian, noise) -> None:
    data = gaussian(kind)
    ends = [
        list(sample(data.denoiser(), noise(), data.schedule, steps=100, generators=picture_generators(5, 2), **how))
        for how in ({"sampler": "ddpm"}, {"sampler": "ddim", "eta": 1.0})
    ]
    torch.testing.assert_close(ends[0][-1].x_next, ends[1][-1].x_next, rtol=0, atol=1.2e-5)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(KINDS), st.integers(2, 1000), st.data(), st.sampled_from(["fixed_small", "fixed_large"]))
def test_terms_sum_and_the_mean_is_equation_11(kind: str, T: int, data: st.DataObject, variance: str) -> None:
    schedule = schedule_of(kind, T)
    t = data.draw(st.integers(0, T - 1))
    generator = torch.Generator().manual_seed(t)
    x0, eps, z = (torch.randn(1, 1, 4, 4, generator=generator).double() for _ in range(3))
    alpha_bar = schedule.alpha_bar(t)
    x_t = math.sqrt(alpha_bar) * x0 + math.sqrt(1 - alpha_bar) * eps
    prediction = to_prediction(x0, "x0", x_t, torch.tensor([t]), schedule, clip=False)
    step = ddpm_step(prediction, x_t, t, t - 1, schedule, variance=variance, noise=z)
    added = 0 if step.added_noise is None else step.added_noise
    assert torch.equal(step.mean, step.x0_term + step.x_t_term)
    assert torch.equal(step.x_prev, step.mean + added)
    beta = float(schedule.betas[t])
    eq11 = (x_t - beta / math.sqrt(1 - alpha_bar) * prediction.epsilon) / math.sqrt(1 - beta)
    torch.testing.assert_close(step.mean, eq11, rtol=0, atol=1e-6)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(KINDS), st.integers(3, 1000), st.data())
def test_the_small_variance_is_below_the_large_and_neither_is_noisy_at_the_end(
    kind: str, T: int, data: st.DataObject
) -> None:
    schedule = schedule_of(kind, T)
    t = data.draw(st.integers(1, T - 1))
    t_prev = data.draw(st.integers(0, t - 1))
    small, large = (ddpm_sigma(t, t_prev, schedule, v) for v in ("fixed_small", "fixed_large"))
    assert 0 < small < large < 1
    assert ddpm_sigma(t, -1, schedule, "fixed_small") == ddpm_sigma(t, -1, schedule, "fixed_large") == 0


def test_the_last_step_is_the_predicted_picture() -> None:
    schedule = schedule_of("cosine", 100)
    x_t = torch.randn(2, 1, 4, 4)
    prediction = to_prediction(x_t, "epsilon", x_t, torch.tensor([20, 20]), schedule)
    step = ddpm_step(prediction, x_t, 20, -1, schedule, variance="fixed_large")
    torch.testing.assert_close(step.x_prev, prediction.x0, rtol=0, atol=1e-7)
    assert step.added_noise is None


def test_invalid_steps_are_refused() -> None:
    schedule = schedule_of("linear", 10)
    x = torch.zeros(1, 1, 2, 2)
    prediction = to_prediction(x, "epsilon", x, torch.tensor([3]), schedule)
    with pytest.raises(ValueError, match="smaller timestep"):
        ddpm_step(prediction, x, 3, 5, schedule)
    with pytest.raises(ValueError, match="adds noise"):
        ddpm_step(prediction, x, 3, 1, schedule)
    with pytest.raises(ValueError, match="learned"):
        ddpm_step(prediction, x, 3, 1, schedule, variance="learned", noise=x)


def test_sampling_gaussian_data_gives_gaussian_data(gaussian) -> None:
    data = gaussian("cosine")
    count = 4
    x_T = torch.randn(count, 1, 64, 64, generator=torch.Generator().manual_seed(0))
    generators = picture_generators(0, count)
    *_, last = sample(data.denoiser(), x_T, data.schedule, sampler="ddpm", steps=250, generators=generators)
    assert float(last.x_next.mean()) == pytest.approx(data.mean, abs=0.02)
    assert float(last.x_next.std()) == pytest.approx(data.deviation, rel=0.03)
