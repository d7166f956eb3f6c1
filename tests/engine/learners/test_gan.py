"""GANs: the game of the two players, their losses, and what is kept of them."""

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.gan import DISCRIMINATOR, GENERATOR, Gan
from studio.engine.learners.gan_losses import discriminator_loss, generator_loss, gradient_penalty, r1_penalty
from studio.engine.learners.gan_remedies import remedies
from studio.engine.models.files import load_model
from studio.engine.networks.gan import Discriminator, Generator, MinibatchStd, stages
from studio.engine.training.learner import Judgement
from studio.engine.training.run import run_training
from studio.engine.training.trainer import Trainer
from studio.protocol.checkpoints import STATE_FILE, TENSORS_FILE
from studio.protocol.errors import BadInput
from studio.protocol.events import Judged, Metrics, Validated
from studio.protocol.presets import presets
from studio.protocol.recipes import changed
from studio.protocol.runfolder import Control, RunFolder
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe
from tests.engine.small_runs import twelve_pictures

CPU = torch.device("cpu")
ALL = {
    "options.conditional": True,
    "options.spectral_norm": True,
    "options.minibatch_std": True,
    "options.r1": 0.5,
    "options.label_smoothing": 0.1,
    "options.discriminator_updates": 2,
}
WASSERSTEIN = {"options.loss": "wasserstein", "options.discriminator_updates": 3}
POINTS = {"options.architecture": "mlp"}


@pytest.fixture
def recipe() -> TrainRecipe:
    return TrainRecipe(
        model="gan",
        options={"latent": 4, "width": 4},
        dataset=DatasetSpec(kind="digits", size=8),
        betas=(0.5, 0.99),
        steps=6,
        batch_size=5,
        warmup_steps=2,
        checkpoint_every=3,
        sample_every=1000,
        seed=7,
    )


@pytest.fixture
def twelve(monkeypatch: pytest.MonkeyPatch) -> PictureSet:
    """Twelve pictures in place of the digits, so that passes end in the middle of batches."""
    data = twelve_pictures()
    monkeypatch.setattr("studio.engine.training.run.load_dataset", lambda spec, notify: data)
    monkeypatch.setattr("studio.engine.learners.gan.Gan.judge", lambda self: Judgement())  # of noise: no news
    monkeypatch.setattr("studio.engine.training.device.computing_threads", lambda: 1)
    return data


def weights(trainer: Trainer) -> list[list[torch.Tensor]]:
    return [[weight.detach().clone() for weight in player] for player in trainer.learner.parameter_groups()]


def same(one: list[torch.Tensor], other: list[torch.Tensor]) -> bool:
    return all(map(torch.equal, one, other))


