"""The 2-D playground's session: models of points learn in moments, walk, race, and are held against the truth."""

import numpy as np
import pytest
import torch
from pydantic import ValidationError

from studio.engine.plane.session import PlaneSession
from studio.engine.plane.walking import energy_distance, grid_points, steps_of, walk
from studio.protocol.errors import BadInput
from studio.protocol.plane import (
    FIELD_SIDE,
    HEAT_SIDE,
    REACH,
    ComputePlaneTruth,
    LearnPlane,
    PlaneSettings,
    RacePlane,
    WalkSettings,
)
from studio.protocol.points import write_points
from studio.protocol.samplers import SAMPLERS

WALK = WalkSettings(steps=6, count=40)


def learn(session, settings, steps=3, name="a", **changes):
    return session.answer(
        LearnPlane(job="j", session=name, settings=settings, steps=steps, seconds=5, walk=WALK, **changes)
    )


@pytest.mark.parametrize("model", ["diffusion", "vae", "gan"])
def test_every_model_learns_and_walks(model):
    session = PlaneSession()
    first = learn(session, PlaneSettings(model=model), steps=0)
    assert (first.step, first.losses) == (0, {})
    assert first.data.array().shape == (2000, 2)
    later = learn(session, PlaneSettings(model=model))
    assert later.step == 3
    assert all(np.isfinite(loss) for loss in later.losses.values())
    assert later.data is None, "the data is told once"
    states = later.walk.states.array()
    assert states.shape == ((7 if model == "diffusion" else 2), 40, 2)
    np.testing.assert_array_equal(states[0], first.walk.states.array()[0])  # the same noise
    assert not np.array_equal(states[-1], first.walk.states.array()[-1])
    assert (later.heat is not None) == (model == "gan")


def test_losses_are_named_as_they_are_computed():
    session, settings = PlaneSession(), PlaneSettings(model="gan")
    assert set(learn(session, settings).losses) == {"generator", "discriminator", "D(real)", "D(fake)"}
    assert "generator" not in learn(session, settings, networks="discriminator").losses
    assert set(learn(session, settings, networks="generator").losses) == {"generator"}


@pytest.mark.parametrize(("updated", "changed"), [("discriminator", 1), ("generator", 0)])
def test_one_network_of_a_gan_learns_while_the_other_waits(updated, changed):
    session, settings = PlaneSession(), PlaneSettings(model="gan")
    learn(session, settings, steps=2)
    learner = session._trainer.learner
    networks = [learner.generator, learner.discriminator]
    before = [[weight.detach().clone() for weight in network.parameters()] for network in networks]
    learn(session, settings, steps=2, networks=updated)
    same = [
        all(torch.equal(old, new) for old, new in zip(kept, network.parameters(), strict=True))
        for kept, network in zip(before, networks, strict=True)
    ]
    assert same == [changed == 1, changed == 0]
    learn(session, settings, steps=1)
    assert not all(torch.equal(old, new) for old, new in zip(before[0], learner.generator.parameters(), strict=True))


def test_the_same_settings_learn_the_same():
    one, other = PlaneSession(), PlaneSession()
    settings = PlaneSettings(distribution="moons", seed=3)
    torch.manual_seed(1)
    state = torch.random.get_rng_state()
    a = learn(one, settings, steps=4)
    assert torch.equal(torch.random.get_rng_state(), state), "a running job keeps its random numbers"
    learn(other, settings, steps=1)
    assert learn(other, settings, steps=3).walk.states == a.walk.states
    assert learn(one, settings.model_copy(update={"seed": 4}), steps=4, name="b").walk.states != a.walk.states


