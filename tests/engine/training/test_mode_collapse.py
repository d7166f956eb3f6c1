"""A GAN collapses, which is noticed in time, and each remedy brings the diversity of its samples back."""

from pathlib import Path

import pytest

from studio.engine.training.learner import Judgement
from studio.engine.training.run import run_training
from studio.engine.training.sample_watch import HEALTHY, Measured, SampleWatch
from studio.protocol.continuation import another_network
from studio.protocol.errors import BadInput
from studio.protocol.events import Checkpointed, Event, Remedy, Sampled, Warned
from studio.protocol.presets import Preset
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe

# A GAN of the digits that is healthy after a hundred steps ...
HEALTHY_RECIPE = TrainRecipe(
    preset="tiny-gan",
    model="gan",
    options={"architecture": "mlp", "latent": 16, "width": 32, "r1": 1.0},
    dataset=DatasetSpec(size=8),
    betas=(0.5, 0.99),
    batch_size=32,
    learning_rate=2e-3,
    warmup_steps=0,
    learning_rate_schedule="constant",
    gradient_clip=10.0,
    ema_decay=0.9,
    steps=150,
    checkpoint_every=50,
    sample_every=50,
    keep_checkpoints=1,
    checkpoint_seconds=1e6,
    precision="float32",
)
# ... and that has no chance against a discriminator that stands still: every sample becomes the one that it likes best.
COLLAPSING = {"options.discriminator_rate": 1e-6, "learning_rate": 1e-2}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The preset of the healthy recipe, and no evaluation but the diversity."""
    preset = Preset(name="tiny-gan", title="Tiny", description="A tiny GAN.", recipe=HEALTHY_RECIPE)
    monkeypatch.setattr("studio.engine.learners.gan_remedies.presets", lambda: {"tiny-gan": preset})
    monkeypatch.setattr("studio.engine.learners.gan.Gan.judge", lambda self: Judgement())


def events(folder: RunFolder) -> list[Event]:
    return [event for event, _ in folder.events()]


def warnings(folder: RunFolder) -> list[Warned]:
    return [event for event in events(folder) if isinstance(event, Warned)]


def last_diversity(folder: RunFolder) -> float:
    found = [event.diversity for event in events(folder) if isinstance(event, Sampled)][-1]
    assert found is not None
    return found


def train(recipe: TrainRecipe, folder: RunFolder, branch: tuple[RunFolder, int] | None = None) -> RunFolder:
    status = run_training(recipe, folder, device="cpu", branch=branch)
    assert status is not None
    assert status.state == "finished"
    return folder


@pytest.fixture(scope="module")
def collapsed(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A run that was healthy until step 150 and then collapsed, with healthy and dead checkpoints."""
    home = tmp_path_factory.mktemp("collapse")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(home))
        preset = Preset(name="tiny-gan", title="Tiny", description="A tiny GAN.", recipe=HEALTHY_RECIPE)
        patch.setattr("studio.engine.learners.gan_remedies.presets", lambda: {"tiny-gan": preset})
        patch.setattr("studio.engine.learners.gan.Gan.judge", lambda self: Judgement())
        patch.setattr("studio.engine.training.device.computing_threads", lambda: 1)
        healthy = train(HEALTHY_RECIPE, RunFolder(home / "healthy"))
        assert last_diversity(healthy) > 1.5 * HEALTHY
        assert warnings(healthy) == []
        worse = changed(HEALTHY_RECIPE, COLLAPSING | {"steps": 400})
        return train(worse, RunFolder(home / "collapsed"), (healthy, 150))


def test_it_is_noticed_in_time_with_what_to_do(collapsed: RunFolder):
    assert last_diversity(collapsed) < 0.05
    (told,) = warnings(collapsed)
    assert told.step < 400
    (line,) = told.warnings
    assert line.startswith(f"Mode collapse: at step {told.step} the samples differ ")
    assert "Branch from step 150, the last healthy checkpoint, with a remedy, or start over." in line
    titles = [remedy.title for remedy in told.remedies]
    assert titles == [
        "Lower the learning rate to 0.002",
        "Unroll 5 discriminator steps",
        "Minibatch stddev",
        "Start over with the preset's settings",
    ]
    assert [remedy.anew for remedy in told.remedies] == [False, False, False, True]


