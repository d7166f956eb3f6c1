"""Evaluates a model's samples against real pictures, in the features of a classifier of the data and in pixels.

The keys of the figures are those of `protocol.metrics`, which says what each measures. Each is also measured with real
pictures in place of the samples: training pictures that the samples are not compared with, or held-out ones where the
training pictures would be compared with themselves. Figures of classes need labelled data; label_accuracy needs a
class-conditional model.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import torch
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.metrics.classes import class_coverage
from studio.engine.metrics.classifier import Classifier, classifier_of
from studio.engine.metrics.collapse import Collapse, measure_collapse
from studio.engine.metrics.distances import frechet_distance, kernel_distance, manifolds
from studio.engine.metrics.nearest import Nearest, count_distinct, nearest_pictures
from studio.engine.metrics.real_range import COPIED, FEWEST, NO_AUGMENTATION, real_range
from studio.engine.metrics.verdict import Evidence, doubts_of, verdict_of
from studio.protocol.events import Verdict
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import AugmentSpec

COUNT = 200  # samples of an evaluation during training, which should take seconds only
STEPS = 20  # denoising steps of these samples
MAX_REAL = 1000  # real pictures to compare with
BATCH = 100
_OF_REAL_PICTURES = ("classifier_accuracy", "trtr_accuracy")
SHOWN = 32  # samples beside their nearest training pictures


class Sampler(Protocol):
    """A model that samples pictures; see `studio.engine.models.model.Model`."""

    @property
    def card(self) -> ModelCard:
        """The model card."""

    @property
    def device(self) -> torch.device:
        """Where the samples are."""

    @property
    def processes(self) -> int:
        """Number of processes that share the sampling."""

    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Sample one picture per label: float32 [N, C, H, W] in [-1, 1]."""


@dataclass(frozen=True)
class Samples:
    """Samples of a model.

    Attributes:
        pictures: float32 [N, C, H, W] in [-1, 1], on the model's device.
        labels: The requested labels, int64 [N]; None for a model without the data's labels.
    """

    pictures: Tensor
    labels: Tensor | None


@torch.inference_mode()
def draw_samples(model: Sampler, data: PictureSet, count: int, *, seed: int, steps: int | None = None) -> Samples:
    """Sample with the model's own guidance, requesting labels in the proportions of the data.

    Args:
        model: The model.
        data: The data whose labels are requested, if they are the model's.
        count: Number of samples.
        seed: Picture i is drawn from the generator of seed + i.
        steps: Denoising steps; None for the number on the model card.
    """
    card = model.card
    labels: Tensor | None = None
    if card.labels and card.labels == data.names and data.labels is not None:
        positions = torch.arange(count, device=data.labels.device).add(0.5).mul(len(data) / count).long()
        labels = data.labels.sort().values[positions].to(model.device)
    classes: list[int | None] = [None] * count if labels is None else labels.tolist()
    size = model.processes * BATCH
    made = [
        model.sample(classes[first : first + size], guidance=card.guidance, seed=seed, first=first, steps=steps)
        for first in range(0, count, size)
    ]
    return Samples(torch.cat(made).float(), labels)


@dataclass(frozen=True)
class SampleEvaluation:
    """The evaluation of samples; empty if they are not finite, or with fewer than two samples or pictures.

    Attributes:
        figures: Values by metric.
        real: The same for real pictures.
        doubts: Metrics that the samples cannot support, with the reasons.
        verdict: The verdict on the samples.
        count: Number of samples.
        collapse: Their diversity and class coverage.
        pairs: At most 32 samples, each followed by its nearest training picture, [2N, C, H, W]: those nearest to a
            training picture first. None for 2-D points.
    """

    figures: Mapping[str, float] = field(default_factory=dict)
    real: Mapping[str, float] = field(default_factory=dict)
    doubts: Mapping[str, str] = field(default_factory=dict)
    verdict: Verdict | None = None
    count: int = 0
    collapse: Collapse | None = None
    pairs: Tensor | None = None

    @property
    def counts(self) -> dict[str, int]:
        """The number of samples behind each figure; the accuracies of real pictures have none."""
        return {key: self.count for key in self.figures if key not in _OF_REAL_PICTURES}


def evaluate_model(
    model: Sampler,
    training: PictureSet,
    held_out: PictureSet,
    *,
    count: int | None = None,
    seed: int,
    steps: int | None = None,
    augment: AugmentSpec = NO_AUGMENTATION,
) -> SampleEvaluation:
    """Sample from a model and evaluate its samples; see `evaluate_samples`.

    Args:
        model: The model to evaluate.
        training: The training set, on the model's device.
        held_out: The held-out set; `training` again if nothing is held out.
        count: Number of samples; None for 200. Fréchet distance and recall depend on it: compare equal numbers.
        seed: Seed of the samples; the same seed gives the same figures.
        steps: Denoising steps; None for 20, or fewer if the model card has fewer.
        augment: The augmentation in training.
    """
    steps = min(steps or STEPS, model.card.steps)
    samples = draw_samples(model, training, count or COUNT, seed=seed, steps=steps)
    return evaluate_samples(samples, training, held_out, augment)