@pytest.mark.parametrize("changes", [ALL, WASSERSTEIN], ids=["all", "wasserstein"])
def test_a_resumed_run_is_the_uninterrupted_one(
    changes: dict[str, object],
    recipe: TrainRecipe,
    twelve: PictureSet,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    from studio.engine.training.session import TrainingSession

    recipe = changed(recipe, changes)
    straight, broken = RunFolder(tmp_path / "straight"), RunFolder(tmp_path / "broken")
    assert run_training(recipe, straight, device="cpu").state == "finished"
    after = TrainingSession._after_step

    def and_stop(self: TrainingSession) -> None:
        after(self)
        self._next_poll = 0.0
        if self._trainer.step == 2:
            broken.ask(Control.STOP)

    with monkeypatch.context() as patch:
        patch.setattr(TrainingSession, "_after_step", and_stop)
        assert run_training(recipe, broken, device="cpu").step == 2
    torch.manual_seed(99)
    assert run_training(recipe, broken, device="cpu", resume=True).state == "finished"
    ends = [folder.checkpoints / "00000006" for folder in (straight, broken)]
    tensors, tensors2 = (load_file(end / TENSORS_FILE) for end in ends)
    assert tensors.keys() == tensors2.keys()
    assert [name for name in tensors if not torch.equal(tensors[name], tensors2[name])] == []
    assert any(name.startswith("model.discriminator.") for name in tensors)
    values, values2 = (json.loads((end / STATE_FILE).read_text()) for end in ends)
    assert values | {"seconds": 0} == values2 | {"seconds": 0}
    model = "model/decoder/diffusion_pytorch_model.safetensors"
    assert (ends[0] / model).read_bytes() == (ends[1] / model).read_bytes()


def test_a_run_reports_all_terms_and_leaves_a_generator(recipe: TrainRecipe, twelve: PictureSet, tmp_path: Path):
    folder = RunFolder(tmp_path / "run")
    run_training(changed(recipe, ALL), folder, device="cpu")
    events = [event for event, _ in folder.events()]
    terms = [event.terms for event in events if isinstance(event, Metrics)]
    assert set(terms[0]) == set(Gan.terms)
    assert sum(len(found["D(real)"]) for found in terms) == 6
    assert all(0 < value < 1 for found in terms for name in ("D(real)", "D(fake)") for value in found[name])
    assert [set(event.terms) for event in events if isinstance(event, Validated)] == [set(Gan.terms)]
    model = load_model(folder.newest_model(), "cpu")
    assert set(model.parts) == {"decoder"}
    assert (model.card.latent, model.card.labels) == ((4,), ("a", "b", "c"))
    asked = model.sample([1, 1, 2], guidance=1.0, seed=3)
    assert asked.shape == (3, 1, 8, 8)
    # a picture depends on its own latent and label only, whatever the batch
    assert torch.allclose(model.sample([1], guidance=1.0, seed=3, first=1), asked[1:2], atol=1e-6)


def test_a_player_learns_in_its_own_turns_only(recipe: TrainRecipe, twelve: PictureSet):
    trainer = Trainer(changed(recipe, ALL), twelve, CPU)
    learner = trainer.learner
    assert learner.updates == (DISCRIMINATOR, DISCRIMINATOR, GENERATOR)
    for player, other in ((DISCRIMINATOR, GENERATOR), (GENERATOR, DISCRIMINATOR)):
        trainer.learner.updates = (player,)
        trainer.meter._names = ()  # a turn alone does not tell the other's terms
        before = weights(trainer)
        trainer.train_step(0.0)
        after = weights(trainer)
        assert not same(before[player], after[player])
        assert same(before[other], after[other])


@pytest.mark.parametrize("updates", [1, 3])
def test_the_discriminator_has_its_updates_for_each_of_the_generator(
    updates: int, recipe: TrainRecipe, twelve: PictureSet, monkeypatch: pytest.MonkeyPatch
):
    trainer = Trainer(changed(recipe, {"options.discriminator_updates": updates}), twelve, CPU)
    turns = []
    losses = trainer.learner.losses
    monkeypatch.setattr(trainer.learner, "losses", lambda player, batch: turns.append(player) or losses(player, batch))
    trainer.train_step(0.0)
    assert turns == [DISCRIMINATOR] * updates + [GENERATOR]
    assert trainer.images == 5 * (updates + 1)


def test_the_discriminator_may_have_another_learning_rate(recipe: TrainRecipe, twelve: PictureSet):
    trainer = Trainer(changed(recipe, {"options.discriminator_rate": 4.0}), twelve, CPU)
    trainer.train_step(0.0)
    rates = [player.optimizer.param_groups[0]["lr"] for player in trainer.optimizer_groups]
    assert rates[DISCRIMINATOR] == pytest.approx(4 * rates[GENERATOR])


def test_losses_by_hand():
    real, fake = torch.tensor([2.0, -0.5]), torch.tensor([-1.0, 0.5])
    p, q = real.sigmoid(), fake.sigmoid()
    assert torch.allclose(discriminator_loss("non-saturating", real, fake), -p.log() - (1 - q).log())
    smooth = -0.9 * p.log() - 0.1 * (1 - p).log() - (1 - q).log()
    assert torch.allclose(discriminator_loss("non-saturating", real, fake, 0.1), smooth)
    assert discriminator_loss("wasserstein", real, fake, 0.1).tolist() == [-3.0, 1.0]
    assert discriminator_loss("hinge", real, fake).tolist() == [0.0, 3.0]
    assert torch.allclose(generator_loss("non-saturating", fake), -q.log())
    assert generator_loss("wasserstein", fake).tolist() == generator_loss("hinge", fake).tolist() == [1.0, -0.5]


def test_penalties_by_hand():
    """Of the score 3a + 4b the gradient is (3, 4), of length 5; of a² + b² it is (2a, 2b)."""
    weight = torch.tensor([3.0, 4.0], requires_grad=True)
    pictures = torch.tensor([[1.0, 2.0], [0.0, 0.5]]).reshape(2, 2, 1, 1).requires_grad_()
    plain = gradient_penalty(pictures.flatten(1) @ weight, pictures)
    assert torch.allclose(plain, torch.tensor([16.0, 16.0]))
    plain.mean().backward()  # 2 (|w| - 1) w / |w|
    assert torch.allclose(weight.grad, torch.tensor([4.8, 6.4]))
    assert torch.allclose(r1_penalty(pictures.flatten(1) @ weight, pictures), torch.tensor([12.5, 12.5]))
    squares = pictures.square().flatten(1).sum(1)
    assert torch.allclose(gradient_penalty(squares, pictures), (torch.tensor([20.0, 1.0]).sqrt() - 1) ** 2)


def test_the_spread_of_a_group_is_one_more_channel():
    x = torch.zeros(8, 3, 2, 2)
    x[0] = 4.0  # in the group of the first four: mean 1, deviations 3, -1, -1, -1
    seen = MinibatchStd()(x)
    assert seen.shape == (8, 4, 2, 2)
    assert torch.equal(seen[:, :3], x)
    assert torch.allclose(seen[:4, 3], torch.full((4, 2, 2), 3**0.5))
    assert torch.allclose(seen[4:, 3], torch.full((4, 2, 2), 1e-4))
    assert torch.equal(MinibatchStd()(x[4:]), seen[4:])  # as another process has it
    assert MinibatchStd()(torch.zeros(5, 3)).shape == (5, 4)


@pytest.mark.parametrize(("size", "count"), [(8, 2), (16, 2), (28, 2), (32, 2), (64, 3), (36, 2)])
def test_sizes(size: int, count: int):
    assert stages(size) == count
    made = Generator(latent=3, size=size, channels=3, width=4)(torch.zeros(2, 3))
    assert made.shape == (2, 3, size, size)
    assert Discriminator(size, 3, width=4)(made).shape == (2,)


def test_spectral_norm_holds_every_layer():
    torch.manual_seed(0)
    discriminator = Discriminator(8, 1, 3, width=4, spectral=True).train()
    for _ in range(20):  # each pass comes nearer to the singular vectors
        discriminator(torch.zeros(2, 1, 8, 8), torch.tensor([0, 1]))
    layers = [m for m in discriminator.eval().modules() if isinstance(getattr(m, "weight", None), torch.Tensor)]
    assert len(layers) == 5
    largest = [torch.linalg.matrix_norm(layer.weight.flatten(1), 2) for layer in layers]
    assert torch.allclose(torch.stack(largest), torch.ones(5), atol=0.02)


def test_points_of_the_plane(recipe: TrainRecipe):
    points = torch.rand(40, 2, 1, 1, generator=torch.Generator().manual_seed(0)) * 2 - 1
    trainer = Trainer(changed(recipe, POINTS | WASSERSTEIN), PictureSet("points", points), CPU)
    trainer.train_step(0.0)
    with trainer.ema_weights(), torch.inference_mode():
        made = trainer.learner.model(trainer.card()).sample([None] * 7, guidance=1.0, seed=0)
    assert made.shape == (7, 2, 1, 1)
    assert made.abs().max() <= 1


@pytest.mark.parametrize("changes", [ALL, WASSERSTEIN], ids=["all", "wasserstein"])
def test_bfloat16(changes: dict[str, object], recipe: TrainRecipe, twelve: PictureSet):
    trainer = Trainer(changed(recipe, changes | {"precision": "bfloat16"}), twelve, CPU)
    before = weights(trainer)
    trainer.train_step(0.0)
    assert not same(before[DISCRIMINATOR], weights(trainer)[DISCRIMINATOR])
    assert trainer.meter.read().losses[0] < 100


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"options.conditional": True}, "needs data with classes"),
        ({"options.loss": "least-squares"}, "do not fit gan: loss"),
        ({"options.label_smoothing": 0.7}, "do not fit gan: label_smoothing"),
    ],
)
def test_what_cannot_be_trained(changes: dict[str, object], line: str, recipe: TrainRecipe, twelve: PictureSet):
    with pytest.raises(BadInput, match=line):
        Trainer(changed(recipe, changes), PictureSet("plain", twelve.pictures), CPU)
    with pytest.raises(BadInput, match="multiple of 4, not 6"):
        Trainer(recipe, PictureSet("odd", twelve.pictures[..., :6, :6]), CPU)


