"""Compares a model's samples with real pictures, in the features of a classifier of the data.

Figures, against held-out pictures unless stated otherwise:
    frechet, kernel            Fréchet distance and kernel distance; lower is better
    frechet_training,          the same against training pictures; much lower than against held-out ones if the model
    kernel_training              memorizes its training data
    precision, recall,         see `distances.Manifolds`; higher is better, and even held-out against training pictures
    density, coverage            hardly reaches 1
    classes_covered            class coverage: the number of classes whose share among the confident samples
                                 (probability of at least 1/2) is at least a tenth of their share in the data
    rarest_class               the share of samples predicted as the rarest class of the data
    label_accuracy             the share of samples predicted as their requested label; labels are requested as often
                                 as they occur in the data
    classifier_accuracy        the same for held-out pictures, an upper bound
Figures of classes need labelled data; label_accuracy needs a class-conditional model.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.metrics.classifier import Classifier, classifier_of
from studio.engine.metrics.distances import frechet_distance, kernel_distance, manifolds
from studio.protocol.modelcard import ModelCard

COUNT = 200  # samples of an evaluation during training, which should take seconds only
STEPS = 20  # denoising steps of these samples
MOST_REAL = 1000  # real pictures to compare with
BATCH = 100
CONFIDENT = 0.5  # least probability of a confident prediction
COVERED = 0.1  # least share of a covered class, relative to its share in the data


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
    asked: list[int | None] = [None] * count if labels is None else labels.tolist()
    size = model.processes * BATCH
    made = [
        model.sample(asked[first : first + size], guidance=card.guidance, seed=seed, first=first, steps=steps)
        for first in range(0, count, size)
    ]
    return Samples(torch.cat(made).float(), labels)


def sample_figures(
    model: Sampler,
    training: PictureSet,
    held_out: PictureSet,
    *,
    count: int | None = None,
    seed: int,
    steps: int | None = None,
) -> dict[str, float]:
    """Sample from a model and return the figures that the module describes; see `figures_of`.

    Args:
        model: The model to evaluate.
        training: The training set, on the model's device.
        held_out: The held-out set; `training` again if nothing is held out.
        count: Number of samples; None for 200. Fréchet distance and recall depend on it: compare equal numbers.
        seed: Seed of the samples; the same seed gives the same figures.
        steps: Denoising steps; None for 20, or fewer if the model card has fewer.
    """
    steps = min(steps or STEPS, model.card.steps)
    return figures_of(draw_samples(model, training, count or COUNT, seed=seed, steps=steps), training, held_out)


@torch.inference_mode()
def figures_of(samples: Samples, training: PictureSet, held_out: PictureSet) -> dict[str, float]:
    """Return the figures of samples; empty if they are not finite, or with fewer than two samples or pictures."""
    if len(held_out) < 2:
        held_out = training
    if len(training) < 2 or len(samples.pictures) < 2 or not bool(samples.pictures.isfinite().all()):
        return {}
    classifier = classifier_of(training, held_out)
    made = classifier.features(samples.pictures)
    number = min(len(training), len(held_out), MOST_REAL)
    unseen, seen = (classifier.features(_some(data, number)) for data in (held_out, training))
    among = manifolds(unseen, made)
    figures = {
        "frechet": frechet_distance(made, unseen),
        "frechet_training": frechet_distance(made, seen),
        "kernel": kernel_distance(made, unseen),
        "kernel_training": kernel_distance(made, seen),
        "precision": among.precision,
        "recall": among.recall,
        "density": among.density,
        "coverage": among.coverage,
    }
    return figures | _class_figures(classifier, samples, training)


def _class_figures(classifier: Classifier, samples: Samples, training: PictureSet) -> dict[str, float]:
    if not classifier.names or training.labels is None:
        return {}
    classes = len(classifier.names)
    confidence, predicted = classifier.probabilities(samples.pictures).max(1)
    expected = training.labels.bincount(minlength=classes) / len(training)
    shares = predicted[confidence >= CONFIDENT].bincount(minlength=classes) / len(predicted)
    covered = (shares >= COVERED * expected) & (shares > 0)
    figures = {
        "classes_covered": float(covered.sum()),
        "rarest_class": float(predicted.bincount(minlength=classes)[expected > 0].min()) / len(predicted),
    }
    if samples.labels is not None:
        figures["label_accuracy"] = float((predicted == samples.labels).float().mean())
    if classifier.accuracy is not None:
        figures["classifier_accuracy"] = classifier.accuracy
    return figures


def _some(data: PictureSet, number: int) -> Tensor:
    """Return a fixed random subset of `number` pictures."""
    chosen = torch.randperm(len(data), generator=torch.Generator().manual_seed(0))[:number]
    return data.batch(chosen.to(data.pictures.device))[0]
