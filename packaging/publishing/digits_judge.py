"""Judges a model of the digits by a classifier that has only seen real ones, and puts the verdict into figures.

The judge looks at 8x8 scans with values 0 ... 16, the data's own form: samples are brought back to it by the mean over
each block of pixels. It is a support vector machine, trained on the same part of the scans as the models; the rest is
held out and tells how sure the judge is of real digits that it has not seen. Its probabilities come from one machine
for each pair of classes, coupled (Wu, Lin & Weng 2004), because such a judge doubts what is no digit: it takes none of
200 pictures of noise with a confidence of 0.9, where calibrated one-against-the-rest machines take 71%, and a
perceptron 82%.

Figures:
    label_accuracy       share of the samples asked for by label (each label equally often, the card's guidance, DDIM
                         with 50 steps) that the judge reads as that label
    open_label_confident share of the samples whose label was left open (the program draws one for each picture) that
                         the judge takes with a confidence of at least 0.9, divided by that share among held-out real
                         digits
    open_label_rarest    share of the rarest class among them, as the judge reads them
    no_label_confident   the same of samples that were made with no label at all, without guidance ...
    no_label_rarest      ... and of these
    nearest_training     median distance (root mean square over the 64 pixels, in units of the full range) from a
                         sample made without a label to the nearest scan of the training part ...
    nearest_of_held_out  ... and the same from a held-out real digit: a model that copies has a much smaller one
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
STEPS = 50
CLASSES = 10
_BATCH = 100


class Judge:
    """A classifier of 8x8 digits that says how sure it is.

    Attributes:
        accuracy: Its accuracy on held-out real digits.
        confident_share: The share of them that it takes with confidence CONFIDENT or more.
    """

    def __init__(self) -> None:
        from sklearn.svm import SVC

        pixels, labels, held_out = scans()
        flat = pixels.reshape(len(pixels), -1)
        self.training, self.held_out = flat[~held_out], flat[held_out]
        self._classifier: Any = SVC(gamma=0.001, C=10, probability=True, random_state=0)
        with warnings.catch_warnings():
            # scikit-learn would rather have calibrated one-against-the-rest machines; see above why not
            warnings.simplefilter("ignore", FutureWarning)
            self._classifier.fit(self.training, labels[~held_out])
        read, confidence = self.read(self.held_out)
        self.accuracy = float((read == labels[held_out]).mean())
        self.confident_share = float((confidence >= CONFIDENT).mean())

    def read(self, flat: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Read digits [N, 64], values 0 ... 16: their labels [N] and the confidence in each [N]."""
        probabilities = self._classifier.predict_proba(flat)
        return probabilities.argmax(1), probabilities.max(1)


@cache
def the_judge() -> Judge:
    """Return the judge, trained on first use (about a second)."""
    return Judge()


def as_scans(pictures: torch.Tensor) -> NDArray[np.float32]:
    """Bring grey pictures [N, 1, S, S] in [-1, 1], as 8-bit files would hold them, to the judge's form [N, 64]."""
    eight_bit = pictures.detach().float().cpu().clamp(-1, 1).add(1).mul(127.5).round()
    small = F.interpolate(eight_bit, size=(SIDE, SIDE), mode="area")
    return np.asarray(small.flatten(1).numpy() * (WHITE / 255), dtype=np.float32)


def sample_digits(model: PixelModel, labels: list[int | None], guidance: float, seed: int) -> torch.Tensor:
    """Sample one picture for each label by DDIM with 50 steps: [N, C, S, S] in [-1, 1] on the CPU."""
    made = []
    for start in range(0, len(labels), _BATCH):
        part = labels[start : start + _BATCH]
        generators = picture_generators(seed, len(part), first=start)
        shape = (len(part), model.card.channels, model.card.size, model.card.size)
        pictures = randn(shape, generators, model.device)
        denoiser = model.denoiser(part, guidance)
        steps = min(STEPS, model.schedule.timesteps)
        for step in sample(denoiser, pictures, model.schedule, sampler="ddim", steps=steps, generators=generators):
            pictures = step.x_next
        made.append(pictures.cpu())
    return torch.cat(made)


def judge_digits(model: PixelModel, count: int = 500, seed: int = 0) -> dict[str, float]:
    """Sample `count` digits by label and as many without, and return the figures that the module describes.

    A model without labels has only those that need none.
    """
    judge = the_judge()
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
    judge = the_judge()
    read, confidence = judge.read(as_scans(pictures))
    return {
        f"{name}_confident": float((confidence >= CONFIDENT).mean()) / judge.confident_share,
        f"{name}_rarest": float(np.bincount(read, minlength=CLASSES).min() / len(read)),
    }


def _median_nearest(flat: NDArray[np.float32], among: NDArray[np.float32]) -> float:
    distances = torch.cdist(torch.from_numpy(flat), torch.from_numpy(among)).min(1).values
    return float(distances.median()) / (SIDE * WHITE)  # the square root of 64 pixels, times their range
