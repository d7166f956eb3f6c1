"""A student of few steps: its targets, its teachers, and that a resumed run is the uninterrupted one."""

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from studio.engine.data.digits import load_digits_set
from studio.engine.data.picture_set import PictureSet
from studio.engine.diffusion.prediction import to_prediction
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import sample
from studio.engine.generation.generate import ModelCache, generate
from studio.engine.models.files import load_model, save_model
from studio.engine.models.pixel import PixelModel
from studio.engine.networks.denoisers import build_denoiser
from studio.engine.training.learner import Judgement, Learner
from studio.engine.training.run import run_training
from studio.engine.training.trainer import Trainer
from studio.protocol.checkpoints import STATE_FILE, TENSORS_FILE
from studio.protocol.errors import BadInput
from studio.protocol.events import Result, Started
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.protocol.presets import training_recipe
from studio.protocol.recipes import changed
from studio.protocol.record import open_record
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, NetworkSpec, ScheduleSpec, TrainRecipe
from tests.engine.small_runs import stop_at, twelve_pictures

CPU = torch.device("cpu")
SCHEDULE = ScheduleSpec(kind="cosine", timesteps=60)


def save_teacher(
    folder: Path, labels: tuple[str, ...] = ("a", "b", "c"), size: int = 8, kind: str = "v", seen: int = 1
) -> Path:
    torch.manual_seed(5)
    spec = NetworkSpec(channels=(8,), attention=(False,), conditional=bool(labels))
    unet = build_denoiser(spec, size=size, channels=1, classes=len(labels), self_conditioning=seen == 2)
    with torch.no_grad():  # a network begins with zeros at its end; a teacher has something to say
        for parameter in unet.parameters():
            parameter.add_(0.1 * torch.randn_like(parameter))
    card = ModelCard(
        name="teacher",
        title="Teacher",
        size=size,
        channels=1,
        labels=labels,
        schedule=SCHEDULE,
        prediction_type=kind,
        guidance=2.0,
        steps=12,
    )
    save_model(folder, {"unet": unet}, card)
    return folder


@pytest.fixture
def recipe(tmp_path: Path) -> TrainRecipe:
    return TrainRecipe(
        preset="distill",
        model="distill",
        options={"teacher": str(save_teacher(tmp_path / "teacher")), "student_steps": 3, "substeps": 4},
        dataset=DatasetSpec(kind="digits", size=8),
        steps=6,
        batch_size=5,
        warmup_steps=2,
        checkpoint_every=100,
        sample_every=1000,
        validate_every=2,
        seed=7,
    )


@pytest.fixture
def twelve(monkeypatch: pytest.MonkeyPatch) -> PictureSet:
    data = twelve_pictures()
    monkeypatch.setattr("studio.engine.training.run.load_dataset", lambda spec, notify: data)
    monkeypatch.setattr("studio.engine.training.learner.ROWS", 1)
    monkeypatch.setattr("studio.engine.training.evaluation.Evaluation.judge", lambda self: None)
    monkeypatch.setattr("studio.engine.training.device.computing_threads", lambda: 1)
    return data


