import numpy as np
import pytest
import torch
from diffusers import DDPMScheduler
from diffusers.schedulers.scheduling_ddim import rescale_zero_terminal_snr
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from studio.engine.diffusion.schedules import MAX_BETA, NoiseSchedule, alphas_cumprod, tables
from studio.protocol.errors import BadInput
from studio.protocol.recipes import changed
from studio.protocol.training_recipe import ScheduleSpec, TrainRecipe

KINDS = ("linear", "cosine", "exponential", "sigmoid")
kinds = st.sampled_from(KINDS)
lengths = st.one_of(st.integers(2, 64), st.integers(2, 10_000))


@settings(deadline=None, max_examples=150)
@given(kinds, lengths)
def test_alphas_cumprod_decrease_strictly_within_0_and_1(kind: str, timesteps: int) -> None:
    schedule = NoiseSchedule.of(ScheduleSpec(kind=kind, timesteps=timesteps))
    table = schedule.alphas_cumprod
    assert table.dtype == torch.float64
    assert table.shape == (timesteps,)
    assert schedule.timesteps == timesteps
    assert bool((table.diff() < 0).all())
    assert float(table[-1]) > 0
    assert float(table[0]) < 1
    assert bool((schedule.betas > 0).all())
    assert float(schedule.betas.max()) <= MAX_BETA + 1e-12
    assert bool((schedule.snr.diff() < 0).all())


@settings(deadline=None, max_examples=60)
@given(kinds, lengths)
def test_every_number_of_timesteps_ends_in_noise(kind: str, timesteps: int) -> None:
    assert float(alphas_cumprod(kind, timesteps)[-1]) < 1e-3


@settings(deadline=None, max_examples=60)
@given(kinds, lengths)
def test_trained_betas_reproduce_the_table(kind: str, timesteps: int) -> None:
    schedule = NoiseSchedule(kind, alphas_cumprod(kind, timesteps))
    betas = schedule.trained_betas()
    assert betas.dtype == np.float64
    np.testing.assert_allclose(np.cumprod(1 - betas), schedule.alphas_cumprod.numpy(), rtol=1e-9)


@pytest.mark.parametrize("kind", KINDS)
def test_the_number_of_timesteps_hardly_changes_the_curve(kind: str) -> None:
    coarse, fine = alphas_cumprod(kind, 200), alphas_cumprod(kind, 2000)
    # t = 99 of 200 has gone as far as t = 999 of 2000
    assert float(coarse[99]) == pytest.approx(float(fine[999]), rel=0.03)


@pytest.mark.parametrize(
    ("kind", "theirs"), [("linear", "linear"), ("cosine", "squaredcos_cap_v2"), ("sigmoid", "sigmoid")]
)
def test_a_thousand_timesteps_match_diffusers(kind: str, theirs: str) -> None:
    reference = DDPMScheduler(1000, beta_schedule=theirs)
    ours = NoiseSchedule(kind, alphas_cumprod(kind, 1000))
    torch.testing.assert_close(ours.betas.float(), reference.betas, rtol=2e-4, atol=2e-7)
    torch.testing.assert_close(ours.alphas_cumprod.float(), reference.alphas_cumprod, rtol=2e-4, atol=1e-6)


@pytest.mark.parametrize("kind", ["linear", "scaled_linear", "sigmoid"])
@pytest.mark.parametrize("timesteps", [50, 1000])
def test_explicit_betas_are_used_unchanged(kind: str, timesteps: int) -> None:
    reference = DDPMScheduler(timesteps, beta_start=0.00085, beta_end=0.012, beta_schedule=kind)
    ours = NoiseSchedule.of(ScheduleSpec(kind=kind, timesteps=timesteps, beta_start=0.00085, beta_end=0.012))
    torch.testing.assert_close(ours.alphas_cumprod.float(), reference.alphas_cumprod, rtol=2e-5, atol=1e-7)


def test_scaled_linear_is_stable_diffusions_own() -> None:
    reference = DDPMScheduler(1000, beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear")
    table = NoiseSchedule.of(ScheduleSpec(kind="scaled_linear")).alphas_cumprod
    torch.testing.assert_close(table.float(), reference.alphas_cumprod, rtol=2e-5, atol=1e-7)


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        ({"kind": "linear", "beta_start": 0.1}, "beta_end"),
        ({"kind": "cosine", "beta_start": 0.1, "beta_end": 0.2}, "beta_start"),
        ({"kind": "linear", "beta_start": 0.3, "beta_end": 0.2}, "beta_start"),
    ],
)
def test_invalid_betas_are_refused(settings: dict[str, object], field: str) -> None:
    changes = {f"schedule.{name}": value for name, value in settings.items()}
    with pytest.raises(BadInput) as caught:
        changed(TrainRecipe(), changes)
    assert caught.value.field == f"schedule.{field}"


def test_exponential_betas_are_geometric_from_start_to_end() -> None:
    betas = NoiseSchedule("exponential", alphas_cumprod("exponential", 1000)).betas
    assert float(betas[0]) == pytest.approx(1e-4)
    assert float(betas[-1]) == pytest.approx(0.065)
    ratios = betas[1:] / betas[:-1]
    torch.testing.assert_close(ratios, ratios[:1].expand_as(ratios), rtol=1e-9, atol=0)


def test_cosine_follows_the_paper_until_it_is_clipped() -> None:
    T, s = 1000, 0.008
    t = np.arange(1, T)
    f = np.cos((t / T + s) / (1 + s) * np.pi / 2) ** 2 / np.cos(s / (1 + s) * np.pi / 2) ** 2
    np.testing.assert_allclose(alphas_cumprod("cosine", T).numpy()[: T - 1], f, rtol=1e-9)


