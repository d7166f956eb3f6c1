"""Anomaly detection by reconstruction error: an autoencoder trained on normal pictures reconstructs others badly."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.autoencoder import Autoencoder, AutoencoderOptions
from studio.engine.learners.reconstruction import batches, evenly_spaced, in_rows, picture_errors
from studio.engine.training.learner import COLUMNS, Grid, Judgement
from studio.engine.training.registry import register
from studio.protocol.errors import BadInput
from studio.protocol.training_recipe import TrainRecipe

PASSING = 0.95  # share of normal pictures below the threshold
CURVE_POINTS = 200
WORST = 16


class AnomalyOptions(AutoencoderOptions):
    """Options of an autoencoder, and the indices of the normal classes."""

    latent: int = 8  # too few dimensions to reconstruct unseen classes
    normal: tuple[int, ...] = ()  # empty: the first half of the classes


@register("anomaly")
class Anomaly(Autoencoder):
    """Trains on the normal classes only; a picture's anomaly score is its mean squared reconstruction error.

    `judge` scores the held-out normal pictures and all pictures of the other classes, none of which it was trained on;
    see `detection_figures`. Its grid "Worst" shows the 16 highest scores in order, each picture beside its
    reconstruction.
    """

    Options = AnomalyOptions

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Select the normal pictures for training and the others for evaluation; see `Learner`."""
        super().__init__(recipe, data, held_out, device)
        if data.labels is None or held_out.labels is None or len(data.names) < 2:
            raise BadInput(
                "Anomaly detection needs labelled data with at least two classes: normal pictures, and others."
            )
        normal = torch.tensor(normal_classes(self.options.normal, data.names), device=data.labels.device)
        training, passing = torch.isin(data.labels, normal), torch.isin(held_out.labels, normal)
        if not (training.any() and passing.any()):
            raise BadInput("There are too few pictures of the normal classes to train on some and hold out others.")
        self.data, self.held_out = data.only(training), held_out.only(passing)
        others = [held_out.pictures[~passing]]
        if data is not held_out:  # identical if the set is too small to split
            others.insert(0, data.pictures[~training])
        self.others = PictureSet(data.title, torch.cat(others))
        if not len(self.others):
            raise BadInput("All pictures are of normal classes: there are no anomalies to detect.")

    def grid(self, step: int) -> Grid:
        """Return four rows of eight: held-out normal pictures, reconstructions, others, reconstructions."""
        normal, others = evenly_spaced(self.held_out, COLUMNS), evenly_spaced(self.others, COLUMNS)
        return in_rows(normal, self.reconstruct(normal), others, self.reconstruct(others))

    def judge(self) -> Judgement:
        """Return the figures, the ROC curve and the worst pictures."""
        normal, others = self._scores(self.held_out), self._scores(self.others)
        figures, roc = detection_figures(normal, others)
        worst = {"Worst": self._worst(np.concatenate([normal, others]))}
        return Judgement(curves={"ROC": roc}, pictures=worst).with_figures(figures, len(normal) + len(others))

    def _scores(self, data: PictureSet) -> NDArray[np.float64]:
        errors = torch.cat([picture_errors(self.reconstruct(pictures), pictures) for pictures in batches(data)])
        return np.asarray(errors.cpu().numpy(), dtype=np.float64)

    def _worst(self, scores: NDArray[np.float64]) -> Grid:
        """Return the pictures with the highest scores; `scores` lists the normal pictures first, then the others."""
        everything = PictureSet(self.data.title, torch.cat([self.held_out.pictures, self.others.pictures]))
        ranked = np.argsort(-scores, kind="stable")[:WORST].copy()
        pictures, _ = everything.batch(torch.from_numpy(ranked).to(everything.pictures.device))
        pairs = torch.stack([pictures, self.reconstruct(pictures)], dim=1).flatten(0, 1)
        missing = -len(pairs) % COLUMNS  # in a very small data set; padded with black
        return Grid(torch.cat([pairs, torch.full_like(pairs[:1], -1).expand(missing, -1, -1, -1)]), COLUMNS)


def normal_classes(requested: Sequence[int], names: Sequence[str]) -> list[int]:
    """Return the normal classes: the requested ones, or the first half; raises BadInput for invalid ones."""
    normal = sorted(set(requested)) or list(range(len(names) // 2))
    if not 0 <= normal[0] <= normal[-1] < len(names):
        raise BadInput(
            f"options.normal names classes by their place: 0 to {len(names) - 1}, not {list(requested)}.",
            field="options.normal",
        )
    if len(normal) == len(names):
        raise BadInput("options.normal names every class: none is left as an anomaly.", field="options.normal")
    return normal


def detection_figures(
    normal: NDArray[np.float64], others: NDArray[np.float64]
) -> tuple[dict[str, float], list[tuple[float, float]]]:
    """Evaluate how well scores separate normal pictures [N] from others [M], whose scores should be higher.

    Returns:
        Figures: `auc`, the area under the ROC curve; `threshold`, the 95% quantile of the normal scores;
        `balanced_accuracy` at that threshold, the mean of the true negative and true positive rates. And the ROC curve:
        at most 200 points (false positive rate, true positive rate).
    """
    from sklearn.metrics import roc_auc_score, roc_curve

    truth = np.repeat([0, 1], [len(normal), len(others)])
    scores = np.concatenate([normal, others])
    threshold = np.quantile(normal, PASSING, method="higher")
    figures = {
        "auc": float(roc_auc_score(truth, scores)),
        "threshold": float(threshold),
        "balanced_accuracy": float(((normal <= threshold).mean() + (others > threshold).mean()) / 2),
    }
    false_positive, true_positive, _ = roc_curve(truth, scores)
    kept = np.unique(np.linspace(0, len(false_positive) - 1, CURVE_POINTS).round().astype(int))
    return figures, [(float(x), float(y)) for x, y in zip(false_positive[kept], true_positive[kept], strict=True)]