@torch.inference_mode()
def evaluate_samples(
    samples: Samples, training: PictureSet, held_out: PictureSet, augment: AugmentSpec = NO_AUGMENTATION
) -> SampleEvaluation:
    """Evaluate samples; pictures changed by the training's `augment` count as plausible, too."""
    if len(held_out) < 2:
        held_out = training
    made, count = samples.pictures, len(samples.pictures)
    if len(training) < 2 or count < 2 or not bool(made.isfinite().all()):
        return SampleEvaluation()
    classifier = classifier_of(training, held_out)
    number = min(len(training), len(held_out), MAX_REAL)
    order = _shuffled(training)
    unseen, seen = _some(held_out, _shuffled(held_out)[:number]), _some(training, order[:number])
    rest, against = order[number:][:count], (unseen, seen)  # real pictures in place of the samples
    if len(rest) < FEWEST:  # compare one half of the training set with the other
        half, rest = _some(training, order[::2]), order[1::2][:count]
        against = half, half
    figures = _distribution(classifier, made, unseen, seen)
    real = _distribution(classifier, _some(training, rest), *against) if len(rest) >= FEWEST else {}
    limits = real_range(classifier, training, held_out, augment)
    nearest = nearest_pictures(made, training)
    plausible = limits.are_plausible(nearest, classifier.features(made))
    coverage = None
    if classifier.names:
        coverage = class_coverage(classifier, made, training, plausible)
        of_real = class_coverage(classifier, _some(training, rest), training)
        figures |= {"classes_covered": float(coverage.covered), "rarest_class": coverage.rarest}
        real |= {"classes_covered": float(of_real.covered), "rarest_class": of_real.rarest}
        if samples.labels is not None:
            figures["label_accuracy"] = float((coverage.predicted == samples.labels).float().mean())
        if classifier.accuracy is not None:
            figures["classifier_accuracy"] = real["label_accuracy"] = classifier.accuracy
    collapse = measure_collapse(made, training, coverage)
    memorized = None
    if held_out is not training and len(held_out) >= FEWEST:
        memorized = figures["memorized"] = float((nearest.distances < limits.copied).double().mean())
        real["memorized"] = COPIED
    distinct = count_distinct(made, limits.duplicate_distance)
    figures |= {"plausible": float(plausible.double().mean()), "distinct": float(distinct), **collapse.figures}
    real |= {
        "plausible": limits.plausible,
        "distinct": float(count_distinct(_some(training, rest), limits.duplicate_distance)),
    }
    real |= dict.fromkeys(collapse.figures, 1.0)
    evidence = Evidence(count, distinct, figures["plausible"], memorized, number, collapse)
    return SampleEvaluation(
        figures,
        {key: value for key, value in real.items() if key in figures},
        {key: reason for key, reason in doubts_of(evidence).items() if key in figures},
        verdict_of(evidence),
        count,
        collapse,
        _pairs(made, nearest, training),
    )


def _distribution(classifier: Classifier, made: Tensor, unseen: Tensor, seen: Tensor) -> dict[str, float]:
    """Compare the distribution of samples with that of held-out and of training pictures."""
    features, real, learned = (classifier.features(pictures) for pictures in (made, unseen, seen))
    among = manifolds(real, features)
    return {
        "frechet": frechet_distance(features, real),
        "frechet_training": frechet_distance(features, learned),
        "kernel": kernel_distance(features, real),
        "kernel_training": kernel_distance(features, learned),
        "precision": among.precision,
        "recall": among.recall,
        "density": among.density,
        "coverage": among.coverage,
    }


def _pairs(made: Tensor, nearest: Nearest, training: PictureSet) -> Tensor | None:
    if training.space == "plane":
        return None
    closest = nearest.distances.argsort(stable=True)[:SHOWN]
    found = training.batch(nearest.indices[closest])[0].to(made)
    return torch.stack([made[closest], found], dim=1).flatten(0, 1)


def _shuffled(data: PictureSet) -> Tensor:
    """Return a fixed permutation of a set's positions, on its device."""
    return torch.randperm(len(data), generator=torch.Generator().manual_seed(0)).to(data.pictures.device)


def _some(data: PictureSet, chosen: Tensor) -> Tensor:
    return data.batch(chosen)[0]
