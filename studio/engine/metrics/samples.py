"""Figures of a model's samples beside the data's own pictures, in the features of a classifier of that data.

Figures, against held-out pictures where nothing else is said:
    frechet, kernel            Fréchet and kernel distance; less is better
    frechet_training,          the same against as many of the pictures that were trained on: a model that copies them
    kernel_training              is much nearer to these
    precision, recall,         see `distances.Manifolds`; more is better, and held-out pictures beside training ones
    density, coverage            hardly reach 1 either
    classes_covered            how many classes have, among the samples that are read with a probability of at least a
                                 half, at least a tenth of the share that they have in the data
    rarest_class               the share of the samples that are read as the rarest of the data's classes
    label_accuracy             the share of the samples that are read as the label that was asked for; each label is
                                 asked for as often as the data has it
    classifier_accuracy        the same of held-out pictures: more cannot be expected
Those of classes need data with classes, and label_accuracy a model that takes the data's labels.
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

COUNT = 200  # samples of a judgement while training ...
STEPS = 20  # ... and the denoising steps of each: a judgement has to take seconds
MOST_REAL = 1000  # pictures that samples are compared with
BATCH = 100
SURE = 0.5
COVERED = 0.1


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
    """Pictures that a model made, and what was asked for.

    Attributes:
        pictures: float32 [N, C, H, W] in [-1, 1], on the model's device.
        labels: int64 [N], what each was asked to be; None for a model without the data's labels.
    """

    pictures: Tensor
    labels: Tensor | None


@torch.inference_mode()
def draw_samples(model: Sampler, data: PictureSet, count: int, *, seed: int, steps: int | None = None) -> Samples:
    """Sample pictures with the model's own guidance, by label as often as the data has each.

    Args:
        model: What samples.
        data: Pictures with the labels to be asked for, where the model's labels are theirs.
        count: How many.
        seed: The picture number i comes from the generator of seed + i.
        steps: Denoising steps; None: as many as the model's card says.
    """
    card = model.card
    labels: Tensor | None = None
    if card.labels and card.labels == data.names and data.labels is not None:
        places = torch.arange(count, device=data.labels.device).add(0.5).mul(len(data) / count).long()
        labels = data.labels.sort().values[places].to(model.device)
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
        model: What samples, with weights as they are to be judged.
        training: What it was trained on, on the model's device.
        held_out: What it was not; `training` again where nothing is held out.
        count: Number of samples; None: 200. Fréchet distance and recall depend on it: compare equal numbers.
        seed: Where the samples come from; the same seed gives the same figures.
        steps: Denoising steps; None: 20, or fewer where the model's card says so.
    """
    steps = min(steps or STEPS, model.card.steps)
    return figures_of(draw_samples(model, training, count or COUNT, seed=seed, steps=steps), training, held_out)


@torch.inference_mode()
def figures_of(samples: Samples, training: PictureSet, held_out: PictureSet) -> dict[str, float]:
    """Return the figures of samples; none where they are not finite, or where samples or data are fewer than two."""
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
    sure, read = classifier.probabilities(samples.pictures).max(1)
    expected = training.labels.bincount(minlength=classes) / len(training)
    shares = read[sure >= SURE].bincount(minlength=classes) / len(read)
    covered = (shares >= COVERED * expected) & (shares > 0)
    figures = {
        "classes_covered": float(covered.sum()),
        "rarest_class": float(read.bincount(minlength=classes)[expected > 0].min()) / len(read),
    }
    if samples.labels is not None:
        figures["label_accuracy"] = float((read == samples.labels).float().mean())
    if classifier.accuracy is not None:
        figures["classifier_accuracy"] = classifier.accuracy
    return figures


def _some(data: PictureSet, number: int) -> Tensor:
    """Return `number` pictures of a set, always the same, from all over it."""
    chosen = torch.randperm(len(data), generator=torch.Generator().manual_seed(0))[:number]
    return data.batch(chosen.to(data.pictures.device))[0]
