"""Held-out and training loss are compared like for like: fixed pictures, fixed noise, averaged and raw weights."""

import pytest
import torch

from studio.engine.data.picture_set import PictureSet
from studio.engine.training.run import run_training
from studio.engine.training.trainer import Trainer
from studio.protocol.events import Validated
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe

CPU = torch.device("cpu")


def trained(recipe: TrainRecipe, data: PictureSet, steps: int = 3) -> Trainer:
    trainer = Trainer(recipe, data, CPU)
    for _ in range(steps):
        trainer.train_step(0.0)
    return trainer


def test_the_same_pictures_have_the_same_loss(recipe: TrainRecipe, few_pictures: PictureSet):
    """Where training and held-out pictures are the same, so is the loss: nothing else differs."""
    trainer = trained(changed(recipe, {"dataset.augment.flip": True}), few_pictures)
    trainer.validation = trainer.training
    found, compared = trainer.validate(), trainer.compare_losses()
    assert compared.training == found
    assert compared.raw_training == compared.raw
    assert compared.raw != found, "the weights differ"
    assert trainer.compare_losses() == compared, "always the same pictures with the same noise"


def test_before_the_first_step_the_weights_are_the_same(recipe: TrainRecipe, few_pictures: PictureSet):
    trainer = trained(recipe, few_pictures, steps=0)
    assert trainer.compare_losses().raw == trainer.validate()


@pytest.mark.parametrize("model", ["vae", "gan", "kl-autoencoder"])
def test_measuring_changes_nothing(model: str, recipe: TrainRecipe, few_pictures: PictureSet):
    options = {"vae": {"anneal": 100, "hidden": (8,), "latent": 2}, "gan": {"latent": 4, "width": 4}}
    own = options.get(model, {"channels": (8, 8), "latent_channels": 1})
    trainer = trained(changed(recipe, {"model": model, "options": own}), few_pictures)
    before = {name: tensor.clone() for name, tensor in trainer.network.state_dict().items()}
    generators = torch.get_rng_state()
    found, compared = trainer.validate(), trainer.compare_losses()
    assert torch.equal(torch.get_rng_state(), generators)
    assert all(torch.equal(tensor, before[name]) for name, tensor in trainer.network.state_dict().items())
    assert trainer.network.training
    assert compared.training is not None
    assert set(found.terms) == set(compared.training.terms) == set(compared.raw.terms) == set(trainer.learner.terms)


def test_the_event_has_all_four(recipe: TrainRecipe, few_pictures: PictureSet, folder: RunFolder):
    run_training(recipe, folder, device="cpu")
    last = [event for event, _ in folder.events() if isinstance(event, Validated)][-1]
    losses = (last.loss, last.training_loss, last.raw_loss, last.raw_training_loss)
    assert all(isinstance(loss, float) and loss > 0 for loss in losses)
    assert len(set(losses)) == 4
