import itertools
import math

import diffusers
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import sample
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.ipndm import LARGEST_SIGMA, RHO, ipndm_step, rho_timesteps
from studio.engine.diffusion.solvers.registry import SAMPLERS, default_timesteps, trailing_timesteps
from studio.engine.diffusion.solvers.schedulers import make_scheduler
from studio.engine.diffusion.solvers.solver import legend
from studio.protocol.errors import BadInput
from studio.protocol.training_recipe import ScheduleSpec

KINDS = ("linear", "cosine", "exponential", "sigmoid")


def bound(sampler: str, margin: float = 0.01) -> float:
    """The largest value that sampling with clipped x0 may end at; not all solvers end at the last estimate of x0."""
    elsewhere = {"deis": 0.3, "sa": 0.3, "pndm": 0.3, "lms": 0.3, "tcd": 0.3, "lcm": 1.0}
    return 1 + elsewhere.get(sampler, margin)


def walk(data, x_T, sampler: str, steps: int, clip: bool = False, **options):
    generators = picture_generators(11, len(x_T))
    return list(
        sample(data.denoiser(clip), x_T, data.schedule, sampler=sampler, steps=steps, generators=generators, **options)
    )


@given(st.integers(2, 10_000), st.data())
def test_timesteps_decrease_and_never_repeat(T: int, data: st.DataObject) -> None:
    steps = data.draw(st.integers(1, min(T, 500)))
    times = trailing_timesteps("ddim", steps, T)
    assert len(times) == steps
    assert times[0] == T - 1
    assert times[-1] >= 0
    assert all(a > b for a, b in itertools.pairwise(times))


@pytest.mark.parametrize("steps", [1, 2, 5, 7, 10, 20, 25, 30, 50, 100, 250, 500, 1000])
def test_timesteps_match_diffusers_trailing_spacing(steps: int) -> None:
    reference = diffusers.DDIMScheduler(1000, timestep_spacing="trailing")
    reference.set_timesteps(steps)
    assert trailing_timesteps("ddim", steps, 1000) == reference.timesteps.tolist()


@pytest.mark.parametrize("steps", [0, -3, 1001])
def test_impossible_step_counts_raise_bad_input_at_once(steps: int, gaussian, noise) -> None:
    data = gaussian()
    with pytest.raises(BadInput, match="from 1 to 1000"):
        sample(data.denoiser(), noise(), data.schedule, steps=steps, generators=picture_generators(0, 2))


def test_unknown_samplers_and_missing_generators_are_refused_at_once(gaussian, noise) -> None:
    data = gaussian()
    with pytest.raises(BadInput, match="no sampler 'plms'"):
        sample(data.denoiser(), noise(), data.schedule, sampler="plms", generators=picture_generators(0, 2))
    with pytest.raises(ValueError, match="as many generators"):
        sample(data.denoiser(), noise(), data.schedule, generators=picture_generators(0, 1))


@pytest.mark.parametrize("clip", [False, True])
@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("kind", KINDS)
def test_each_step_begins_where_the_last_one_ended(kind: str, sampler: str, clip: bool, gaussian, noise) -> None:
    data = gaussian(kind)
    steps = walk(data, noise(), sampler, 40, clip)
    assert [s.index for s in steps] == list(range(40))
    assert {s.total for s in steps} == {40}
    assert [s.timestep for s in steps] == default_timesteps(sampler, 40, data.schedule)
    assert torch.equal(steps[0].x_t, noise())
    for before, after in itertools.pairwise(steps):
        assert before.x_next is after.x_t
    # variance-preserving all along, also where the solver itself works in another space
    for step in steps:
        alpha_bar = data.schedule.alpha_bar(step.timestep)
        expected = math.sqrt(alpha_bar * data.deviation**2 + 1 - alpha_bar)
        assert float(step.x_t.std()) == pytest.approx(expected, rel=0.5)
    end = steps[-1].x_next
    assert end.dtype == torch.float32
    assert bool(torch.isfinite(end).all())
    if clip:
        assert float(end.abs().max()) <= bound(sampler, 1e-5)


