"""Evaluates a model of the digits by a classifier trained on real digits only.

The classifier takes 8x8 scans with values 0 ... 16, the original form of the data, to which samples are downsampled. It
is a support vector machine trained on the training split; the held-out split gives its confidence on unseen real
digits. Its probabilities are those of pairwise coupling (Wu, Lin & Weng 2004), which is unsure of pictures that are no
digits: it classifies none of 200 pictures of noise with a confidence of 0.9, where calibrated one-against-the-rest
machines do so for 71%, and an MLP for 82%.

Figures:
    label_accuracy       share of class-conditional samples (each label equally often; the card's guidance, sampler and
                         steps) that are classified as the requested label
    open_label_confident share of samples with random labels that are classified with a confidence of at least 0.9,
                         relative to that share among held-out real digits
    open_label_rarest    share of the rarest class among them
    no_label_confident   open_label_confident of unconditional samples, without guidance
    no_label_rarest      open_label_rarest of unconditional samples
    nearest_training     median distance (root mean square over the 64 pixels, in units of the full range) from an
                         unconditional sample to the nearest training scan
    nearest_of_held_out  the same from held-out real digits; a model that memorizes has a much smaller distance
"""

import warnings
from functools import cache
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from studio.engine.data.digits import SIDE, WHITE, scans
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import sample
from studio.engine.models.labels import drawn_labels
from studio.engine.models.pixel import PixelModel

CONFIDENT = 0.9
CLASSES = 10
_BATCH = 100


class Judge:
    """A classifier of 8x8 digits with confidences.

    Attributes:
        accuracy: Its accuracy on held-out real digits.
        confident_share: The share of them classified with a confidence of at least CONFIDENT.
    """

    def __init__(self) -> None:
        from sklearn.svm import SVC

        pixels, labels, held_out = scans()
        flat = pixels.reshape(len(pixels), -1)
        self.training, self.held_out = flat[~held_out], flat[held_out]
        self._classifier: Any = SVC(gamma=0.001, C=10, probability=True, random_state=0)
        with warnings.catch_warnings():
            # scikit-learn recommends calibrated one-against-the-rest machines; see above why not
            warnings.simplefilter("ignore", FutureWarning)
            self._classifier.fit(self.training, labels[~held_out])
        read, confidence = self.read(self.held_out)
        self.accuracy = float((read == labels[held_out]).mean())
        self.confident_share = float((confidence >= CONFIDENT).mean())

    def read(self, flat: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Classify digits [N, 64], values 0 ... 16: labels [N] and confidences [N]."""
        probabilities = self._classifier.predict_proba(flat)
        return probabilities.argmax(1), probabilities.max(1)


@cache
def digits_judge() -> Judge:
    """Return the classifier, trained on first use (about a second)."""
    return Judge()


def as_scans(pictures: torch.Tensor) -> NDArray[np.float32]:
    """Quantize grey pictures [N, 1, S, S] in [-1, 1] to 8 bits and downsample them to scans [N, 64]."""
    eight_bit = pictures.detach().float().cpu().clamp(-1, 1).add(1).mul(127.5).round()
    small = F.interpolate(eight_bit, size=(SIDE, SIDE), mode="area")
    return np.asarray(small.flatten(1).numpy() * (WHITE / 255), dtype=np.float32)


def sample_digits(model: PixelModel, labels: list[int | None], guidance: float, seed: int) -> torch.Tensor:
    """Sample one picture per label with the card's sampler and steps: [N, C, S, S] in [-1, 1] on the CPU."""
    made = []
    for start in range(0, len(labels), _BATCH):
        part = labels[start : start + _BATCH]
        generators = picture_generators(seed, len(part), first=start)
        shape = (len(part), model.card.channels, model.card.size, model.card.size)
        pictures = randn(shape, generators, model.device)
        denoiser = model.denoiser(part, guidance)
        sampler, steps = model.card.sampler, min(model.card.steps, model.schedule.timesteps)
        for step in sample(denoiser, pictures, model.schedule, sampler=sampler, steps=steps, generators=generators):
            pictures = step.x_next
        made.append(pictures.cpu())
    return torch.cat(made)


def judge_digits(model: PixelModel, count: int = 500, seed: int = 0) -> dict[str, float]:
    """Sample `count` digits of each kind, and return the figures that the module describes.

    An unconditional model has only those that need no labels.
    """
    judge = digits_judge()
    figures: dict[str, float] = {}
    if model.card.labels:
        wanted: list[int | None] = [index % CLASSES for index in range(count)]
        read, _ = judge.read(as_scans(sample_digits(model, wanted, model.card.guidance, seed)))
        figures["label_accuracy"] = float((read == np.array(wanted)).mean())
        drawn: list[int | None] = [*drawn_labels(seed + count, count, CLASSES)]
        figures |= _judged(sample_digits(model, drawn, model.card.guidance, seed + count), "open_label")
    pictures = sample_digits(model, [None] * count, 1.0, seed + count)
    figures |= _judged(pictures, "no_label")
    free = as_scans(pictures)
    figures["nearest_training"] = _median_nearest(free, judge.training)
    figures["nearest_of_held_out"] = _median_nearest(judge.held_out, judge.training)
    return figures


def _judged(pictures: torch.Tensor, name: str) -> dict[str, float]:
    judge = digits_judge()
    read, confidence = judge.read(as_scans(pictures))
    return {
        f"{name}_confident": float((confidence >= CONFIDENT).mean()) / judge.confident_share,
        f"{name}_rarest": float(np.bincount(read, minlength=CLASSES).min() / len(read)),
    }


def _median_nearest(flat: NDArray[np.float32], among: NDArray[np.float32]) -> float:
    distances = torch.cdist(torch.from_numpy(flat), torch.from_numpy(among)).min(1).values
    return float(distances.median()) / (SIDE * WHITE)  # the square root of 64 pixels, times their range