def test_a_collapse_is_reported_with_changes_that_fit(recipe: TrainRecipe, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("studio.engine.metrics.classifier.STEPS", 20)
    generator = torch.Generator().manual_seed(1)
    pictures = torch.randint(0, 256, (40, 1, 8, 8), generator=generator).to(torch.uint8)
    trainer = Trainer(recipe, PictureSet("noise", pictures, torch.arange(40) % 2, ("a", "b")), CPU)
    found = trainer.judge()  # nothing has been learnt: every picture is about grey
    assert {"classes_covered", "rarest_class", "diversity", "frechet"} <= found.figures.keys()
    assert found.figures["diversity"] < 0.5
    assert found.verdict.finding == "collapsed"
    assert found.warnings[0].startswith("Mode collapse")
    assert len(found.warnings) == 1
    assert "Wasserstein loss with gradient penalty" in found.remedies
    for title, changes in found.remedies.items():
        better = changed(recipe, dict(changes))
        assert Gan.read_options(better) != Gan.read_options(recipe) or better.learning_rate < recipe.learning_rate
        assert title
    told = Judged(step=1, remedies={title: dict(changes) for title, changes in found.remedies.items()})
    assert Judged.model_validate_json(told.model_dump_json()) == told
    monkeypatch.setattr("studio.engine.metrics.verdict.MIN_DISTINCT", 0)
    monkeypatch.setattr("studio.engine.metrics.verdict.MIN_PLAUSIBLE", 1.1)
    assert trainer.judge().warnings[0].startswith("Unlike the data")  # as the verdict says


def test_what_is_done_already_is_not_a_remedy(recipe: TrainRecipe):
    found = remedies(recipe, loss="wasserstein", discriminator_updates=20, minibatch_std=True, r1=0.0)
    assert [remedy.title for remedy in found] == ["Halve the learning rate"]


@pytest.mark.parametrize("name", ["gan-mlp", "dcgan", "wgan-gp", "conditional-gan"])
def test_presets_fit(name: str):
    preset = presets()[name]
    options = Gan.read_options(preset.recipe)
    assert preset.group == "GANs"
    assert preset.aims
    for setting in preset.settings:
        assert setting.key.removeprefix("options.") in type(options).model_fields or hasattr(preset.recipe, setting.key)


@pytest.mark.slow
def test_a_conditional_gan_makes_the_requested_class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("studio.engine.training.device.computing_threads", lambda: 1)
    folder = RunFolder(tmp_path / "run")
    recipe = changed(presets()["conditional-gan"].recipe, {"steps": 300})
    run_training(recipe, folder, device="cpu")
    (judged,) = [event for event, _ in folder.events() if isinstance(event, Judged)]
    assert judged.figures["label_accuracy"] >= 0.8
    assert judged.figures["classes_covered"] == 10
    assert judged.warnings == ()