@pytest.mark.parametrize(("steps", "T"), [(1, 1000), (2, 2), (1, 2), (61, 1000), (13, 15), (7, 7), (1000, 1000)])
@pytest.mark.parametrize("sampler", SAMPLERS)
def test_odd_step_counts_work(sampler: str, steps: int, T: int, gaussian, noise) -> None:
    # diffusers' own trailing timesteps have one too many, t = -1, for 61 of 1000 and 13 of 15
    data = gaussian("cosine", T)
    made = walk(data, noise(size=2), sampler, steps, clip=True)
    assert len(made) == steps
    assert bool(torch.isfinite(made[-1].x_next).all())
    assert float(made[-1].x_next.abs().max()) <= bound(sampler)


@pytest.mark.parametrize("steps", [10, 50])
@pytest.mark.parametrize("kind", KINDS)
def test_ddim_is_first_order_dpm_solver_unipc_and_euler(kind: str, steps: int, gaussian, noise) -> None:
    data = gaussian(kind)
    ddim = walk(data, noise(), "ddim", steps)
    euler = walk(data, noise(), "euler", steps)
    times = trailing_timesteps("ddim", steps, 1000)
    dpm = diffusers.DPMSolverMultistepScheduler(
        1000,
        trained_betas=data.schedule.trained_betas(),
        solver_order=1,
        prediction_type="sample",
        timestep_spacing="trailing",
        final_sigmas_type="zero",
    )
    unipc = diffusers.UniPCMultistepScheduler(
        1000,
        trained_betas=data.schedule.trained_betas(),
        solver_order=1,
        prediction_type="sample",
        timestep_spacing="trailing",
        disable_corrector=list(range(steps)),
    )
    for scheduler in (dpm, unipc):
        scheduler.alphas_cumprod = data.schedule.alphas_cumprod
        scheduler.set_timesteps(steps)
        x_t = noise()
        for t, step in zip(times, ddim, strict=True):
            x_t = scheduler.step(data.denoiser()(x_t, torch.full((2,), t)).x0, t, x_t).prev_sample
            torch.testing.assert_close(x_t, step.x_next, rtol=0, atol=6e-6)
    for a, b in zip(ddim, euler, strict=True):
        torch.testing.assert_close(a.x_next, b.x_next, rtol=0, atol=6e-6)


@pytest.mark.parametrize("sampler", ["dpmpp_2m", "dpmpp_3m", "unipc"])
def test_multistep_solvers_match_diffusers(sampler: str, gaussian, noise) -> None:
    """diffusers' scheduler, given epsilon and its own tables, samples the same picture."""
    data = gaussian("linear")
    steps = walk(data, noise(), sampler, 20)
    common = {"trained_betas": data.schedule.trained_betas(), "timestep_spacing": "trailing"}
    if sampler == "unipc":
        theirs = diffusers.UniPCMultistepScheduler(1000, **common)
    else:
        theirs = diffusers.DPMSolverMultistepScheduler(1000, solver_order=int(sampler[-2]), **common)
    theirs.set_timesteps(20)
    assert theirs.timesteps.tolist() == [s.timestep for s in steps]
    x_t = noise()
    for t in theirs.timesteps.tolist():
        x_t = theirs.step(data.denoiser()(x_t, torch.full((2,), t)).epsilon, t, x_t).prev_sample
    torch.testing.assert_close(x_t, steps[-1].x_next, rtol=0, atol=1e-3)


def test_heun_matches_diffusers(gaussian, noise) -> None:
    data = gaussian("linear")
    steps = walk(data, noise(), "heun", 40)
    theirs = diffusers.HeunDiscreteScheduler(
        1000, trained_betas=data.schedule.trained_betas(), timestep_spacing="trailing"
    )
    theirs.set_timesteps(40)
    state = noise() * (theirs.init_noise_sigma**2 + 1) ** 0.5
    for t in theirs.timesteps:
        x_t = theirs.scale_model_input(state, t)
        state = theirs.step(data.denoiser()(x_t, torch.full((2,), int(t))).epsilon, t, state).prev_sample
    torch.testing.assert_close(state, steps[-1].x_next, rtol=0, atol=2e-3)


def test_heun_evaluates_twice_in_every_step_but_the_last(gaussian, noise) -> None:
    data = gaussian("linear")
    asked: list[int] = []

    def denoiser(x_t, t):
        asked.append(int(t[0]))
        return data.denoiser()(x_t, t)

    made = list(sample(denoiser, noise(), data.schedule, sampler="heun", steps=20, generators=picture_generators(0, 2)))
    times = [s.timestep for s in made]
    assert asked == [times[0], *(t for t in times[1:] for _ in range(2))]


