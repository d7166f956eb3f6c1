"""Detects mode collapse: a generator that covers only part of the data distribution.

Figures:
    classes_covered    class coverage: the number of classes whose share among the confident samples (probability of at
                       least 1/2) is at least a tenth of their share in the data, as in `metrics.samples`
    rarest_class       the share of samples predicted as the rarest class
    diversity          the mean distance between two samples, relative to that between two real pictures
    diversity_within   the same within a class, averaged over classes; detects a collapse of each class to one picture,
                       which hardly affects `diversity`
Figures of classes need labelled data.
"""

from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor
from torch.nn import functional as F

from studio.engine.data.picture_set import PictureSet
from studio.engine.metrics.samples import CONFIDENT, COVERED

LEAST_DIVERSITY = 0.7  # lower values count as collapse
LEAST_DIVERSITY_WITHIN = 0.5  # lower, since it is estimated from few real pictures per class
MOST = 1000  # real pictures to compare
LARGEST = 32  # pixels; larger pictures are downsampled to this size


class ClassPredictor(Protocol):
    """Predicts classes of pictures, like `metrics.classifier.Classifier`."""

    def probabilities(self, pictures: Tensor) -> Tensor:
        """Return the class probabilities [N, classes] of pictures [N, C, H, W] in [-1, 1]."""


@dataclass(frozen=True)
class Collapse:
    """The figures that the module describes; those of classes are None for unlabelled data."""

    diversity: float
    classes: int = 0
    classes_covered: int | None = None
    rarest_class: float | None = None
    diversity_within: float | None = None

    @property
    def figures(self) -> dict[str, float]:
        """The available figures by name."""
        found = {
            "classes_covered": self.classes_covered,
            "rarest_class": self.rarest_class,
            "diversity": self.diversity,
            "diversity_within": self.diversity_within,
        }
        return {name: float(value) for name, value in found.items() if value is not None}

    @property
    def warning(self) -> str | None:
        """One line of text if the generator has collapsed, otherwise None."""
        missing = self.classes_covered is not None and self.classes_covered < self.classes
        uniform = self.diversity < LEAST_DIVERSITY
        within = self.diversity_within is not None and self.diversity_within < LEAST_DIVERSITY_WITHIN
        if not (missing or uniform or within):
            return None
        parts = []
        if missing:
            parts.append(f"the generator makes {self.classes_covered} of {self.classes} classes")
        parts.append(f"its samples differ {self.diversity:.0%} as much as the data's")
        if within:
            parts.append(f"those of one class {self.diversity_within:.0%} as much")
        line = "; ".join(parts)
        return f"{line[0].upper()}{line[1:]}."


@torch.inference_mode()
def measure_collapse(samples: Tensor, data: PictureSet, classifier: ClassPredictor | None) -> Collapse:
    """Compare samples with real pictures.

    Args:
        samples: [N, C, H, W] in [-1, 1], N >= 2; some hundreds give stable figures.
        data: At least two real pictures.
        classifier: Predicts the classes of samples; None for unlabelled data.
    """
    chosen = torch.arange(0, len(data), max(1, -(-len(data) // MOST)), device=data.pictures.device)
    real, labels = data.batch(chosen)
    made, seen = _rows(samples), _rows(real)
    diversity = _mean_distance(made) / max(_mean_distance(seen), 1e-6)
    if classifier is None or data.labels is None or labels is None:
        return Collapse(diversity)
    classes = len(data.names)
    confidence, predicted = (found.to(samples.device) for found in classifier.probabilities(samples).max(1))
    expected = data.labels.bincount(minlength=classes).to(predicted.device) / len(data)
    shares = predicted[confidence >= CONFIDENT].bincount(minlength=classes) / len(predicted)
    pairs = [(made[predicted == number], seen[labels == number]) for number in range(classes)]
    within = [_mean_distance(a) / max(_mean_distance(b), 1e-6) for a, b in pairs if len(a) > 1 and len(b) > 1]
    return Collapse(
        diversity=diversity,
        classes=int((expected > 0).sum()),
        classes_covered=int(((shares >= COVERED * expected) & (shares > 0)).sum()),
        rarest_class=float(predicted.bincount(minlength=classes)[expected > 0].min()) / len(predicted),
        diversity_within=sum(within) / len(within) if within else None,
    )


def _rows(pictures: Tensor) -> Tensor:
    """Return pictures as rows [N, F], large ones downsampled, which preserves relative distances."""
    pictures = pictures.float()
    if pictures.shape[-1] > LARGEST:
        pictures = F.interpolate(pictures, size=(LARGEST, LARGEST), mode="area")
    return pictures.flatten(1)


def _mean_distance(rows: Tensor) -> float:
    """Return the mean distance between two different rows."""
    return float(F.pdist(rows).mean())
