"""Timesteps, noise levels and whole walks of every spacing, against diffusers' own schedulers."""

import itertools

import diffusers
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from studio.engine.diffusion.levels import LevelSchedule
from studio.engine.diffusion.prediction import make_denoiser
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import denoising_loop
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.registry import default_timesteps, make_solver
from studio.engine.diffusion.solvers.spacing import SPREAD_BY_SIGMA, levels_below, run_levels, starting_noise
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import SchedulerDefaults
from studio.protocol.samplers import SAMPLERS, SPACINGS
from studio.protocol.training_recipe import ScheduleSpec

SCHEDULE = NoiseSchedule.of(ScheduleSpec(kind="scaled_linear"))
BETAS = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear"}

SDE = {"algorithm_type": "sde-dpmsolver++"}
THEIRS = {
    "ddim": ("DDIMScheduler", {"clip_sample": False}),
    "ddpm": ("DDPMScheduler", {"clip_sample": False}),
    "pndm": ("PNDMScheduler", {"skip_prk_steps": True}),
    "lcm": ("LCMScheduler", {}),
    "tcd": ("TCDScheduler", {}),
    "euler": ("EulerDiscreteScheduler", {}),
    "euler_a": ("EulerAncestralDiscreteScheduler", {}),
    "heun": ("HeunDiscreteScheduler", {}),
    "lms": ("LMSDiscreteScheduler", {}),
    "dpmpp_2m": ("DPMSolverMultistepScheduler", {}),
    "dpmpp_3m": ("DPMSolverMultistepScheduler", {"solver_order": 3}),
    "dpmpp_2m_sde": ("DPMSolverMultistepScheduler", SDE),
    "dpmpp_sde": ("DPMSolverSinglestepScheduler", SDE | {"lower_order_final": True}),
    "unipc": ("UniPCMultistepScheduler", {}),
    "deis": ("DEISMultistepScheduler", {}),
    "sa": ("SASolverScheduler", {}),
}
EVEN = [(sampler, spacing) for sampler in THEIRS for spacing in ("leading", "linspace", "trailing")]
EVEN = [
    pair
    for pair in EVEN
    if pair[0] not in ("lcm", "tcd")
    and pair not in (("ddim", "linspace"), ("dpmpp_sde", "leading"), ("dpmpp_sde", "trailing"))
]
# DDIM's and PNDM's steps in diffusers are T // steps long, whatever their timesteps are (its issue 12633)
EVEN.remove(("pndm", "linspace"))
SIGMAS = [
    (sampler, spacing)
    for sampler in ("euler", "heun", "lms", "dpmpp_2m", "dpmpp_3m", "dpmpp_2m_sde", "dpmpp_sde", "unipc")
    for spacing in SPREAD_BY_SIGMA
]


