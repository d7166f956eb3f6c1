"""The denoising loop: exact continuation from any step, and the terms of every step."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from studio.engine.diffusion.known import FixedNoiseRegion, FreshNoiseRegion
from studio.engine.diffusion.prediction import SelfConditionedDenoiser
from studio.engine.diffusion.repaint import repaint_order, repaint_solver
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import denoising_loop, memory_of, sample
from studio.engine.diffusion.schedules import NoiseSchedule, alphas_cumprod
from studio.engine.diffusion.solvers.registry import SAMPLERS, default_timesteps, make_solver

SHAPE = (1, 4, 4)
COSINE = NoiseSchedule("cosine", alphas_cumprod("cosine", 1000))
LINEAR = NoiseSchedule("linear", alphas_cumprod("linear", 1000))
SETTINGS = [
    *((name, {}) for name in SAMPLERS),
    ("ddim", {"eta": 0.7}),
    ("tcd", {"eta": 0.4}),
    ("ddpm", {"variance": "fixed_large"}),
]


def network(x_t: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
    """An arbitrary nonlinear function in place of a network."""
    return torch.sin(3 * x_t + t.reshape(-1, 1, 1, 1) / 200).roll(1, -1)


def denoiser(schedule: NoiseSchedule, clip: bool = True):
    return SelfConditionedDenoiser(lambda x, t: network(x[:, :1], t) + 0.2 * x[:, 1:], "v", schedule, clip)


def started(count: int = 2):
    generators = picture_generators(3, count)
    return generators, randn((count, *SHAPE), generators)


def assert_repeats(whole, make, generators_of, begin: int) -> None:
    """Continue from the kept state with used generators, and compare the remaining steps to the bit."""
    step = whole[begin]
    generators = generators_of()
    for generator in generators:
        torch.randn(17, generator=generator)
    rest = list(make(generators, step.x_t.clone(), begin, {k: v.clone() for k, v in step.state.items()}))
    assert len(rest) == len(whole) - begin
    for ours, theirs in zip(rest, whole[begin:], strict=True):
        assert (ours.index, ours.timestep) == (theirs.index, theirs.timestep)
        for name in ("x_t", "x0", "x_next"):
            assert torch.equal(getattr(ours, name), getattr(theirs, name)), (name, ours.index)


@pytest.mark.parametrize(("sampler", "options"), SETTINGS)
@pytest.mark.parametrize("schedule", [COSINE, LINEAR], ids=["cosine", "linear"])
def test_sampling_continues_exactly_from_every_step(schedule, sampler: str, options) -> None:
    timesteps = default_timesteps(sampler, 9, schedule)

    def make(generators, x, begin=0, state=None):
        solver = make_solver(sampler, schedule, timesteps, **options)
        how = {"begin": begin, "state": state, "keep_state": True}
        return denoising_loop(denoiser(schedule), solver, x, generators, **how)

    generators, x_T = started()
    whole = list(make(generators, x_T))
    for begin in range(len(whole)):
        assert_repeats(whole, make, lambda: picture_generators(3, 2), begin)


@given(st.sampled_from(SETTINGS), st.integers(1, 30), st.data())
def test_sampling_from_a_later_timestep_continues_from_any_step(setting, steps: int, data) -> None:
    """Sampling that begins at a later timestep, as in image to image, continues exactly from any step."""
    sampler, options = setting
    timesteps = default_timesteps(sampler, steps, COSINE)[data.draw(st.integers(0, steps - 1)) :]

    def make(generators, x, begin=0, state=None):
        solver = make_solver(sampler, COSINE, timesteps, **options)
        how = {"begin": begin, "state": state, "keep_state": True}
        return denoising_loop(denoiser(COSINE), solver, x, generators, **how)

    generators, x = started()
    whole = list(make(generators, x))
    assert_repeats(whole, make, lambda: picture_generators(3, 2), data.draw(st.integers(0, len(whole) - 1)))


@pytest.mark.parametrize("sampler", ["ddpm", "ddim"])
def test_repaint_continues_exactly_from_every_evaluation(sampler: str) -> None:
    mask = torch.zeros(1, 1, 4, 4)
    mask[..., 2:] = 1
    order = repaint_order(6, 3, 2)
    known = FreshNoiseRegion(torch.full((2, *SHAPE), 0.3), mask, COSINE)

    def make(generators, x, begin=0, state=None):
        solver = repaint_solver(sampler, 6, COSINE)
        how = {"begin": begin, "state": state, "keep_state": True}
        return denoising_loop(denoiser(COSINE), solver, x, generators, order=order, known=known, **how)

    generators, x_T = started()
    whole = list(make(generators, x_T))
    assert len(whole) == len(order) > 6
    for begin in range(len(order)):
        assert_repeats(whole, make, lambda: picture_generators(3, 2), begin)


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_inpainting_with_fixed_noise_continues_exactly(sampler: str) -> None:
    mask = torch.zeros(1, 1, 4, 4)
    mask[..., :2] = 1
    x0, noise = torch.full((2, *SHAPE), -0.4), randn((2, *SHAPE), picture_generators(50, 2))
    known = FixedNoiseRegion(x0, noise, mask, COSINE)
    timesteps = default_timesteps(sampler, 7, COSINE)

    def make(generators, x, begin=0, state=None):
        how = {"begin": begin, "state": state, "keep_state": True}
        return denoising_loop(
            denoiser(COSINE), make_solver(sampler, COSINE, timesteps), x, generators, known=known, **how
        )

    whole = list(make(*started()))
    for step, t_next in zip(whole, [*timesteps[1:], -1], strict=True):
        level = (
            x0 if t_next < 0 else COSINE.alpha_bar(t_next) ** 0.5 * x0 + (1 - COSINE.alpha_bar(t_next)) ** 0.5 * noise
        )
        torch.testing.assert_close(step.x_next[..., 2:], level[..., 2:], atol=1e-6, rtol=0)
    assert torch.equal(whole[-1].x_next[..., 2:], x0[..., 2:])
    for begin in range(len(whole)):
        assert_repeats(whole, make, lambda: picture_generators(3, 2), begin)


@pytest.mark.parametrize(("sampler", "options"), SETTINGS)
def test_the_state_has_the_shapes_that_memory_of_returns(sampler: str, options) -> None:
    solver = make_solver(sampler, COSINE, default_timesteps(sampler, 6, COSINE), **options)
    model = denoiser(COSINE)
    announced = memory_of(model, solver, SHAPE)
    generators, x_T = started(3)
    for step in denoising_loop(model, solver, x_T, generators, keep_state=True):
        assert {name: (value.dtype, tuple(value.shape)) for name, value in step.state.items()} == {
            name: (dtype, (3, *shape)) for name, (dtype, shape) in announced.items()
        }
    noisy = ("ddpm", "dpmpp_2m_sde", "dpmpp_sde", "sa", "euler_a", "lcm")
    assert ("draws" in announced) == (sampler in noisy or options.get("eta", 0) > 0)


def test_no_state_is_kept_by_default() -> None:
    generators, x_T = started()
    assert not any(step.state for step in sample(denoiser(COSINE), x_T, COSINE, sampler="unipc", generators=generators))


@pytest.mark.parametrize(("sampler", "options"), SETTINGS)
@pytest.mark.parametrize("schedule", [COSINE, LINEAR], ids=["cosine", "linear"])
def test_every_step_is_the_sum_of_its_terms(schedule, sampler: str, options) -> None:
    """Terms are computed after the last step: later steps must not change those of earlier ones."""
    generators, x_T = started()
    steps = list(sample(denoiser(schedule), x_T, schedule, sampler=sampler, steps=8, generators=generators, **options))
    for step in steps:
        terms = step.update.terms()
        total = sum(term.coefficient * term.value.double() for term in terms)
        torch.testing.assert_close(total, step.update.x_next.double(), atol=2e-5, rtol=2e-5)
        assert len({term.name for term in terms}) == len(terms)
        assert next(term for term in terms if term.name in ("x0", "epsilon")).value.shape == x_T.shape
    names = {term.name for step in steps for term in step.update.terms()}
    if sampler == "pndm":  # its first step is DDIM's, where so little is left of the picture
        names -= {"x0"}
    assert (
        names
        == {
            "ddpm": {"x_t", "x0", "noise"},
            "ddim": {"x0", "epsilon", *(["noise"] if options.get("eta") else [])},
            "ipndm": {"x_t", "x0", "epsilon", "epsilon[-1]", "epsilon[-2]", "epsilon[-3]"},
            "dpmpp_2m": {"x_t", "x0", "x0[-1]"},
            "dpmpp_3m": {"x_t", "x0", "x0[-1]", "x0[-2]"},
            "dpmpp_2m_sde": {"x_t", "x0", "x0[-1]", "noise"},
            "dpmpp_sde": {"x_t", "x_t[-1]", "x0", "x0[-1]", "noise"},
            "deis": {"x_t", "x0", "epsilon[-1]"},
            "sa": {"x_t", "x_t[-1]", "x0", "x0[-1]", "noise", "noise[-1]"},
            "unipc": {"x_t", "x_t[-1]", "x0", "x0[-1]", "x0[-2]"},
            "euler": {"x_t", "x0"},
            "euler_a": {"x_t", "x0", "noise"},
            "heun": {"x_t", "x0", "x_euler", "x0_euler"},
            "lms": {"x_t", "epsilon", "epsilon[-1]", "epsilon[-2]", "epsilon[-3]"},
            "pndm": {"x_t", "epsilon", "epsilon_euler", "epsilon[-1]", "epsilon[-2]", "epsilon[-3]"},
            "lcm": {"x_t", "x0", "noise"},
            "tcd": {"x0", "epsilon", *(["noise"] if options.get("eta") else [])},
        }[sampler]
    )


def test_computing_terms_does_not_change_sampling() -> None:
    for sampler in SAMPLERS:
        ends = []
        for look in (False, True):
            generators, x = started()
            for step in sample(denoiser(COSINE), x, COSINE, sampler=sampler, steps=6, generators=generators):
                if look:
                    step.update.terms()
                x = step.x_next
            ends.append(x)
        assert torch.equal(*ends), sampler


def test_each_picture_needs_a_generator() -> None:
    solver = make_solver("ddim", COSINE, [999])
    with pytest.raises(ValueError, match="as many generators"):
        denoising_loop(denoiser(COSINE), solver, torch.zeros(2, *SHAPE), picture_generators(0, 1))
