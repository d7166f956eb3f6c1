"""The classifier used for evaluation: accuracy, determinism, caching, and no side effects."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.engine.data.picture_set import PictureSet
from studio.engine.metrics import classifier as module
from studio.engine.metrics import kept_network
from studio.engine.metrics.classifier import classifier_of
from studio.protocol.errors import BadInput


def picture(data: PictureSet, count: int = 20) -> torch.Tensor:
    return data.batch(torch.arange(count))[0]


@pytest.fixture
def thirty_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "STEPS", 30)


@pytest.fixture
def trainings(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Counts trainings of the network."""
    train, found = module._train, []

    def count(network, data, labelled):
        found.append(len(data))
        train(network, data, labelled)

    monkeypatch.setattr(module, "_train", count)
    return found


def test_the_classifier_learns_to_distinguish_classes(bars, thirty_steps: None):
    unseen = bars(90, 1)
    found = classifier_of(bars(120, 0), unseen)
    assert found.accuracy is not None
    assert found.accuracy > 0.95
    pictures = picture(unseen)
    probabilities, features = found.probabilities(pictures), found.features(pictures)
    assert probabilities.shape == (20, 3)
    assert torch.allclose(probabilities.sum(1), torch.ones(20))
    assert (found.predict(pictures) == unseen.labels[:20]).float().mean() > 0.9
    assert features.shape == (20, 64)
    assert not features.requires_grad


def test_the_classifier_is_deterministic(bars, data_home: Path):
    data = bars(20, 0)
    first = classifier_of(data).features(picture(data))
    kept_network._known.clear()
    for file in (data_home / "classifiers").iterdir():
        file.unlink()
    torch.manual_seed(77)
    assert torch.equal(classifier_of(data).features(picture(data)), first)


def test_training_the_classifier_does_not_change_global_state(bars):
    torch.manual_seed(5)
    torch.set_flush_denormal(True)
    before = torch.get_rng_state()
    with torch.inference_mode():
        found = classifier_of(bars(20, 0), bars(20, 1))
        assert torch.is_inference_mode_enabled()
    assert torch.is_grad_enabled()
    assert torch.equal(torch.get_rng_state(), before)
    assert float(torch.tensor(1e-39) * 0.5) == 0  # subnormal numbers are flushed as they were
    weights = list(found.network.parameters())
    assert not any(weight.is_inference() or weight.requires_grad for weight in weights)


def test_the_classifier_is_trained_once_and_cached(bars, trainings: list[int], data_home: Path):
    data = bars(20, 0)
    first = classifier_of(data)
    assert classifier_of(bars(20, 0)).network is first.network
    kept_network._known.clear()
    again = classifier_of(data)
    assert again.network is not first.network
    assert torch.equal(again.features(picture(data)), first.features(picture(data)))
    assert trainings == [20]
    classifier_of(bars(20, 1))
    assert len(trainings) == 2
    assert len(list((data_home / "classifiers").glob("*.safetensors"))) == 2


def test_the_cache_is_optional(bars, trainings: list[int], data_home: Path):
    classifier_of(bars(20, 0), keep=False)
    assert not (data_home / "classifiers").exists()
    assert not kept_network._known


@pytest.mark.parametrize("damage", ["flip", "truncate", "empty", "other"])
def test_a_broken_cache_file_is_trained_again(bars, damage: str, trainings: list[int], data_home: Path):
    data = bars(20, 0)
    first = classifier_of(data).features(picture(data))
    (file,) = (data_home / "classifiers").iterdir()
    whole = file.read_bytes()
    broken = bytearray(whole)
    broken[-9] ^= 0x10
    if damage == "other":  # sound, but of pictures with three channels
        classifier_of(replace(data, pictures=data.pictures.expand(-1, 3, -1, -1)))
        (other,) = (path for path in (data_home / "classifiers").iterdir() if path != file)
        broken = bytearray(other.read_bytes())
    file.write_bytes({"flip": broken, "other": broken, "truncate": whole[:-100], "empty": b""}[damage])
    kept_network._known.clear()
    trainings.clear()
    assert torch.equal(classifier_of(data).features(picture(data)), first)
    assert trainings == [20]
    assert file.read_bytes() == whole


def test_an_unwritable_cache_folder(bars, trainings: list[int], data_home: Path):
    (data_home / "classifiers").write_text("in the way")
    assert classifier_of(bars(20, 0)).features(picture(bars(20, 0))).shape == (20, 64)
    assert trainings == [20]


@pytest.mark.parametrize("names", [(), ("only",)])
def test_unlabelled_data_has_features_too(bars, names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "STEPS", 30)
    data = bars(60, 0)
    pictures = data.pictures[data.labels == 0]
    pictures[:, :, :4, :2] = 255  # something that has an upside
    plain = replace(data, pictures=pictures, labels=torch.zeros(20).long() if names else None, names=names)
    found = classifier_of(plain, plain)
    assert found.accuracy is None
    turned = torch.cat([picture(plain).rot90(k, (2, 3)) for k in range(4)])
    logits = found.network(turned)
    assert (logits.argmax(1) == torch.arange(4).repeat_interleave(20)).float().mean() > 0.9
    assert found.features(picture(plain)).shape == (20, 64)
    with pytest.raises(BadInput, match="no classes"):
        found.probabilities(picture(plain))


@pytest.mark.parametrize(("channels", "size", "count"), [(3, 64, 5), (1, 28, 1), (1, 9, 3)])
def test_any_size_and_few_pictures(channels: int, size: int, count: int):
    generator = torch.Generator().manual_seed(0)
    pictures = torch.randint(0, 256, (count, channels, size, size), generator=generator).to(torch.uint8)
    data = PictureSet("few", pictures, torch.arange(count) % 2, ("a", "b"))
    assert classifier_of(data).probabilities(picture(data, count)).shape == (count, 2)


def test_points_in_the_plane(thirty_steps: None, trainings: list[int]):
    points = torch.randn(200, 2, 1, 1, generator=torch.Generator().manual_seed(0)).clamp(-1, 1)
    data = PictureSet("points", points, (points[:, 0, 0, 0] > 0).long(), ("left", "right"))
    found = classifier_of(data, data)
    assert found.accuracy is not None
    assert found.accuracy > 0.9
    assert torch.equal(found.features(points[:7]), points[:7, :, 0, 0])
    trainings.clear()
    assert classifier_of(replace(data, labels=None, names=())).features(points).shape == (200, 2)
    assert trainings == []
