import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.prediction import SelfConditionedDenoiser, make_denoiser, to_prediction, training_target
from studio.engine.diffusion.schedules import NoiseSchedule, alphas_cumprod
from studio.engine.diffusion.solvers.ddpm import ddpm_step
from studio.protocol.training_recipe import ScheduleSpec

TYPES = ("epsilon", "x0", "v", "mean")


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["linear", "cosine", "exponential", "sigmoid"]),
    st.lists(st.integers(0, 999), min_size=1, max_size=4),
    st.integers(0, 2**32),
)
def test_the_four_prediction_types_recover_the_same_x0(kind: str, times: list[int], seed: int) -> None:
    schedule = NoiseSchedule(kind, alphas_cumprod(kind, 1000))
    generator = torch.Generator().manual_seed(seed)
    t = torch.tensor(times)
    x0 = torch.rand(len(times), 1, 4, 4, generator=generator).double() * 2 - 1
    noise = torch.randn(len(times), 1, 4, 4, generator=generator).double()
    x_t = add_noise(x0, noise, t, schedule)
    for prediction_type in TYPES:
        target = training_target(prediction_type, x0, noise, t, schedule)
        prediction = to_prediction(target, prediction_type, x_t, t, schedule, clip=False)
        torch.testing.assert_close(prediction.x0, x0, rtol=0, atol=1e-9)
        torch.testing.assert_close(prediction.epsilon, noise, rtol=0, atol=1e-9)
        torch.testing.assert_close(prediction.v, training_target("v", x0, noise, t, schedule), rtol=0, atol=1e-9)


@pytest.mark.parametrize("clip", [False, True])
@pytest.mark.parametrize("kind", ["linear", "sigmoid"])
def test_prediction_types_agree_in_float32(kind: str, clip: bool) -> None:
    schedule = NoiseSchedule(kind, alphas_cumprod(kind, 1000))
    t = torch.arange(0, 1000, 37)
    x_t = torch.randn(len(t), 1, 4, 4, generator=torch.Generator().manual_seed(0))
    base = to_prediction(torch.tanh(x_t), "v", x_t, t, schedule, clip=clip)
    for prediction_type, output in (("epsilon", base.epsilon), ("x0", base.x0), ("v", base.v)):
        again = to_prediction(output, prediction_type, x_t, t, schedule, clip=clip)
        rebuilt = add_noise(again.x0, again.epsilon, t, schedule)
        torch.testing.assert_close(rebuilt, x_t, rtol=0, atol=2e-6)
        # both views weighted as they enter x_t: a division by √ᾱ_T = 0.006 is not held against x0
        for view, other, weight in (
            (again.x0, base.x0, schedule.signal(t, x_t)),
            (again.epsilon, base.epsilon, schedule.noise(t, x_t)),
        ):
            torch.testing.assert_close(view * weight, other * weight, rtol=0, atol=2e-6)


@pytest.mark.parametrize("prediction_type", TYPES)
def test_clipping_bounds_x0_and_keeps_epsilon_and_v_consistent(prediction_type: str) -> None:
    schedule = NoiseSchedule("linear", alphas_cumprod("linear", 1000))
    t = torch.tensor([5, 300, 700])
    generator = torch.Generator().manual_seed(3)
    x_t = torch.randn(3, 1, 8, 8, generator=generator) * 2
    output = torch.randn(3, 1, 8, 8, generator=generator)
    loose = to_prediction(output, prediction_type, x_t, t, schedule, clip=False)
    clipped = to_prediction(output, prediction_type, x_t, t, schedule, clip=True)
    assert float(clipped.x0.abs().max()) <= 1
    assert torch.equal(clipped.x0, loose.x0.clamp(-1, 1))
    rounding = 1e-6 * max(10.0, float(clipped.epsilon.abs().max()))  # a wrong mean stands for a very wrong picture
    torch.testing.assert_close(add_noise(clipped.x0, clipped.epsilon, t, schedule), x_t, rtol=0, atol=rounding)
    inside = loose.x0.abs() <= 1
    assert torch.equal(clipped.epsilon[inside], loose.epsilon[inside])
    assert bool((~inside).any())