def network(x_t: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
    """An ε that depends on its timestep as smoothly as that of a trained network."""
    return 0.8 * x_t + 0.1 * torch.sin(3 * x_t + t.reshape(-1, 1, 1, 1) / 300).roll(1, -1)


def ours(sampler: str, steps: int, defaults: SchedulerDefaults, spacing: str = "auto", eta: float = 0.0):
    schedule, timesteps = run_levels(sampler, steps, SCHEDULE, defaults, spacing)
    denoiser = make_denoiser(network, "epsilon", schedule, clip=False)
    solver = make_solver(sampler, schedule, timesteps, eta=eta)
    generators = picture_generators(5, 2)
    x = randn((2, 1, 4, 4), generators) * starting_noise(sampler, schedule, timesteps[0], defaults)
    *_, last = denoising_loop(denoiser, solver, x, generators)
    return [schedule.time(t) for t in timesteps], last.x_next


def theirs(sampler: str, steps: int, eta: float = 0.0, **options):
    name, own = THEIRS[sampler]
    scheduler = getattr(diffusers, name)(**BETAS, **own, **options)
    scheduler.set_timesteps(steps)
    generators = picture_generators(5, 2)
    x = randn((2, 1, 4, 4), generators) * scheduler.init_noise_sigma
    takes = scheduler.step.__code__.co_varnames
    more = {"generator": generators} if "generator" in takes else {}
    more |= {"eta": eta} if "eta" in takes else {}
    for t in scheduler.timesteps:
        output = network(scheduler.scale_model_input(x, t), t.expand(2))
        x = scheduler.step(output, t, x, return_dict=False, **more)[0]
    return scheduler.timesteps.tolist(), x


def no_repeats(times: list[float]) -> list[float]:
    return list(dict.fromkeys(times))


@pytest.mark.parametrize(("sampler", "spacing"), EVEN)
@pytest.mark.parametrize("steps", [10, 20])
def test_even_spacings(sampler: str, spacing: str, steps: int) -> None:
    defaults = SchedulerDefaults(class_name=THEIRS[sampler][0], timestep_spacing=spacing, steps_offset=1)
    asked = {"timestep_spacing": spacing, "steps_offset": 1} if sampler != "dpmpp_sde" else {}
    if sampler == "pndm":
        asked["set_alpha_to_one"] = True
    times, expected = theirs(sampler, steps, **asked)
    own_times, end = ours(sampler, steps, defaults)
    assert own_times == pytest.approx(no_repeats(times), abs=1e-4)
    torch.testing.assert_close(end, expected, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize(("sampler", "spacing"), SIGMAS)
@pytest.mark.parametrize("steps", [10, 20])
def test_spacings_by_sigma(sampler: str, spacing: str, steps: int) -> None:
    defaults = SchedulerDefaults(class_name=THEIRS[sampler][0], timestep_spacing="linspace")
    asked = {"timestep_spacing": "linspace"} if sampler != "dpmpp_sde" else {}
    times, expected = theirs(sampler, steps, **{f"use_{spacing}_sigmas": True}, **asked)
    own_times, end = ours(sampler, steps, defaults, spacing)
    if times[0] == 998:  # diffusers cuts 998.99... off, for rounding errors of float32
        times[0] = 999
    assert own_times == pytest.approx(times[:1] + times[1::2] if sampler == "heun" else times, abs=2e-2)
    torch.testing.assert_close(end, expected, atol=1e-3, rtol=1e-3)


@pytest.mark.parametrize("sampler", ["deis", "sa"])
@pytest.mark.parametrize("spacing", SPREAD_BY_SIGMA)
def test_solvers_that_end_above_zero_end_at_the_smallest_level(sampler: str, spacing: str) -> None:
    """In diffusers their last step goes from the smallest σ to itself."""
    schedule, timesteps = run_levels(sampler, 10, SCHEDULE, SchedulerDefaults(), spacing)
    longer, more = run_levels("dpmpp_2m", 11, SCHEDULE, SchedulerDefaults(), spacing)
    assert [schedule.alpha_bar(t) for t in timesteps] == pytest.approx([longer.alpha_bar(t) for t in more[:-1]])
    assert bool(ours(sampler, 10, SchedulerDefaults(), spacing)[1].isfinite().all())


@pytest.mark.parametrize("sampler", ["ddim", "pndm"])
def test_the_last_step_may_end_at_the_first_level(sampler: str) -> None:
    defaults = SchedulerDefaults(timestep_spacing="leading", steps_offset=1, set_alpha_to_one=False)
    asked = {"timestep_spacing": "leading", "steps_offset": 1, "set_alpha_to_one": False}
    expected = theirs(sampler, 20, **asked)[1]
    torch.testing.assert_close(ours(sampler, 20, defaults)[1], expected, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("sampler", ["lcm", "tcd"])
@pytest.mark.parametrize("steps", [1, 2, 4, 7, 8, 50])
@pytest.mark.parametrize("eta", [0.0, 0.3, 1.0])
def test_distilled_models(sampler: str, steps: int, eta: float) -> None:
    times, expected = theirs(sampler, steps, eta)
    own_times, end = ours(sampler, steps, SchedulerDefaults(), eta=eta)
    assert own_times == times
    torch.testing.assert_close(end, expected, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_the_programs_own_models_are_spread_as_before(sampler: str) -> None:
    """For any defaults, unless the sampler has a grid of its own."""
    if sampler in ("lcm", "tcd"):
        return
    schedule, timesteps = run_levels(sampler, 10, SCHEDULE, SchedulerDefaults())
    assert schedule is SCHEDULE
    assert timesteps == default_timesteps(sampler, 10, SCHEDULE)
    assert starting_noise(sampler, schedule, timesteps[0], SchedulerDefaults()) == 1.0


@given(st.sampled_from(SAMPLERS), st.sampled_from(SPACINGS), st.integers(2, 1000), st.booleans(), st.data())
def test_levels_fall_whatever_is_asked(sampler: str, spacing: str, T: int, zero: bool, data) -> None:
    schedule = NoiseSchedule.of(ScheduleSpec(kind="scaled_linear", timesteps=T, zero_terminal_snr=zero))
    defaults = SchedulerDefaults(
        timestep_spacing=data.draw(st.sampled_from(["leading", "linspace", "trailing"])),
        steps_offset=data.draw(st.integers(0, 1)),
        set_alpha_to_one=data.draw(st.booleans()),
    )
    steps = data.draw(st.integers(1, T))
    own, timesteps = run_levels(sampler, steps, schedule, defaults, spacing)
    assert len(timesteps) == steps
    levels = [own.alpha_bar(t) for t in timesteps]
    assert all(a < b for a, b in itertools.pairwise(levels))
    assert all(0 <= own.time(t) <= T - 1 for t in timesteps)
    assert bool(torch.isfinite(own.times(torch.tensor(timesteps))).all())


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(BadInput, match="no spacing"):
        run_levels("euler", 5, SCHEDULE, SchedulerDefaults(), "even")
    with pytest.raises(BadInput, match="from 1 to 1000"):
        run_levels("euler", 1001, SCHEDULE, SchedulerDefaults(), "karras")


@pytest.mark.parametrize("sampler", [name for name in SAMPLERS if name != "ipndm"])
def test_a_walk_between_trained_levels_continues_from_every_step_to_the_bit(sampler: str) -> None:
    schedule, timesteps = run_levels(sampler, 7, SCHEDULE, SchedulerDefaults(), "karras")
    assert isinstance(schedule, LevelSchedule)

    def walk(x, begin=0, state=None):
        denoiser = make_denoiser(network, "epsilon", schedule, clip=False)
        solver = make_solver(sampler, schedule, timesteps, eta=0.3)
        generators = picture_generators(5, 2)
        return list(denoising_loop(denoiser, solver, x, generators, begin=begin, state=state, keep_state=True))

    whole = walk(randn((2, 1, 4, 4), picture_generators(5, 2)))
    for begin, step in enumerate(whole):
        assert float(step.state["alpha_bar"][0]) == schedule.alpha_bar(timesteps[begin])
        assert torch.equal(walk(step.x_t, begin, step.state)[-1].x_next, whole[-1].x_next)


@pytest.mark.parametrize("spacing", SPREAD_BY_SIGMA)
@pytest.mark.parametrize("sampler", ["ddim", "dpmpp_2m", "deis"])
def test_remaining_steps_are_spread_below_the_timestep_where_a_run_stands(spacing, sampler):
    schedule = NoiseSchedule.of(ScheduleSpec(kind="linear"))
    times, alphas = levels_below(sampler, 6, schedule, 400, spacing)
    assert (len(times), times[0]) == (6, pytest.approx(400))
    assert alphas[0] == pytest.approx(schedule.alpha_bar(400))
    assert all(later > earlier for earlier, later in itertools.pairwise(alphas))
    assert all(later < earlier for earlier, later in itertools.pairwise(times))
