"""Augmentation: disabled it changes nothing; enabled it is exact where possible and stays in range."""

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.data.augment import augment
from studio.engine.data.picture_set import PictureSet
from studio.engine.training.trainer import Trainer
from studio.protocol.training_recipe import AugmentSpec, DatasetSpec, NetworkSpec, ScheduleSpec, TrainRecipe

CPU = torch.device("cpu")


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def noise(count: int = 16, channels: int = 1, size: int = 8) -> torch.Tensor:
    return torch.rand(count, channels, size, size, generator=generator(1)) * 2 - 1


def test_without_augmentation_the_batch_is_unchanged():
    pictures, chance = noise(), generator()
    before = chance.get_state()
    assert augment(pictures, AugmentSpec(), chance) is pictures
    assert torch.equal(chance.get_state(), before)


def test_a_flip_is_exact_and_has_probability_one_half():
    pictures = noise(400)
    found = augment(pictures, AugmentSpec(flip=True), generator())
    kept = (found == pictures).all(dim=(1, 2, 3))
    mirrored = (found == pictures.flip(-1)).all(dim=(1, 2, 3))
    assert (kept ^ mirrored).all()
    assert 150 < mirrored.sum() < 250


def test_augmentation_follows_the_seed():
    spec = AugmentSpec(flip=True, crop=0.3, rotate=20)
    found = [augment(noise(), spec, generator(seed)) for seed in (5, 5, 6)]
    assert torch.equal(found[0], found[1])
    assert not torch.equal(found[0], found[2])
    assert not torch.equal(noise(), augment(noise(), spec, generator(5)))


def test_each_picture_is_augmented_independently():
    same = noise(1).expand(16, -1, -1, -1)
    found = augment(same, AugmentSpec(rotate=90), generator())
    assert len({picture.numpy().tobytes() for picture in found}) == 16


def test_a_crop_keeps_its_share_at_a_random_place():
    """A crop of a ramp is a flatter ramp: its slope gives the crop's share, its mean the crop's place."""
    size = 64
    ramp = torch.linspace(-1, 1, size).expand(300, 1, size, size)
    rows = augment(ramp, AugmentSpec(crop=0.4), generator())[:, 0, size // 2]
    share = (rows[:, 40] - rows[:, 24]) / (ramp[0, 0, 0, 40] - ramp[0, 0, 0, 24])
    assert share.min() > 0.59
    assert share.min() < 0.62
    assert share.max() > 0.98
    middle = (rows[:, 31] + rows[:, 32]) / 2
    assert (middle.abs() <= (1 - share) + 0.02).all(), "nothing from outside comes in"
    assert middle.min() < -0.25
    assert middle.max() > 0.25


def test_a_rotation_is_about_the_centre_by_at_most_its_angle():
    size = 65
    pictures = torch.full((200, 1, size, size), -1.0)
    pictures[:, :, 32, 52:56] = 1  # a mark to the right of the middle
    found = augment(pictures, AugmentSpec(rotate=45), generator()) + 1
    ys, xs = torch.meshgrid(torch.arange(size) - 32.0, torch.arange(size) - 32.0, indexing="ij")
    weight = found.sum((1, 2, 3))
    y, x = (found[:, 0] * ys).sum((1, 2)) / weight, (found[:, 0] * xs).sum((1, 2)) / weight
    angle = torch.atan2(y, x).rad2deg()
    assert (torch.hypot(x, y) - 21.5).abs().max() < 0.5
    assert angle.abs().max() < 45.5
    assert angle.min() < -40
    assert angle.max() > 40


@given(
    crop=st.floats(0, 0.5),
    rotate=st.floats(0, 180),
    flip=st.booleans(),
    size=st.integers(1, 20),
    channels=st.sampled_from([1, 3]),
)
@settings(max_examples=40, deadline=None)
def test_augmentation_keeps_the_value_range_and_plain_colours(
    crop: float, rotate: float, flip: bool, size: int, channels: int
):
    spec = AugmentSpec(crop=crop, rotate=rotate, flip=flip)
    pictures = (noise(4, channels, size) * 3).clamp(-1, 1)  # with much that is plain black or white
    found = augment(pictures, spec, generator())
    assert found.shape == pictures.shape
    assert found.dtype == torch.float32
    assert found.isfinite().all()
    assert found.abs().max() <= 1
    for value in (-1.0, 0.25, 1.0):
        plain = augment(torch.full_like(pictures, value), spec, generator())
        assert math.isclose(plain.min(), value, abs_tol=1e-5)
        assert math.isclose(plain.max(), value, abs_tol=1e-5)


@pytest.fixture
def pictures() -> PictureSet:
    return PictureSet("noise", torch.randint(0, 256, (40, 1, 8, 8), generator=generator()).to(torch.uint8))


def seen(spec: AugmentSpec, pictures: PictureSet, monkeypatch: pytest.MonkeyPatch) -> list[torch.Tensor]:
    """The first training batches, and what the generator draws after them."""
    recipe = TrainRecipe(
        dataset=DatasetSpec(size=8, augment=spec),
        schedule=ScheduleSpec(timesteps=10),
        network=NetworkSpec(channels=(8,), attention=(False,)),
        batch_size=5,
    )
    trainer, found = Trainer(recipe, pictures, CPU), []
    losses = trainer.learner.losses

    def look(player, batch):
        found.append(batch.pictures.clone())
        drawn = torch.Generator()
        drawn.set_state(batch.generator.get_state())
        found.append(torch.rand(3, generator=drawn))
        return losses(player, batch)

    monkeypatch.setattr(trainer.learner, "losses", look)
    for _ in range(3):
        trainer.train_step(0.0)
    trainer.validate()
    return found


def test_only_training_pictures_are_augmented(pictures, monkeypatch):
    plain = seen(AugmentSpec(), pictures, monkeypatch)
    changed = seen(AugmentSpec(flip=True, rotate=10), pictures, monkeypatch)
    again = seen(AugmentSpec(flip=True, rotate=10), pictures, monkeypatch)
    assert all(torch.equal(one, other) for one, other in zip(changed, again, strict=True))
    for step in range(3):
        assert not torch.equal(plain[2 * step], changed[2 * step])
        assert torch.equal(plain[2 * step + 1], changed[2 * step + 1]), "the learner's own chance is as it was"
    assert torch.equal(plain[6], changed[6]), "held-out pictures stay as they are"
