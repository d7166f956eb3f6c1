"""Which classes samples cover, counting plausible samples that are classified with confidence."""

from dataclasses import dataclass
from typing import Protocol

from torch import Tensor

from studio.engine.data.picture_set import PictureSet

CONFIDENT = 0.5  # least probability of a confident prediction
COVERED = 0.1  # least share of a covered class, relative to its share in the data


class ClassPredictor(Protocol):
    """Predicts classes of pictures, like `metrics.classifier.Classifier`."""

    def probabilities(self, pictures: Tensor) -> Tensor:
        """Return the class probabilities [N, classes] of pictures [N, C, H, W] in [-1, 1]."""


@dataclass(frozen=True)
class ClassCoverage:
    """The classes of N samples.

    Attributes:
        predicted: The most probable class of each, int64 [N].
        classes: Number of classes in the data.
        covered: Number of classes whose share among the samples, by confident and plausible ones, is at least a tenth
            of their share in the data.
        rarest: The share of the rarest class of the data, by confident and plausible samples.
    """

    predicted: Tensor
    classes: int
    covered: int
    rarest: float


def class_coverage(
    predictor: ClassPredictor, pictures: Tensor, data: PictureSet, plausible: Tensor | None = None
) -> ClassCoverage:
    """Classify samples.

    Args:
        predictor: Of the data's classes.
        pictures: [N, C, H, W] in [-1, 1].
        data: Labelled data.
        plausible: Which samples lie within the range of the data, bool [N]; None for all.
    """
    assert data.labels is not None
    classes = len(data.names)
    confidence, predicted = (found.to(data.labels.device) for found in predictor.probabilities(pictures).max(1))
    counted = confidence >= CONFIDENT
    if plausible is not None:
        counted = counted & plausible.to(counted.device)
    expected = data.labels.bincount(minlength=classes) / len(data)
    shares = predicted[counted].bincount(minlength=classes) / len(predicted)
    return ClassCoverage(
        predicted,
        classes=int((expected > 0).sum()),
        covered=int(((shares >= COVERED * expected) & (shares > 0)).sum()),
        rarest=float(shares[expected > 0].min()),
    )
