"""Anomaly detection: an autoencoder that knows normal pictures only gives anything else back badly."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.autoencoder import Autoencoder, AutoencoderOptions
from studio.engine.learners.reconstruction import batches, in_rows, picture_errors, spread
from studio.engine.training.learner import COLUMNS, Grid, Judgement
from studio.engine.training.registry import register
from studio.protocol.errors import BadInput
from studio.protocol.recipes import TrainRecipe

PASSING = 0.95  # share of the normal pictures that the threshold lets pass
CURVE_POINTS = 200
WORST = 16


class AnomalyOptions(AutoencoderOptions):
    """An autoencoder's, and which classes count as normal, by their place among the data's."""

    latent: int = 8  # too few numbers for what it has not seen
    normal: tuple[int, ...] = ()  # none named: the first half of the classes


@register("anomaly")
class Anomaly(Autoencoder):
    """Trains on the normal classes alone; a picture's score is its mean squared reconstruction error.

    `judge` scores the held-out normal pictures and all pictures of the other classes, none of which it was trained
    on; see `tell_apart` for the figures. Its grid "Worst" ranks the 16 highest scores, row by row, each picture with
    what came back of it on its right.
    """

    Options = AnomalyOptions

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Keep the normal pictures to train on and the others to judge by; see `Learner`."""
        super().__init__(recipe, data, held_out, device)
        if data.labels is None or held_out.labels is None or len(data.names) < 2:
            raise BadInput("Anomaly detection needs data of two classes or more: normal pictures, and others.")
        normal = torch.tensor(normal_classes(self.options.normal, data.names), device=data.labels.device)
        learnt, passing = torch.isin(data.labels, normal), torch.isin(held_out.labels, normal)
        if not (learnt.any() and passing.any()):
            raise BadInput("There are too few pictures of the normal classes to learn from some and judge by others.")
        self.data, self.held_out = data.only(learnt), held_out.only(passing)
        others = [held_out.pictures[~passing]]
        if data is not held_out:  # it is, where the set is too small to be split
            others.insert(0, data.pictures[~learnt])
        self.others = PictureSet(data.title, torch.cat(others))
        if not len(self.others):
            raise BadInput("There are pictures of the normal classes only: nothing to tell them from.")

    def grid(self, step: int) -> Grid:
        """Return four rows of eight: held-out normal pictures, what came back of them, others, what came back."""
        normal, others = spread(self.held_out, COLUMNS), spread(self.others, COLUMNS)
        return in_rows(normal, self.reconstruct(normal), others, self.reconstruct(others))

    def judge(self) -> Judgement:
        """Return the figures, the ROC and the worst pictures."""
        normal, others = self._scores(self.held_out), self._scores(self.others)
        figures, roc = tell_apart(normal, others)
        return Judgement(figures, {"ROC": roc}, {"Worst": self._worst(np.concatenate([normal, others]))})

    def _scores(self, data: PictureSet) -> NDArray[np.float64]:
        errors = torch.cat([picture_errors(self.reconstruct(pictures), pictures) for pictures in batches(data)])
        return np.asarray(errors.cpu().numpy(), dtype=np.float64)

    def _worst(self, scores: NDArray[np.float64]) -> Grid:
        """Lay out the pictures of the highest scores; those of the normal pictures come first, then the others'."""
        everything = PictureSet(self.data.title, torch.cat([self.held_out.pictures, self.others.pictures]))
        ranked = np.argsort(-scores, kind="stable")[:WORST].copy()
        pictures, _ = everything.batch(torch.from_numpy(ranked).to(everything.pictures.device))
        pairs = torch.stack([pictures, self.reconstruct(pictures)], dim=1).flatten(0, 1)
        missing = -len(pairs) % COLUMNS  # of a very small data set: left black
        return Grid(torch.cat([pairs, torch.full_like(pairs[:1], -1).expand(missing, -1, -1, -1)]), COLUMNS)


def normal_classes(asked: Sequence[int], names: Sequence[str]) -> list[int]:
    """Return the classes that count as normal: those asked for, or the first half; BadInput: they cannot be used."""
    normal = sorted(set(asked)) or list(range(len(names) // 2))
    if not 0 <= normal[0] <= normal[-1] < len(names):
        raise BadInput(f"options.normal names classes by their place: 0 to {len(names) - 1}, not {list(asked)}.")
    if len(normal) == len(names):
        raise BadInput("options.normal names every class: nothing is left to tell the normal ones from.")
    return normal


def tell_apart(
    normal: NDArray[np.float64], others: NDArray[np.float64]
) -> tuple[dict[str, float], list[tuple[float, float]]]:
    """Judge how well scores [N] of normal pictures and [M] of others can be told apart; the others' should be higher.

    Returns:
        Figures: `auc`, the area under the ROC; `threshold`, the score that 95% of the normal pictures stay at or
        below; `balanced_accuracy`, the mean of the shares of the normal and of the other pictures that are told right
        there. And the ROC: at most 200 points (share of normal pictures taken for others, share of others found).
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
    wrong, found, _ = roc_curve(truth, scores)
    kept = np.unique(np.linspace(0, len(wrong) - 1, CURVE_POINTS).round().astype(int))
    return figures, [(float(x), float(y)) for x, y in zip(wrong[kept], found[kept], strict=True)]
