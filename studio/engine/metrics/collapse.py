"""Mode collapse: whether a generator makes all that the data has, or a few pictures over and over.

Figures:
    classes_covered    how many classes have, among the samples that are read with a probability of at least a half, at
                       least a tenth of the share that they have in the data, as in `metrics.samples`
    rarest_class       the share of the samples that are read as the rarest class
    diversity          the mean distance between two samples, divided by that between two of the data's pictures
    diversity_within   the same of two pictures of one class, averaged over the classes that have samples: it falls
                       where each class is one picture, which `diversity` hardly shows
Those of classes need data with classes.
"""

from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor
from torch.nn import functional as F

from studio.engine.data.picture_set import PictureSet
from studio.engine.metrics.samples import COVERED, SURE

ALIKE = 0.7  # samples that differ less than this much as the data's are too much alike ...
ALIKE_WITHIN = 0.5  # ... and those of one class: few of the data's are left to measure by, so the verdict is milder
MOST = 1000  # of the data's pictures are compared with one another
LARGEST = 32  # pixels; larger pictures are compared in this size


class ReadsClasses(Protocol):
    """Whatever tells the classes of pictures, such as `metrics.classifier.Classifier`."""

    def probabilities(self, pictures: Tensor) -> Tensor:
        """Return the probability of each class [N, classes] of pictures [N, C, H, W] in [-1, 1]."""


@dataclass(frozen=True)
class Collapse:
    """What was found out; see the module for the figures. Those of classes are None where the data has none."""

    diversity: float
    classes: int = 0
    classes_covered: int | None = None
    rarest_class: float | None = None
    diversity_within: float | None = None

    @property
    def figures(self) -> dict[str, float]:
        """The figures that there are, by name."""
        found = {
            "classes_covered": self.classes_covered,
            "rarest_class": self.rarest_class,
            "diversity": self.diversity,
            "diversity_within": self.diversity_within,
        }
        return {name: float(value) for name, value in found.items() if value is not None}

    @property
    def warning(self) -> str | None:
        """One plain line where the generator has collapsed, otherwise None."""
        missing = self.classes_covered is not None and self.classes_covered < self.classes
        alike = self.diversity < ALIKE
        within = self.diversity_within is not None and self.diversity_within < ALIKE_WITHIN
        if not (missing or alike or within):
            return None
        told = []
        if missing:
            told.append(f"the generator makes {self.classes_covered} of {self.classes} classes")
        told.append(f"its samples differ {self.diversity:.0%} as much as the data's")
        if within:
            told.append(f"those of one class {self.diversity_within:.0%} as much")
        line = "; ".join(told)
        return f"{line[0].upper()}{line[1:]}."


@torch.inference_mode()
def measure_collapse(samples: Tensor, data: PictureSet, classifier: ReadsClasses | None) -> Collapse:
    """Compare samples with the data.

    Args:
        samples: [N, C, H, W] in [-1, 1], N >= 2; some hundreds make the figures steady.
        data: What they ought to be like, at least two pictures.
        classifier: Reads the classes of both; None where the data has none.
    """
    chosen = torch.arange(0, len(data), max(1, -(-len(data) // MOST)), device=data.pictures.device)
    real, labels = data.batch(chosen)
    made, seen = _rows(samples), _rows(real)
    diversity = _apart(made) / max(_apart(seen), 1e-6)
    if classifier is None or data.labels is None or labels is None:
        return Collapse(diversity)
    classes = len(data.names)
    sure, read = (found.to(samples.device) for found in classifier.probabilities(samples).max(1))
    expected = data.labels.bincount(minlength=classes).to(read.device) / len(data)
    shares = read[sure >= SURE].bincount(minlength=classes) / len(read)
    pairs = [(made[read == number], seen[labels == number]) for number in range(classes)]
    within = [_apart(a) / max(_apart(b), 1e-6) for a, b in pairs if len(a) > 1 and len(b) > 1]
    return Collapse(
        diversity=diversity,
        classes=int((expected > 0).sum()),
        classes_covered=int(((shares >= COVERED * expected) & (shares > 0)).sum()),
        rarest_class=float(read.bincount(minlength=classes)[expected > 0].min()) / len(read),
        diversity_within=sum(within) / len(within) if within else None,
    )


def _rows(pictures: Tensor) -> Tensor:
    """Pictures as rows [N, F], large ones at a smaller size: distances say the same there."""
    pictures = pictures.float()
    if pictures.shape[-1] > LARGEST:
        pictures = F.interpolate(pictures, size=(LARGEST, LARGEST), mode="area")
    return pictures.flatten(1)


def _apart(rows: Tensor) -> float:
    """The mean distance between two different rows."""
    return float(F.pdist(rows).mean())
