"""Detects mode collapse: a generator that covers only part of the data distribution.

Figures:
    diversity          the mean distance between two samples, relative to that between two real pictures
    diversity_within   the same within a class, averaged over classes; detects a collapse of each class to one picture,
                       which hardly affects `diversity`; needs labelled data
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.metrics.classes import ClassCoverage
from studio.engine.metrics.nearest import mean_distance, pixel_rows

MIN_DIVERSITY = 0.7  # lower values count as collapse
MIN_DIVERSITY_WITHIN = 0.5  # lower, since it is estimated from few real pictures per class
MAX_COMPARED = 1000  # real pictures to compare


@dataclass(frozen=True)
class Collapse:
    """The figures that the module describes, and the class coverage; those of classes are None for unlabelled data."""

    diversity: float
    diversity_within: float | None = None
    coverage: ClassCoverage | None = None

    @property
    def figures(self) -> dict[str, float]:
        """The available figures by name."""
        within = {} if self.diversity_within is None else {"diversity_within": self.diversity_within}
        return {"diversity": self.diversity, **within}

    @property
    def uniform(self) -> bool:
        """Whether the samples, or those of a class, are too much alike."""
        return self.diversity < MIN_DIVERSITY or self._uniform_within

    @property
    def warning(self) -> str | None:
        """One line of text if the samples are too much alike or leave out classes, otherwise None."""
        missing = self.coverage is not None and self.coverage.covered < self.coverage.classes
        classes = ""
        if missing and self.coverage is not None:
            classes = f"the samples cover {self.coverage.covered} of {self.coverage.classes} classes"
        if not self.uniform:
            return f"Missing classes: {classes}." if missing else None
        parts = [f"the samples differ {self.diversity:.0%} as much as the data's"]
        if self._uniform_within:
            parts.append(f"those of one class {self.diversity_within:.0%} as much")
        return f"Mode collapse: {'; '.join([*parts, classes] if missing else parts)}."

    @property
    def _uniform_within(self) -> bool:
        return self.diversity_within is not None and self.diversity_within < MIN_DIVERSITY_WITHIN


def mean_pairwise_distance(pictures: Tensor, labels: Tensor | None = None) -> float:
    """Return the mean distance between two pictures of [N, C, H, W]; 0 for a single picture.

    With labels [N], between two of the same class, averaged over the classes that have two; 0 if none has.
    """
    rows = pixel_rows(pictures)
    if labels is None:
        return mean_distance(rows) if len(rows) > 1 else 0.0
    classes = [rows[labels == label] for label in labels.unique()]
    distances = [mean_distance(members) for members in classes if len(members) > 1]
    return sum(distances) / len(distances) if distances else 0.0


@torch.inference_mode()
def measure_collapse(samples: Tensor, data: PictureSet, coverage: ClassCoverage | None = None) -> Collapse:
    """Compare samples with real pictures.

    Args:
        samples: [N, C, H, W] in [-1, 1], N >= 2; some hundreds give stable figures.
        data: At least two real pictures.
        coverage: The classes of the samples; None for unlabelled data.
    """
    chosen = torch.arange(0, len(data), max(1, -(-len(data) // MAX_COMPARED)), device=data.pictures.device)
    real, labels = data.batch(chosen)
    made, seen = pixel_rows(samples), pixel_rows(real)
    diversity = mean_distance(made) / max(mean_distance(seen), 1e-6)
    if coverage is None or labels is None:
        return Collapse(diversity)
    pairs = [(made[coverage.predicted == number], seen[labels == number]) for number in range(len(data.names))]
    within = [mean_distance(a) / max(mean_distance(b), 1e-6) for a, b in pairs if len(a) > 1 and len(b) > 1]
    return Collapse(diversity, sum(within) / len(within) if within else None, coverage)