def test_unknown_kind_and_too_few_timesteps_are_refused() -> None:
    with pytest.raises(ValueError, match="no noise schedule 'wavy'"):
        alphas_cumprod("wavy", 10)
    with pytest.raises(ValueError, match="at least 2"):
        alphas_cumprod("linear", 1)


@pytest.mark.parametrize(
    "table",
    [
        torch.tensor([0.9, 0.9]).double(),
        torch.tensor([1.0, 0.5]).double(),
        torch.tensor([0.5, 0.0, 0.0]).double(),
        torch.tensor([0.9, float("nan")]).double(),
        torch.tensor([0.9, 0.5]),
        torch.tensor([0.9]).double(),
    ],
)
def test_an_invalid_table_is_refused(table: torch.Tensor) -> None:
    with pytest.raises(ValueError):
        NoiseSchedule("linear", table)


def test_lookups_have_the_shape_dtype_and_full_precision_of_the_table() -> None:
    schedule = NoiseSchedule("linear", alphas_cumprod("linear", 1000))
    like = torch.zeros(3, 1, 4, 4)
    t = torch.tensor([0, 500, 999])
    assert schedule.at(t, like).shape == (3, 1, 1, 1)
    assert schedule.at(t, like).dtype == torch.float32
    assert schedule.at(t, like.double()).dtype == torch.float64
    exact = (1 - schedule.alphas_cumprod[t]).sqrt().float().reshape(3, 1, 1, 1)
    assert torch.equal(schedule.noise(t, like), exact)
    assert torch.equal(schedule.signal(t, like), schedule.alphas_cumprod[t].sqrt().float().reshape(3, 1, 1, 1))
    assert schedule.alpha_bar(-1) == 1.0
    with pytest.raises(ValueError, match="outside"):
        schedule.alpha_bar(1000)


def test_tables_made_while_sampling_can_be_used_in_training() -> None:
    schedule = NoiseSchedule("linear", alphas_cumprod("linear", 10))
    like, t = torch.zeros(1, 1, 2, 2), torch.tensor([3])
    with torch.inference_mode():
        schedule.signal(t, like)
    assert not schedule.betas.is_inference()
    weight = torch.ones(1, requires_grad=True)
    (schedule.signal(t, like) * weight).sum().backward()
    assert weight.grad is not None


@pytest.mark.parametrize("kind", ["linear", "cosine", "exponential", "sigmoid"])
def test_zero_terminal_snr_keeps_the_first_value_and_ends_at_0(kind: str) -> None:
    plain = NoiseSchedule.of(ScheduleSpec(kind=kind))
    zero = NoiseSchedule.of(ScheduleSpec(kind=kind, zero_terminal_snr=True))
    assert float(zero.alphas_cumprod[-1]) == 0
    assert float(zero.alphas_cumprod[0]) == pytest.approx(float(plain.alphas_cumprod[0]), rel=1e-12)
    assert bool((zero.alphas_cumprod <= plain.alphas_cumprod + 1e-12).all())
    assert float(zero.betas[-1]) == 1
    assert bool(zero.sigmas.isfinite().all())
    # as diffusers does it, but for rounding
    theirs = rescale_zero_terminal_snr(torch.from_numpy(plain.trained_betas()))
    torch.testing.assert_close(torch.cumprod(1 - theirs, 0), zero.alphas_cumprod, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("prediction_type", ["epsilon", "mean"])
def test_zero_terminal_snr_needs_v_or_x0_prediction(prediction_type: str) -> None:
    with pytest.raises(BadInput, match="zero_terminal_snr needs prediction_type v or x0"):
        changed(TrainRecipe(), {"schedule.zero_terminal_snr": True, "prediction_type": prediction_type})
    assert changed(TrainRecipe(), {"schedule.zero_terminal_snr": True, "prediction_type": "v"})


def test_a_last_timestep_without_weight_is_refused_where_sampling_begins_at_it() -> None:
    for prediction_type in ("v", "x0"):
        sound = changed(TrainRecipe(), {"schedule.zero_terminal_snr": True, "prediction_type": prediction_type})
        with pytest.raises(BadInput, match="the last timestep would have no weight"):
            changed(sound, {"min_snr_gamma": 5.0})


def test_tables_hold_every_kind_of_schedule():
    found = tables(50)
    assert set(found) >= {"linear", "cosine", "exponential", "sigmoid"}
    for kind, values in found.items():
        assert values == tuple(alphas_cumprod(kind, 50).tolist())


def test_a_drawn_schedule_is_that_of_its_recipe():
    drawn = NoiseSchedule.of(ScheduleSpec(kind="drawn", timesteps=101, log_snr=(8.0, 0.0, -9.0)))
    assert drawn.timesteps == 101
    assert float(drawn.alphas_cumprod[50]) == pytest.approx(0.5)
    assert float(drawn.snr[25].log()) == pytest.approx(4.0)
    assert "drawn" not in tables(10)


@pytest.mark.parametrize(
    "log_snr", [None, (1.0,), (1.0, 1.0), (1.0, 2.0), (30.0, 0.0), tuple(-float(k) / 10 for k in range(70))]
)
def test_a_drawn_schedule_has_to_fall(log_snr):
    with pytest.raises(ValidationError, match="log_snr"):
        ScheduleSpec(kind="drawn", log_snr=log_snr)