def test_the_denoiser_evaluates_the_model_once() -> None:
    schedule = NoiseSchedule("cosine", alphas_cumprod("cosine", 100))
    seen = []

    def model(x_t: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        seen.append((x_t, t))
        return torch.zeros_like(x_t)

    x_t, t = torch.ones(2, 1, 2, 2), torch.tensor([4, 50])
    prediction = make_denoiser(model, "x0", schedule)(x_t, t)
    assert len(seen) == 1
    assert seen[0][0] is x_t
    assert seen[0][1] is t
    assert torch.equal(prediction.x0, torch.zeros_like(x_t))


def test_unknown_prediction_types_are_refused() -> None:
    schedule = NoiseSchedule("cosine", alphas_cumprod("cosine", 100))
    x, t = torch.zeros(1, 1, 2, 2), torch.tensor([1])
    with pytest.raises(ValueError, match="score"):
        training_target("score", x, x, t, schedule)
    with pytest.raises(ValueError, match="score"):
        to_prediction(x, "score", x, t, schedule)
    with pytest.raises(ValueError, match="score"):
        make_denoiser(lambda x_t, t: x_t, "score", schedule)


@pytest.mark.parametrize("kind", ["linear", "cosine", "exponential", "sigmoid"])
def test_the_posterior_mean_is_the_mean_of_a_ddpm_step(kind: str) -> None:
    schedule = NoiseSchedule(kind, alphas_cumprod(kind, 100))
    generator = torch.Generator().manual_seed(1)
    x0, noise = torch.randn(2, 1, 1, 4, 4, generator=generator, dtype=torch.float64)
    for t in (0, 1, 50, 99):
        x_t = add_noise(x0, noise, torch.tensor([t]), schedule)
        truth = to_prediction(x0, "x0", x_t, torch.tensor([t]), schedule, clip=False)
        step = ddpm_step(truth, x_t, t, t - 1, schedule, noise=torch.zeros_like(x_t))
        mean = training_target("mean", x0, noise, torch.tensor([t]), schedule)
        torch.testing.assert_close(mean, step.mean, rtol=0, atol=1e-12)
    assert torch.equal(training_target("mean", x0, noise, torch.tensor([0]), schedule), x0)


def test_the_posterior_mean_in_float32_is_as_exact_as_epsilon() -> None:
    schedule = NoiseSchedule("linear", alphas_cumprod("linear", 1000))
    t = torch.arange(0, 1000, 37)
    generator = torch.Generator().manual_seed(1)
    x0, noise = torch.randn(2, len(t), 1, 4, 4, generator=generator)
    x_t = add_noise(x0, noise, t, schedule)
    for kind in ("epsilon", "mean"):
        found = to_prediction(training_target(kind, x0, noise, t, schedule), kind, x_t, t, schedule, clip=False)
        assert float(((found.x0 - x0) * schedule.signal(t, x0)).abs().max()) < 1e-4


def test_self_conditioning_starts_with_zeros() -> None:
    schedule = NoiseSchedule("cosine", alphas_cumprod("cosine", 100))
    seen = []

    def model(given: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        seen.append(given)
        return given[:, :1] * 0.5

    denoiser = SelfConditionedDenoiser(model, "x0", schedule)
    x_t = torch.full((2, 1, 2, 2), 0.8)
    first = denoiser(x_t, torch.tensor([50, 50])).x0
    denoiser(x_t, torch.tensor([40, 40]))
    assert torch.equal(seen[0], torch.cat([x_t, torch.zeros_like(x_t)], 1))
    assert torch.equal(seen[1], torch.cat([x_t, first], 1))
    SelfConditionedDenoiser(model, "x0", schedule)(x_t, torch.tensor([40, 40]))
    assert torch.equal(seen[2], seen[0])


@pytest.mark.parametrize("prediction_type", ["x0", "v"])
def test_x0_and_v_prediction_work_at_zero_terminal_snr(prediction_type: str) -> None:
    schedule = NoiseSchedule.of(ScheduleSpec(kind="linear", zero_terminal_snr=True))
    x_t = torch.randn(1, 1, 4, 4, generator=torch.Generator().manual_seed(1))
    found = to_prediction(x_t.tanh(), prediction_type, x_t, torch.tensor([999]), schedule)
    torch.testing.assert_close(found.epsilon, x_t)
    assert bool(found.x0.isfinite().all())