@pytest.mark.parametrize("steps", [5, 10, 20, 50])
def test_heun_survives_the_steep_start_of_the_cosine_schedule(steps: int, gaussian, noise) -> None:
    data = gaussian("cosine")
    exact = data.on_path(noise(), 999, -1)
    errors = {
        name: float((walk(data, noise(), name, steps)[-1].x_next - exact).abs().max()) for name in ("heun", "euler")
    }
    assert errors["heun"] < errors["euler"] / 2


# An even walk in log-SNR, so that every step is of the same size to the solvers.
EVEN = NoiseSchedule("linear", torch.sigmoid(2 * torch.linspace(6, -6, 4000, dtype=torch.float64)))


@pytest.mark.parametrize(
    ("sampler", "slope", "tolerance"),
    [("ddim", 1, 0.1), ("euler", 1, 0.1), ("dpmpp_2m", 2, 0.15), ("heun", 2, 0.25), ("unipc", 3, 0.35)],
)
def test_errors_on_gaussian_data_decrease_with_the_solvers_order(
    sampler: str, slope: float, tolerance: float, gaussian
) -> None:
    assert _slope(sampler, gaussian)[0] == pytest.approx(slope, abs=tolerance)


def test_the_third_order_solver_converges_faster_than_the_second(gaussian) -> None:
    # diffusers weighs the last difference with half of the Taylor coefficient, so that 3 is not quite reached
    (slope, error), (slope_2m, error_2m) = _slope("dpmpp_3m", gaussian), _slope("dpmpp_2m", gaussian)
    assert slope > slope_2m + 0.2
    assert error < error_2m / 3


def _slope(sampler: str, gaussian) -> tuple[float, float]:
    data = type(gaussian())(EVEN)
    x_T = randn((2, 1, 8, 8), picture_generators(0, 2), dtype=torch.float64)
    errors = []
    for steps in (20, 40, 80):
        middle = walk(data, x_T, sampler, steps)[steps // 2]  # past the warm-up, before the jump to σ = 0
        assert middle.timestep == 1999
        errors.append(float((middle.x_t - data.on_path(x_T, 3999, 1999)).abs().max()))
    return math.log2(errors[0] / errors[2]) / 2, errors[-1]


@pytest.mark.parametrize(
    ("sampler", "options"),
    [("ddpm", {}), ("ddim", {"eta": 0.7}), *[(name, {}) for name in SAMPLERS if name != "ddpm"]],
)
def test_batch_size_does_not_change_a_picture(sampler: str, options, gaussian) -> None:
    data = gaussian("cosine")

    def last(first: int, count: int):
        generators = picture_generators(21, count, first)
        x_T = randn((count, 1, 8, 8), generators)
        *_, step = sample(
            data.denoiser(True), x_T, data.schedule, sampler=sampler, steps=15, generators=generators, **options
        )
        return step.x_next

    together = last(0, 5)
    for index in (0, 3, 4):
        assert torch.equal(together[index], last(index, 1)[0])


@pytest.mark.parametrize("sampler", ["ddim", "heun"])
def test_steps_are_computed_lazily_and_inference_mode_does_not_leak(sampler: str, gaussian, noise) -> None:
    data = gaussian()
    asked: list[int] = []

    def denoiser(x_t, t):
        asked.append(int(t[0]))
        assert torch.is_inference_mode_enabled()
        return data.denoiser()(x_t, t)

    walking = sample(denoiser, noise(), data.schedule, sampler=sampler, steps=10, generators=picture_generators(0, 2))
    assert asked == []
    next(walking)
    evaluations = len(asked)
    assert evaluations <= 2
    assert not torch.is_inference_mode_enabled()
    weight = torch.ones(1, requires_grad=True)
    (weight * 2).sum().backward()  # what a training step does in between
    walking.close()
    assert len(asked) == evaluations


def test_schedulers_keep_the_float64_schedule(gaussian) -> None:
    schedule = gaussian("cosine").schedule
    times = trailing_timesteps("unipc", 20, 1000)
    scheduler = make_scheduler("UniPCMultistepScheduler", schedule, times, solver_order=2)
    assert scheduler.timesteps.tolist() == times
    table = schedule.alphas_cumprod[times]
    assert torch.equal(scheduler.sigmas[:-1], ((1 - table) / table).sqrt())
    assert float(scheduler.sigmas[-1]) == 0


def test_schedulers_emit_no_warnings(gaussian, noise, capfd: pytest.CaptureFixture[str]) -> None:
    for sampler in SAMPLERS:
        walk(gaussian(), noise(), sampler, 3)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("steps", [1, 4, 20])
def test_every_sampler_begins_at_pure_noise(sampler: str, steps: int, gaussian, noise) -> None:
    data = type(gaussian())(NoiseSchedule.of(ScheduleSpec(kind="cosine", timesteps=20, zero_terminal_snr=True)))
    made = walk(data, noise(), sampler, steps, clip=True)
    assert all(bool(step.x_next.isfinite().all()) for step in made)
    assert float(made[-1].x_next.abs().max()) <= bound(sampler)


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(KINDS), st.integers(2, 1000), st.booleans(), st.data())
def test_ipndm_timesteps_decrease_and_never_repeat(kind: str, T: int, zero: bool, data: st.DataObject) -> None:
    schedule = NoiseSchedule.of(ScheduleSpec(kind=kind, timesteps=T, zero_terminal_snr=zero))
    steps = data.draw(st.integers(1, T))
    times = rho_timesteps(steps, schedule)
    assert len(times) == steps
    assert times[0] < T
    assert times[-1] >= 0
    assert all(a > b for a, b in itertools.pairwise(times))


