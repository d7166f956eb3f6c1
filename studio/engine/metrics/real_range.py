"""The distances of real pictures from the training set, which define plausible, memorized and distinct samples."""

from dataclasses import dataclass
from functools import lru_cache

import torch
from torch import Tensor

from studio.engine.data.augment import augment
from studio.engine.data.picture_set import PictureSet
from studio.engine.metrics.classifier import Classifier
from studio.engine.metrics.nearest import Nearest, nearest_pictures
from studio.protocol.training_recipe import AugmentSpec

PLAUSIBLE = 0.99  # quantile of the real pictures' distances; samples farther away are implausible
COPIED = 0.05  # quantile of the same; samples nearer than that count as memorized
MAX_MEASURED = 500  # real pictures to measure
FEWEST = 20  # held-out pictures that meaningful quantiles need
NO_AUGMENTATION = AugmentSpec()
_SEED = 0


@dataclass(frozen=True)
class RealRange:
    """Distances of real pictures that are not in the training set to the nearest one that is.

    Attributes:
        pixels: The largest plausible distance in pixels, as `nearest` measures it.
        features: The largest plausible distance in features, to `reference`.
        copied: The distance in pixels below which a sample counts as memorized.
        reference: Features of some training pictures [M, F].
        plausible: The share of real pictures that are plausible by these limits.
    """

    pixels: float
    features: float
    copied: float
    reference: Tensor
    plausible: float

    @property
    def duplicate_distance(self) -> float:
        """The distance in pixels up to which two samples count as the same."""
        return self.copied / 4

    def are_plausible(self, nearest: Nearest, features: Tensor) -> Tensor:
        """Return whether each of N samples is plausible, bool [N], from its nearest picture and its features [N, F]."""
        near = _nearest_features(features, self.reference) <= self.features
        return near & (nearest.distances <= self.pixels)


@lru_cache(maxsize=1)  # a run is evaluated again and again on the same data
def real_range(
    classifier: Classifier, training: PictureSet, held_out: PictureSet, spec: AugmentSpec = NO_AUGMENTATION
) -> RealRange:
    """Measure the range of real pictures.

    Held-out pictures are measured, or, where there are fewer than 20, training pictures against the others.

    Args:
        classifier: Its features are used.
        training: The training set, at least two pictures.
        held_out: The validation set.
        spec: The augmentation in training: augmented real pictures are plausible, too.
    """
    device = training.pictures.device
    order = _shuffled(len(training), device)
    own = None
    if len(held_out) >= FEWEST and held_out is not training:
        real = held_out.batch(_shuffled(len(held_out), device)[:MAX_MEASURED])[0]
    else:
        half = len(order) // 2
        own, order = order[half:][:MAX_MEASURED], order[:half]
        real = training.batch(own)[0]
    reference = classifier.features(training.batch(order[: 2 * MAX_MEASURED])[0])
    distances = nearest_pictures(real, training, own).distances
    changed, farthest = real, distances
    if spec.on:
        changed = augment(real, spec, torch.Generator(device).manual_seed(_SEED))
        farthest = nearest_pictures(changed, training, own).distances
    of_features = _nearest_features(classifier.features(changed), reference)
    pixels, features = float(farthest.quantile(PLAUSIBLE)), float(of_features.quantile(PLAUSIBLE))
    within = (farthest <= pixels) & (of_features <= features)
    return RealRange(pixels, features, float(distances.quantile(COPIED)), reference, float(within.double().mean()))


def _shuffled(count: int, device: torch.device) -> Tensor:
    """Return a fixed permutation of `count` positions."""
    return torch.randperm(count, generator=torch.Generator().manual_seed(_SEED)).to(device)


def _nearest_features(features: Tensor, reference: Tensor) -> Tensor:
    """Return the distance [N] float64 of each row to the nearest of the reference."""
    return torch.cdist(features.double(), reference.double()).min(1).values
