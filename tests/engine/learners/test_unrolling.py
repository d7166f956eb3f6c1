"""Unrolled GANs: the discriminator of some steps ahead, and what the generator learns from it."""

import pytest
import torch
from torch import Tensor, nn

from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.gan import DISCRIMINATOR, GENERATOR, Gan
from studio.engine.learners.unrolling import Score, unrolled_discriminator
from studio.engine.training.trainer import Trainer
from studio.protocol.recipes import DatasetSpec, TrainRecipe, changed
from tests.engine.small_runs import twelve_pictures

CPU = torch.device("cpu")
OPTIONS = {"architecture": "mlp", "latent": 4, "width": 4, "r1": 0.5, "unrolled_steps": 3}


class Linear(nn.Module):
    """Scores pictures by an inner product."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.tensor([1.0, -2.0]))

    def forward(self, pictures: Tensor, labels: Tensor | None) -> Tensor:
        return pictures @ self.weight


def test_a_step_by_hand():
    """One step from w on L = w·f - w·r is w' = w - c(f - r), with c·rms(f - r) = rate; d(w'·f)/df = w' - c·f."""
    discriminator, rate = Linear(), 0.1
    real, fake = torch.tensor([[0.0, 1.0]]), torch.tensor([[3.0, 5.0]], requires_grad=True)

    def loss(score: Score) -> Tensor:
        return (score(fake, None) - score(real, None)).mean()

    score = unrolled_discriminator(discriminator, loss, steps=1, rate=rate)
    c = rate / (torch.tensor([3.0, 4.0]).square().mean().sqrt())
    expected = torch.tensor([1.0, -2.0]) - c * torch.tensor([3.0, 4.0])
    found = score(fake, None)
    assert torch.allclose(found, fake @ expected)
    (gradient,) = torch.autograd.grad(found.sum(), fake)
    assert torch.allclose(gradient, expected - c * fake)
    assert discriminator.weight.tolist() == [1.0, -2.0]


@pytest.mark.parametrize(
    "changes",
    [{}, {"spectral_norm": True}, {"minibatch_std": True}, {"loss": "wasserstein"}, {"conditional": True}],
    ids=lambda changes: next(iter(changes), "plain"),
)
@pytest.mark.parametrize("architecture", ["mlp", "conv"])
def test_the_discriminator_is_as_it_was(architecture: str, changes: dict[str, object]):
    recipe = TrainRecipe(
        model="gan",
        options=OPTIONS | {"architecture": architecture} | changes,
        dataset=DatasetSpec(size=8),
        batch_size=4,
        warmup_steps=0,
    )
    trainer = Trainer(recipe, twelve_pictures(), CPU)
    learner = trainer.learner
    assert isinstance(learner, Gan)
    trainer.learner.updates = (GENERATOR,)
    trainer.meter._names = ()
    before = {name: tensor.clone() for name, tensor in learner.discriminator.state_dict().items()}
    weights = [weight.clone() for weight in learner.generator.parameters()]
    trainer.train_step(0.0)
    after = learner.discriminator.state_dict()
    # spectral norm iterates in every forward pass
    moved = [name for name, tensor in before.items() if not torch.equal(after[name], tensor)]
    assert [name for name in moved if not name.endswith(("_u", "_v"))] == []
    assert any(not torch.equal(one, other) for one, other in zip(weights, learner.generator.parameters(), strict=True))
    assert all(weight.grad is None for weight in learner.discriminator.parameters())


def test_no_steps_change_nothing_and_some_do(few: PictureSet):
    recipe = TrainRecipe(model="gan", options=OPTIONS, dataset=DatasetSpec(size=8), batch_size=4, precision="float32")

    def generator_after(steps: int) -> list[Tensor]:
        trainer = Trainer(changed(recipe, {"options.unrolled_steps": steps}), few, CPU)
        trainer.train_step(0.0)
        return [weight.detach().clone() for weight in trainer.learner.parameter_groups()[GENERATOR]]

    plain, ahead, again = generator_after(0), generator_after(3), generator_after(3)
    assert all(map(torch.equal, ahead, again))
    assert not all(map(torch.equal, plain, ahead))


def test_the_discriminator_rate_is_that_of_the_steps(few: PictureSet):
    recipe = TrainRecipe(
        model="gan", options=OPTIONS | {"discriminator_rate": 2.0}, dataset=DatasetSpec(size=8), batch_size=4
    )
    trainer = Trainer(recipe, few, CPU)
    trainer.base_rate = 1e-4
    trainer.train_step(0.0)
    learner = trainer.learner
    assert learner.learning_rate == trainer.learning_rate <= 1e-4
    assert learner.base_rate == 1e-4
    assert learner.learning_rate_factor(DISCRIMINATOR) == 2.0


@pytest.fixture
def few() -> PictureSet:
    return twelve_pictures()