def test_ipndm_timesteps_lie_on_the_karras_grid() -> None:
    schedule = NoiseSchedule.of(ScheduleSpec(kind="linear"))
    roots = schedule.sigmas[rho_timesteps(10, schedule)] ** (1 / RHO)
    assert float(schedule.sigmas[rho_timesteps(10, schedule)[0]]) == pytest.approx(LARGEST_SIGMA, rel=0.01)
    torch.testing.assert_close(roots.diff(), roots.diff().mean().expand(9), rtol=0.05, atol=0)


def test_ipndm_converges_faster_than_third_order_on_an_even_grid(gaussian) -> None:
    sigmas = torch.linspace(0.05, 8, 1281, dtype=torch.float64)
    data = type(gaussian())(NoiseSchedule("linear", 1 / (1 + sigmas**2)))
    x_T = randn((2, 1, 8, 8), picture_generators(0, 2), dtype=torch.float64)
    errors = []
    for stride in (32, 16, 8):  # to where the slope still turns slowly, σ = 1 or so
        slopes, x_t = (), x_T
        # the first steps, which have no past, are taken finely: of themselves they are of lower order
        for t in range(1280, 160, -stride):
            x0 = data.denoiser()(x_t, torch.full((2,), t)).x0
            step = ipndm_step(x0, x_t, t, t - stride, data.schedule, slopes)
            slopes = step.slopes
            x_t = data.on_path(x_T, 1280, t - stride) if t > 1280 - 3 * stride else step.x_prev
        errors.append(float((x_t - data.on_path(x_T, 1280, 160)).abs().max()))
    assert math.log2(errors[0] / errors[2]) / 2 > 3.2  # 4 in the limit


def test_ipndm_is_the_most_accurate_solver_at_ten_evaluations(gaussian, noise) -> None:
    data = gaussian("cosine")

    def error(sampler: str) -> float:
        made = walk(data, noise(), sampler, 10)
        exact = data.on_path(made[0].x_t, made[0].timestep, -1)
        return float((made[-1].x_next - exact).abs().max())

    ours = error("ipndm")
    assert all(ours < error(other) for other in ("ddim", "euler", "dpmpp_2m"))


@pytest.mark.parametrize(
    ("equation", "symbols"),
    [
        ("x_prev = √ᾱ′·x₀ + √(1 - ᾱ′ - σ²)·ε + σ·z", ["ᾱ, ᾱ′", "z"]),
        ("x_prev = √ᾱ′·(s′/s·x_t/√ᾱ + (1 - s′/s)·x₀)", ["ᾱ, ᾱ′", "s = √(1/ᾱ - 1), s′"]),
        ("x_prev = a·x_t + √ᾱ′·(1 - e⁻ʰ)·x₀₋₁,  r = h₋₁/h", ["ᾱ, ᾱ′", "h = ln(s/s′), s = √(1/ᾱ - 1)", "₋₁, ₋₂"]),
        ("x_prev = √(1 - ᾱₛ)·ε,  s = (1 - γ)·t′", ["ᾱ, ᾱ′"]),
    ],
)
def test_a_legend_explains_the_symbols_of_its_equation_alone(equation, symbols):
    assert [line.split(":")[0] for line in legend(equation).split("; ")] == symbols