def test_the_last_healthy_checkpoint_is_marked_and_kept(collapsed: RunFolder):
    kept = [int(path.name) for path in collapsed.complete_checkpoints()]
    assert kept == [150, 400], "only one is to be kept besides"
    healthy = collapsed.newest_healthy_checkpoint()
    assert healthy is not None
    assert int(healthy.name) == 150
    told = {event.step: event.healthy for event in events(collapsed) if isinstance(event, Checkpointed)}
    assert (told[150], told[400]) == (True, False)


@pytest.mark.parametrize("number", range(4), ids=["lower rate", "unrolled", "minibatch stddev", "start over"])
def test_each_remedy_brings_diversity_back(number: int, collapsed: RunFolder, tmp_path: Path):
    remedy: Remedy = warnings(collapsed)[0].remedies[number]
    recipe = collapsed.read_recipe()
    cured = changed(recipe, dict(remedy.changes))
    from_scratch = remedy.anew or bool(another_network(recipe, cured))
    assert from_scratch == (number >= 2)
    cured = changed(cured, {"steps": 200 if from_scratch else 350})
    folder = train(cured, RunFolder(tmp_path / "cured"), None if from_scratch else (collapsed, 150))
    assert last_diversity(folder) > HEALTHY
    assert warnings(folder) == []
    assert (cured.learning_rate, cured.options["discriminator_rate"]) == (HEALTHY_RECIPE.learning_rate, 1.0)


def test_without_a_healthy_checkpoint_it_says_to_start_over(tmp_path: Path):
    folder = train(changed(HEALTHY_RECIPE, COLLAPSING | {"steps": 300}), RunFolder(tmp_path / "run"))
    (told,) = warnings(folder)
    assert "No checkpoint is from before: start over" in told.warnings[0]
    assert folder.newest_healthy_checkpoint() is None


def test_an_untrained_model_has_not_collapsed():
    watched = SampleWatch()
    for value in (0.06, 0.05, 0.04, 0.1):
        watched.add(Measured(value))
    assert not watched.collapsed
    watched.add(Measured(0.02))
    assert watched.problem == "collapsed"
    watched.add(Measured(0.2))
    assert watched.collapsed, "until it is healthy again"
    watched.add(Measured(0.31))
    assert watched.problem == ""
    watched.add(Measured(float("nan")))
    assert watched.collapsed
    assert watched.last == 0.0


def test_samples_that_leave_the_data_have_diverged():
    watched = SampleWatch()
    for distance in (3.6, 2.7, 1.4, 1.9):  # an untrained model, and what it learns
        watched.add(Measured(1.0, distance))
        assert watched.problem == ""
    assert not watched.is_healthy(Measured(1.0, 4.0)), "static is diverse"
    watched.add(Measured(1.0, 4.0))
    assert watched.problem == "diverged"
    watched.add(Measured(1.0, float("inf")))
    watched.add(Measured(1.0, 1.5))
    assert watched.problem == ""
    assert watched.is_healthy(Measured(1.0, 1.5))


def test_what_is_healthy():
    watch = SampleWatch()
    assert watch.is_healthy(None) is None
    values = (0.0, 0.29, 0.3, 1.0, 1.5)
    assert [watch.is_healthy(Measured(value)) for value in values] == [False, False, True, True, False]


def test_a_divergence_is_told_with_the_last_healthy_checkpoint(tmp_path: Path):
    """A far too high learning rate saturates the outputs: static, whose diversity is that of a healthy model."""
    healthy = train(HEALTHY_RECIPE, RunFolder(tmp_path / "healthy"))
    worse = changed(HEALTHY_RECIPE, {"learning_rate": 1.0, "steps": 250})
    folder = train(worse, RunFolder(tmp_path / "diverged"), (healthy, 150))
    told = warnings(folder)[0]
    assert told.warnings[0].startswith(("Divergence: at step", "Mode collapse: at step"))
    assert "Branch from step 150, the last healthy checkpoint" in told.warnings[0]
    assert told.remedies[0].title == "Lower the learning rate to 0.002"


def test_a_resumed_run_remembers_the_collapse(collapsed: RunFolder):
    with pytest.raises(BadInput, match="complete"):
        run_training(collapsed.read_recipe(), collapsed, device="cpu", resume=True)
    longer = changed(collapsed.read_recipe(), {"steps": 450})
    run_training(longer, collapsed, device="cpu", resume=True)
    assert len(warnings(collapsed)) == 1, "it is not told again"