def test_a_resumed_run_is_the_uninterrupted_one(
    recipe: TrainRecipe, twelve: PictureSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    straight, broken = RunFolder(tmp_path / "straight"), RunFolder(tmp_path / "broken")
    run_training(recipe, straight, device="cpu")
    with monkeypatch.context() as patch:
        stop_at(broken, 3, patch)
        assert run_training(recipe, broken, device="cpu").step == 3
    torch.manual_seed(99)
    assert run_training(recipe, broken, device="cpu", resume=True).state == "finished"
    ends = [folder.checkpoints / "00000006" for folder in (straight, broken)]
    tensors, tensors2 = (load_file(path / TENSORS_FILE) for path in ends)
    assert [name for name in tensors if not torch.equal(tensors[name], tensors2[name])] == []
    values, values2 = (json.loads((path / STATE_FILE).read_text()) | {"seconds": 0} for path in ends)
    assert values == values2


def test_what_it_is_taught_leads_where_the_teachers_path_leads(recipe: TrainRecipe, twelve: PictureSet):
    """A student that knew each later answer would be taught the whole path: follow the targets back from the end.

    From every step of a stretch, one DDIM step with the target must end where the teacher's own short steps end.
    """
    learner = Trainer(recipe, twelve, CPU).learner
    teacher, schedule = learner.teacher, learner.schedule
    denoiser = teacher.denoiser([0, 1], recipe.guidance)
    x_T = randn((2, 1, 8, 8), picture_generators(0, 2))
    path = list(sample(denoiser, x_T, schedule, sampler="ddim", steps=12, generators=picture_generators(0, 2)))
    states = [step.x_t for step in path] + [path[-1].x_next]
    for end in (4, 8, 12):
        answer = None
        for index in reversed(range(end - 4, end)):
            share = learner._loss.share[index]
            answer = path[index].x0 if answer is None else share * path[index].x0 + (1 - share) * answer
            t, t_end = learner._loss.steps[index], learner._loss.steps[end]
            signal, noise = (schedule.alpha_bar(t) ** 0.5, (1 - schedule.alpha_bar(t)) ** 0.5)
            epsilon = (states[index] - signal * answer) / noise
            reached = schedule.alpha_bar(t_end) ** 0.5 * answer + (1 - schedule.alpha_bar(t_end)) ** 0.5 * epsilon
            torch.testing.assert_close(reached, states[end], rtol=0, atol=1e-3)


def test_the_last_step_of_each_stretch_is_the_teachers_own(recipe: TrainRecipe, twelve: PictureSet):
    learner = Trainer(recipe, twelve, CPU).learner
    assert learner._loss.share[[3, 7, 11]].tolist() == [1.0, 1.0, 1.0]
    assert bool((learner._loss.share[[0, 1, 2, 4, 5, 6]] < 1).all())
    assert learner._loss.share[8:11].tolist() == [0.0, 0.0, 0.0]  # before the clean end nothing but the boundary counts


def test_labels_that_are_dropped_are_taught_without_guidance(recipe: TrainRecipe, twelve: PictureSet):
    learner = Trainer(recipe, twelve, CPU).learner
    x, t = torch.randn(2, 1, 8, 8), torch.tensor([20, 50])
    null = torch.full((2,), 3)
    with torch.no_grad():
        for labels, asked, guidance in ((null, [None, None], 1.0), (torch.tensor([0, 1]), [0, 1], recipe.guidance)):
            output = learner._teacher_output(labels, x, t)
            taught = to_prediction(output, learner.teacher.card.prediction_type, x, t, learner.schedule)
            expected = learner.teacher.denoiser(asked, guidance)(x, t)
            torch.testing.assert_close(taught.x0, expected.x0, atol=1e-5, rtol=0)


@pytest.mark.parametrize("kind", ["v", "epsilon", "x0"])
@pytest.mark.parametrize("labels", [("a", "b", "c"), ()])
def test_it_learns_from_every_kind_of_teacher(
    kind: str, labels: tuple[str, ...], recipe: TrainRecipe, twelve: PictureSet, tmp_path: Path
):
    teacher = save_teacher(tmp_path / "other", labels, kind=kind)
    trainer = Trainer(changed(recipe, {"options.teacher": str(teacher)}), twelve, CPU)
    before = trainer.learner.teacher.unet.state_dict()["conv_in.weight"].clone()
    for _ in range(3):
        trainer.train_step(0.0)
    assert torch.equal(before, trainer.learner.teacher.unet.state_dict()["conv_in.weight"])
    assert not torch.equal(before, trainer.learner.unet.state_dict()["conv_in.weight"])
    card = trainer.card()
    assert (card.prediction_type, card.schedule, card.labels) == (kind, SCHEDULE, labels)
    assert (card.steps, card.guidance, card.sampler) == (3, 1.0, "ddim")


def test_the_student_is_a_pixel_model_with_every_step_recorded(recipe: TrainRecipe, twelve: PictureSet, tmp_path: Path):
    folder = RunFolder(tmp_path / "run")
    run_training(recipe, folder, device="cpu")
    model = load_model(folder.newest_model())
    assert isinstance(model, PixelModel)
    asked = GenerateRecipe(model=str(folder.path), steps=3, guidance=1.0, count=2, seed=1, label=2)
    events = list(generate(asked, tmp_path / "out", models=ModelCache("cpu")))
    started = next(event for event in events if isinstance(event, Started))
    record = open_record(tmp_path / "out" / "trajectory.safetensors")
    assert (started.steps, record.x_t.shape) == (3, (3, 2, 1, 8, 8))
    assert record.info.timesteps == (59, 39, 19)
    assert len(next(event for event in events if isinstance(event, Result)).pictures) == 2


@pytest.mark.parametrize(
    ("teacher", "line"),
    [
        ({"size": 16}, "makes pictures of 16x16 in 1 channels; the data has 8x8"),
        ({"labels": ("x", "y")}, "has other labels than the data: x, y"),
        ({"seen": 2}, "is self-conditioned"),
    ],
)
def test_a_teacher_that_does_not_fit_is_refused(
    teacher: dict[str, object], line: str, recipe: TrainRecipe, twelve: PictureSet, tmp_path: Path
):
    other = save_teacher(tmp_path / "other", **teacher)
    with pytest.raises(BadInput, match=line):
        run_training(changed(recipe, {"options.teacher": str(other)}), RunFolder(tmp_path / "run"), device="cpu")
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"options.teacher": "nobody"}, "no model 'nobody'"),
        ({"options.substeps": 30}, "60 timesteps: 90 distillation steps"),
        ({"options.student_steps": 0}, "student_steps"),
    ],
)
def test_the_impossible_is_reported(options: dict[str, object], line: str, recipe: TrainRecipe, twelve: PictureSet):
    with pytest.raises(BadInput, match=line):
        Trainer(changed(recipe, options), twelve, CPU)


def test_it_is_judged_beside_its_teacher(recipe: TrainRecipe, twelve: PictureSet, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Learner, "judge", lambda self: Judgement({"others": 1.0}))
    trainer = Trainer(recipe, twelve, CPU)
    found = trainer.judge()
    assert found.figures["others"] == 1.0
    assert found.figures["time_saved"] > 1
    grid = found.pictures["Teacher above student"]
    assert (grid.columns, len(grid.pictures)) == (3, 12)
    teacher = trainer.learner.teacher.sample([0, 1, 2], guidance=recipe.guidance, seed=recipe.seed)
    torch.testing.assert_close(grid.pictures[:3], teacher, rtol=0, atol=1e-4)


@pytest.mark.slow
def test_it_comes_nearer_to_its_teacher():
    """Its four steps against the teacher's fifty, from the same noise."""
    recipe = changed(training_recipe("distill"), {"steps": 40, "batch_size": 16, "warmup_steps": 5, "ema_decay": 0.8})
    data = load_digits_set(16)
    trainer = Trainer(recipe, data, CPU)
    wanted = list(range(10))
    theirs = trainer.learner.teacher.sample(wanted, guidance=recipe.guidance, seed=3)

    def distance() -> float:
        with trainer.ema_weights():
            ours = trainer.learner.model(trainer.card()).sample(wanted, guidance=1.0, seed=3)
        return float((ours - theirs).square().mean())

    before = distance()
    while trainer.step < recipe.steps:
        trainer.train_step(0.0)
    assert distance() < 0.93 * before
