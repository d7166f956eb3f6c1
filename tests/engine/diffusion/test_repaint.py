import itertools

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.diffusion.repaint import repaint, repaint_order
from studio.engine.diffusion.rng import picture_generators, randn
from studio.protocol.errors import BadInput

SIZE = 8


def run(data, mask, known, count: int = 2, first: int = 0, **options):
    generators = picture_generators(3, count, first)
    x_T = randn((count, 1, SIZE, SIZE), generators)
    how = {"steps": 20, "resamples": 3, "jump_length": 4, **options}
    return list(repaint(data.denoiser(True), known, mask, x_T, data.schedule, generators=generators, **how))


def half_mask() -> torch.Tensor:
    mask = torch.zeros(1, 1, SIZE, SIZE)
    mask[..., SIZE // 2 :] = 1
    return mask


def known_picture(count: int = 1) -> torch.Tensor:
    return torch.rand(count, 1, SIZE, SIZE, generator=torch.Generator().manual_seed(9)) * 2 - 1


@given(st.integers(1, 120), st.integers(1, 8), st.integers(1, 40))
def test_the_schedule_has_the_right_number_of_evaluations(steps: int, resamples: int, jump_length: int) -> None:
    order = repaint_order(steps, resamples, jump_length)
    jumping_points = len(range(0, steps - jump_length, jump_length))
    assert len(order) == steps + jumping_points * (resamples - 1) * jump_length
    assert order[0] == 0
    assert order[-1] == steps - 1
    assert set(order) == set(range(steps))
    for before, after in itertools.pairwise(order):
        assert after in (before + 1, before + 1 - jump_length)


def test_the_schedule_matches_the_paper() -> None:
    # T = 250, j = 10, r = 10 take 4570 moves (appendix B): as many evaluations as moves up, and 250 more
    order = repaint_order(250, 10, 10)
    assert len(order) + (len(order) - 250) == 4570
    assert repaint_order(6, 2, 2) == [0, 1, 2, 1, 2, 3, 4, 3, 4, 5]
    assert repaint_order(5, 1, 2) == [0, 1, 2, 3, 4]
    assert repaint_order(4, 2, 1) == [0, 0, 1, 1, 2, 2, 3]


def test_the_schedule_needs_positive_jumps() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        repaint_order(10, 0, 5)


@pytest.mark.parametrize("sampler", ["ddpm", "ddim", "dpmpp_2m"])
def test_known_pixels_are_restored_exactly(sampler: str, gaussian) -> None:
    known, mask = known_picture(), half_mask()
    steps = run(gaussian("cosine"), mask, known, sampler=sampler)
    assert [s.index for s in steps] == list(range(len(steps)))
    assert {s.total for s in steps} == {len(repaint_order(20, 3, 4))} == {len(steps)}
    end = steps[-1].x_next
    kept = (mask == 0).expand_as(end)
    assert torch.equal(end[kept], known.expand_as(end)[kept])
    assert not torch.equal(end[~kept], known.expand_as(end)[~kept])
    assert float(end.abs().max()) <= 1
    assert not torch.equal(end[0], end[1])


@pytest.mark.parametrize("eta", [0.0, 1.0])
def test_known_pixels_have_the_noise_level_of_each_step(eta: float, gaussian) -> None:
    """At each level the known part is √ᾱ·x0 + √(1-ᾱ)·noise, with fresh noise for each picture."""
    data = gaussian("linear")
    count = 64
    known = torch.full((1, 1, SIZE, SIZE), 0.8)
    mask = half_mask()
    steps = run(data, mask, known, count=count, sampler="ddim", eta=eta, steps=10, resamples=2, jump_length=3)
    kept = (mask == 0).expand(count, 1, SIZE, SIZE)
    for step in steps[1:]:  # also right after a jump
        alpha_bar = data.schedule.alpha_bar(step.timestep)
        part = step.x_t[kept]
        spread = (1 - alpha_bar) ** 0.5
        assert abs(float(part.mean()) - alpha_bar**0.5 * 0.8) < 6 * spread / len(part) ** 0.5
        assert float(part.std()) == pytest.approx(spread, rel=0.12)


def test_soft_masks_keep_the_noise_level(gaussian) -> None:
    data = gaussian("linear")
    count = 64
    mask = torch.full((1, 1, SIZE, SIZE), 0.5)
    known = torch.full((1, 1, SIZE, SIZE), -0.5)
    steps = run(data, mask, known, count=count, sampler="ddpm", steps=50, resamples=1)
    for step in steps[1:25]:
        alpha_bar = data.schedule.alpha_bar(step.timestep)
        assert float(step.x_t.std()) == pytest.approx((1 - alpha_bar) ** 0.5, rel=0.15)
    last = steps[-1]
    torch.testing.assert_close(last.x_next, 0.5 * last.x0 + 0.5 * known, rtol=0, atol=1e-6)


def test_a_full_mask_is_plain_sampling_and_an_empty_one_changes_nothing(gaussian) -> None:
    data, known = gaussian("cosine"), known_picture()
    everything = run(data, torch.ones(1, 1, SIZE, SIZE), known, sampler="ddim", resamples=1)
    assert torch.equal(everything[-1].x_next, everything[-1].x0)
    nothing = run(data, torch.zeros(1, 1, SIZE, SIZE), known, sampler="ddim")
    assert torch.equal(nothing[-1].x_next, known.expand_as(nothing[-1].x_next))


def test_known_pixels_survive_a_model_that_returns_nan(gaussian) -> None:
    data, known, mask = gaussian("cosine"), known_picture(), half_mask()

    def broken(x_t, t):
        prediction = data.denoiser()(x_t, t)
        return type(prediction)(*(view * float("nan") for view in (prediction.epsilon, prediction.x0, prediction.v)))

    generators = picture_generators(0, 1)
    *_, last = repaint(
        broken, known, mask, randn((1, 1, SIZE, SIZE), generators), data.schedule, steps=5, generators=generators
    )
    assert torch.equal(last.x_next[mask == 0], known[mask == 0])


@settings(deadline=None, max_examples=10)
@given(st.sampled_from(["ddpm", "ddim"]), st.integers(0, 3))
def test_batch_size_does_not_change_a_picture(sampler: str, index: int) -> None:
    from studio.engine.diffusion.prediction import make_denoiser
    from studio.engine.diffusion.schedules import NoiseSchedule, alphas_cumprod

    schedule = NoiseSchedule("cosine", alphas_cumprod("cosine", 100))
    denoiser = make_denoiser(lambda x_t, t: x_t * 0.5, "epsilon", schedule)
    known, masks = known_picture(4), torch.rand(4, 1, SIZE, SIZE, generator=torch.Generator().manual_seed(1))

    def last(part: slice, first: int, count: int):
        generators = picture_generators(8, count, first)
        x_T = randn((count, 1, SIZE, SIZE), generators)
        *_, step = repaint(
            denoiser, known[part], masks[part], x_T, schedule, sampler=sampler, steps=10, generators=generators
        )
        return step.x_next

    together = last(slice(None), 0, 4)
    assert torch.equal(together[index], last(slice(index, index + 1), index, 1)[0])


def test_a_conditional_gaussian_is_sampled_correctly() -> None:
    """Two correlated pixels, one known: resampling must make the other follow it."""
    from studio.engine.diffusion.prediction import to_prediction
    from studio.engine.diffusion.schedules import NoiseSchedule, alphas_cumprod

    schedule = NoiseSchedule("cosine", alphas_cumprod("cosine", 200))
    correlation, spread = 0.9, 0.3
    covariance = spread**2 * torch.tensor([[1, correlation], [correlation, 1]])

    def denoiser(x_t, t):
        alpha_bar = schedule.alpha_bar(int(t[0]))
        gain = alpha_bar**0.5 * covariance @ torch.linalg.inv(alpha_bar * covariance + (1 - alpha_bar) * torch.eye(2))
        x0 = (x_t.reshape(len(x_t), 2) @ gain.T).reshape(x_t.shape)
        return to_prediction(x0, "x0", x_t, t, schedule, clip=False)

    count = 400
    known, mask = torch.full((1, 1, 1, 2), 0.5), torch.tensor([[[[0.0, 1.0]]]])
    means = []
    for resamples in (1, 8):
        generators = picture_generators(0, count)
        x_T = randn((count, 1, 1, 2), generators)
        *_, last = repaint(
            denoiser, known, mask, x_T, schedule, sampler="ddpm", steps=50, generators=generators,
            resamples=resamples, jump_length=5,
        )  # fmt: skip
        means.append(float(last.x_next[..., 1].mean()))
    truth = correlation * 0.5
    assert means[1] == pytest.approx(truth, abs=0.1)
    assert abs(means[1] - truth) < abs(means[0] - truth) * 0.65


def test_mismatched_inputs_are_refused_at_once(gaussian) -> None:
    data, known = gaussian(), known_picture()
    with pytest.raises(ValueError, match="does not fit"):
        run(data, torch.ones(1, 1, 4, 4), known)
    with pytest.raises(ValueError, match="does not fit"):
        run(data, torch.ones(1, SIZE, SIZE), known)
    with pytest.raises(BadInput, match="from 1 to 1000"):
        run(data, half_mask(), known, steps=2000)
