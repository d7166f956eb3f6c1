"""Unrolled GANs: the discriminator of some steps ahead, and what the generator learns from it."""

import pytest
import torch
from torch import Tensor, nn

from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.gan import DISCRIMINATOR, GENERATOR, Gan
from studio.engine.learners.unrolling import MIN_SCALE, Score, StepSizes, unrolled_discriminator
from studio.engine.training.trainer import Trainer
from studio.protocol.recipes import changed
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe
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
    """One step from w on L = w·f - w·r is w' = w - η(f - r), and the generator's gradient is w'."""
    discriminator = Linear()
    optimizer = torch.optim.AdamW(discriminator.parameters(), lr=0.1, betas=(0.0, 0.9), weight_decay=0.0)
    real, fake = torch.tensor([[0.0, 1.0]]), torch.tensor([[3.0, 5.0]], requires_grad=True)
    started = discriminator.weight.tolist()

    def loss(score: Score) -> Tensor:
        return (score(fake.detach(), None) - score(real, None)).mean()

    sizes = StepSizes(optimizer, list(discriminator.parameters()), 0.1, 0.9)
    score = unrolled_discriminator(discriminator, loss, steps=1, sizes=sizes)
    assert discriminator.weight.tolist() == started
    found = score(fake, None)
    (gradient,) = torch.autograd.grad(found.sum(), fake)
    loss(discriminator).backward()
    optimizer.step()  # Adam without momentum takes the very step
    assert torch.allclose(gradient[0], discriminator.weight, atol=1e-6)
    assert torch.allclose(found, discriminator(fake, None), atol=1e-5)


def test_the_steps_continue_from_the_optimizers_second_moments():
    """Three steps ahead are the three steps that Adam without momentum takes."""
    discriminator = Linear()
    optimizer = torch.optim.AdamW(discriminator.parameters(), lr=0.1, betas=(0.0, 0.9), weight_decay=0.0)
    aims = torch.tensor([[4.0, 1.0]])

    def loss(score: Score) -> Tensor:
        return (score(torch.eye(2), None) - aims).square().mean()

    def step() -> None:
        optimizer.zero_grad()
        loss(discriminator).backward()
        optimizer.step()

    step()
    sizes = StepSizes(optimizer, list(discriminator.parameters()), 0.1, 0.9)
    ahead = unrolled_discriminator(discriminator, loss, steps=3, sizes=sizes)(torch.eye(2), None)
    for _ in range(3):
        step()
    assert torch.allclose(ahead, discriminator.weight, atol=1e-5)


def test_a_weight_that_hardly_had_a_gradient_takes_no_large_step():
    weight = nn.Parameter(torch.zeros(2))
    sizes = StepSizes(torch.optim.AdamW([weight]), [weight], 0.1, 0.9).after([torch.tensor([1.0, 1e-6])])
    assert sizes[0][1] <= sizes[0][0] / MIN_SCALE * 1.5


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
