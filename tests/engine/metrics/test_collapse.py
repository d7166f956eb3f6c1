"""Detection of mode collapse: missing classes and samples that are too similar."""

import pytest
import torch
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.metrics.classes import class_coverage
from studio.engine.metrics.collapse import Collapse, measure_collapse

CLASSES = 4


class ByBrightQuarter:
    """A classifier by the brightest row of the picture."""

    def probabilities(self, pictures: Tensor) -> Tensor:
        return (pictures.mean((1, 3)) * 20).softmax(1)


def pictures_of(labels: Tensor, seed: int = 0) -> Tensor:
    """Pictures [N, 1, 4, 4] in which one row is bright, with noise: no two are alike."""
    noise = torch.rand(len(labels), 1, 4, 4, generator=torch.Generator().manual_seed(seed)) - 1
    noise[torch.arange(len(labels)), 0, labels] += 1
    return noise


@pytest.fixture
def data() -> PictureSet:
    labels = torch.arange(200) % CLASSES
    pictures = pictures_of(labels).add(1).mul(127.5).round().to(torch.uint8)
    return PictureSet("rows", pictures, labels, tuple("abcd"))


def measured(samples: Tensor, data: PictureSet) -> Collapse:
    return measure_collapse(samples, data, class_coverage(ByBrightQuarter(), samples, data))


def test_varied_samples_are_no_collapse(data: PictureSet):
    found = measured(pictures_of(torch.arange(100) % CLASSES, seed=1), data)
    assert found.warning is None
    assert (found.coverage.covered, found.coverage.classes) == (4, 4)
    assert found.coverage.rarest == pytest.approx(0.25)
    assert found.diversity == pytest.approx(1, abs=0.05)
    assert found.diversity_within == pytest.approx(1, abs=0.05)


def test_the_data_itself_is_not_a_collapse(data: PictureSet):
    pictures, _ = data.batch(torch.arange(len(data)))
    found = measured(pictures, data)
    assert found.warning is None
    assert found.diversity == pytest.approx(1)


def test_a_repeated_sample_is_a_collapse(data: PictureSet):
    found = measured(pictures_of(torch.tensor([2])).expand(50, -1, -1, -1), data)
    assert found.figures == pytest.approx({"diversity": 0, "diversity_within": 0}, abs=1e-5)
    assert (found.coverage.covered, found.coverage.rarest) == (1, 0)
    assert found.warning == (
        "Mode collapse: the samples differ 0% as much as the data's; those of one class 0% as much; "
        "the samples cover 1 of 4 classes."
    )


def test_missing_classes_are_distinguished_from_uniform_samples(data: PictureSet):
    found = measured(pictures_of(torch.arange(100) % 3, seed=1), data)
    assert (found.coverage.covered, found.coverage.rarest) == (3, 0)
    assert found.warning == "Missing classes: the samples cover 3 of 4 classes."


def test_one_sample_per_class_is_a_collapse(data: PictureSet):
    """All classes occur, but each with a single picture."""
    samples = pictures_of(torch.arange(CLASSES)).repeat(20, 1, 1, 1)
    found = measured(samples, data)
    assert found.coverage.covered == 4
    assert found.diversity_within == pytest.approx(0, abs=1e-5)
    assert found.warning is not None
    assert "those of one class 0% as much" in found.warning


def test_unlabelled_data_is_compared_by_distance(data: PictureSet):
    unlabelled = PictureSet("rows", data.pictures)
    alike = measure_collapse(0.3 * pictures_of(torch.arange(100) % CLASSES), unlabelled)
    assert alike.figures.keys() == {"diversity"}
    assert alike.diversity == pytest.approx(0.3, abs=0.03)
    assert alike.warning == f"Mode collapse: the samples differ {alike.diversity:.0%} as much as the data's."


def test_large_pictures_are_reduced_before_comparison():
    noise = torch.rand(20, 3, 64, 64, generator=torch.Generator().manual_seed(0))
    data = PictureSet("noise", noise.mul(255).to(torch.uint8))
    found = measure_collapse(data.batch(torch.arange(20))[0], data)
    assert found.diversity == pytest.approx(1)
