"""Every remedy that an evaluation offers can be applied as described."""

from pathlib import Path

import pytest

from studio.engine.learners.gan import Gan
from studio.engine.learners.gan_remedies import remedies
from studio.engine.learners.vae import ANNEALING
from studio.engine.training.learner import Judgement
from studio.engine.training.run import run_training
from studio.protocol.continuation import Continuation, continuation_for
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe
from tests.engine.small_runs import twelve_pictures

SMALL = {"dataset": DatasetSpec(size=8), "steps": 2, "batch_size": 4, "warmup_steps": 0, "sample_every": 1000}
GANS = {
    "plain": {},
    "wasserstein": {"loss": "wasserstein", "discriminator_updates": 3},
    "slow discriminator": {"discriminator_rate": 0.02},
    "all": {"conditional": True, "spectral_norm": True, "minibatch_std": True, "r1": 0.5},
}


@pytest.fixture(autouse=True)
def twelve(monkeypatch: pytest.MonkeyPatch):
    """Twelve pictures in place of the digits, and no time for judging noise."""
    monkeypatch.setattr("studio.engine.training.run.load_dataset", lambda spec, notify: twelve_pictures())
    monkeypatch.setattr("studio.engine.training.learner.Learner.judge", lambda self: Judgement())
    monkeypatch.setattr("studio.engine.learners.gan.Gan.judge", lambda self: Judgement())
    monkeypatch.setattr("studio.engine.learners.vae.Vae.judge", lambda self: Judgement())
    monkeypatch.setattr("studio.engine.training.device.computing_threads", lambda: 1)


def taken(recipe: TrainRecipe, found: dict[str, dict], tmp_path: Path) -> dict[str, Continuation]:
    """Take each remedy of a run that has ended, and return how each continues."""
    parent, continuations = RunFolder(tmp_path / "parent"), {}
    assert run_training(recipe, parent, device="cpu").state == "finished"
    for number, (title, changes) in enumerate(found.items()):
        wanted = changed(recipe, {**changes, "steps": 4})
        continuation = continuations[title] = continuation_for(recipe, changed(recipe, changes), going=False)
        branch = (parent, None) if continuation is Continuation.BRANCH else None
        run = RunFolder(tmp_path / str(number))
        assert run_training(wanted, run, device="cpu", branch=branch).step == 4, title
        assert (run.read_recipe().branch is None) == (continuation is Continuation.NEW_RUN)
    return continuations


@pytest.mark.parametrize("name", list(GANS))
def test_of_a_gan(name: str, tmp_path: Path):
    options = {"latent": 4, "width": 4, **GANS[name]}
    recipe = TrainRecipe(model="gan", options=options, **SMALL)
    read = Gan.read_options(recipe)
    found = remedies(
        recipe,
        loss=read.loss,
        discriminator_updates=read.discriminator_updates,
        minibatch_std=read.minibatch_std,
        r1=read.r1,
        discriminator_rate=read.discriminator_rate,
    )
    continuations = taken(recipe, {remedy.title: remedy.changes for remedy in found}, tmp_path)
    assert len(continuations) >= 3
    assert ("Match the discriminator's learning rate" in continuations) == (name == "slow discriminator")
    other_networks = {title for title, continuation in continuations.items() if continuation is Continuation.NEW_RUN}
    assert other_networks == ({"Minibatch stddev"} if name != "all" else set())


def test_of_a_vae(tmp_path: Path):
    recipe = TrainRecipe(model="vae", options={"hidden": (8,), "latent": 2}, **SMALL)
    continuations = taken(recipe, {"Halve beta": {"options.beta": 0.5}, **ANNEALING}, tmp_path)
    assert list(continuations.values()) == [Continuation.BRANCH, Continuation.NEW_RUN]


def test_what_disturbs_least_comes_first():
    recipe = TrainRecipe(model="gan", options={})
    found = remedies(recipe, loss="non-saturating", discriminator_updates=1, minibatch_std=False, r1=0.0)
    continuations = [continuation_for(recipe, changed(recipe, remedy.changes), going=True) for remedy in found]
    assert continuations == [
        Continuation.NOW,
        Continuation.BRANCH,
        Continuation.BRANCH,
        Continuation.BRANCH,
        Continuation.NEW_RUN,
    ]