def test_the_score_is_that_of_the_predicted_noise():
    session = PlaneSession()
    made = learn(session, PlaneSettings()).walk
    trainer = session._trainer
    with trainer.ema_weights(), torch.inference_mode():
        model = trainer.learner.model(trainer.card())
        grid, t = grid_points(FIELD_SIDE), made.timesteps[2]
        noise = model.denoiser([None] * len(grid), 1.0)(grid.reshape(-1, 2, 1, 1), torch.full((len(grid),), t)).epsilon
        score = -noise.flatten(1) / (1 - model.schedule.alpha_bar(t)) ** 0.5
    np.testing.assert_allclose(made.score.array()[2].reshape(-1, 2), score.numpy(), rtol=2e-3, atol=2e-3)
    assert made.alphas_cumprod[-1] == 1
    assert len(made.alphas_cumprod) == len(made.timesteps) + 1


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_every_sampler_walks_and_counts_its_evaluations(sampler):
    session = PlaneSession()
    learn(session, PlaneSettings(), steps=1)
    trainer = session._trainer
    with trainer.ema_weights():
        model = trainer.learner.model(trainer.card())
        settings = WalkSettings(sampler=sampler, steps=steps_of(sampler, 8), count=10, fields=False)
        made = walk(model, settings)
    assert 6 <= made.evaluations <= 9
    assert np.isfinite(made.states.array()).all()
    assert made.score is None


def test_samplers_race_from_the_same_noise():
    session = PlaneSession()
    learn(session, PlaneSettings(), steps=1)
    raced = session.answer(RacePlane(job="r", session="a", samplers=("ddim", "heun", "ddpm"), evaluations=5))
    assert [made.sampler for made in raced.walks] == ["ddim", "heun", "ddpm"]
    assert [made.evaluations for made in raced.walks] == [5, 4, 5]  # a steep step of Heun is one of Euler
    starts = [made.states.array()[0] for made in raced.walks]
    assert np.array_equal(starts[0], starts[1])
    assert np.array_equal(starts[0], starts[2])
    assert all(made.distance > 0 for made in raced.walks)


def test_the_truth_is_reported_on_the_same_grids():
    settings = PlaneSettings(distribution="checkerboard")
    told = PlaneSession().answer(ComputePlaneTruth(job="t", settings=settings, alphas_cumprod=(0.9999, 0.5, 1e-5)))
    density = told.density.array().astype(float)
    assert density.shape == (3, HEAT_SIDE, HEAT_SIDE)
    assert told.score.array().shape == (3, FIELD_SIDE, FIELD_SIDE, 2)
    cell = (2 * REACH / (HEAT_SIDE - 1)) ** 2
    assert density[1].sum() * cell == pytest.approx(1, abs=0.03)
    assert told.accuracy.startswith("exact")
    # pure noise is pulled to the middle
    np.testing.assert_allclose(told.score.array()[2].reshape(-1, 2), -grid_points(FIELD_SIDE).numpy(), atol=0.02)


def test_drawn_points_are_learned(tmp_path):
    place = tmp_path / "drawn.json"
    write_points(place, np.random.default_rng(0).uniform(-0.5, 0.5, (50, 2)))
    settings = PlaneSettings(distribution="drawn", path=str(place))
    assert np.abs(learn(PlaneSession(), settings).data.array()).max() < 0.7


@pytest.mark.parametrize(
    "request_",
    [
        RacePlane(job="r", session="gone", samplers=("ddim",)),
        LearnPlane(job="l", session="x", settings=PlaneSettings(distribution="drawn", path="/nowhere/drawn.json")),
        LearnPlane(job="l", session="x", settings=PlaneSettings(distribution="drawn")),
    ],
)
def test_what_cannot_be_done_is_reported_in_one_line(request_):
    session = PlaneSession()
    with pytest.raises((BadInput, ValidationError)) as told:
        session.answer(request_)
    assert isinstance(told.value, BadInput)


def test_divergence_is_reported_and_a_new_session_begins():
    session = PlaneSession()
    learn(session, PlaneSettings(model="vae"))
    with torch.no_grad():
        next(session._trainer.learner.decoder.parameters()).fill_(torch.inf)
    with pytest.raises(BadInput, match="diverged"):
        learn(session, PlaneSettings(model="vae"))
    assert learn(session, PlaneSettings(model="vae"), name="b").step == 3


def test_the_energy_distance_distinguishes_samples():
    a, b = (torch.from_numpy(np.random.default_rng(seed).normal(size=(800, 2))) for seed in (0, 1))
    assert energy_distance(a, b) < 0.1
    assert energy_distance(a, b + 1) > 0.4
    assert energy_distance(a, a + 100) == pytest.approx((2 * 100 * 2**0.5) ** 0.5, rel=0.05)
