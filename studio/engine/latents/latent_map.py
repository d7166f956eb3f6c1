"""Maps the pictures of a data set in the latent space of a model."""

import csv
import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.engine.data.load import load_dataset
from studio.engine.data.picture_set import Notify, PictureSet
from studio.engine.latents.codes import Coder, codes_of
from studio.engine.latents.map_plot import map_plot
from studio.engine.latents.projection import Projection, project
from studio.engine.metrics.judging import dataset_of
from studio.protocol.errors import BadInput
from studio.protocol.files import expanded
from studio.protocol.latents import MapMethod
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import DatasetKind, DatasetSpec

MAX_POINTS = 2000  # unless more are requested
_TITLES = {"pca": "PCA", "lda": "LDA", "tsne": "t-SNE", "axes": "latent number"}


@dataclass(frozen=True)
class LatentMap:
    """Pictures on the map of a latent space.

    Attributes:
        model, data: Their titles.
        method: The method of projection.
        seed: Of t-SNE.
        indices: Of each point's picture in the data set [N].
        labels: The class of each [N]; None for unlabelled data.
        names: The classes.
        projection: The points.
        axes: The numbers of the axes in their titles.
    """

    model: str
    data: str
    method: MapMethod
    seed: int
    indices: NDArray[np.int64]
    labels: NDArray[np.int64] | None
    names: tuple[str, ...]
    projection: Projection
    axes: tuple[int, int] = (1, 2)

    def csv(self) -> bytes:
        """Return a table with the columns index, label, x and y."""
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\n")
        table.writerow(("index", "label", "x", "y"))
        for row, (index, (x, y)) in enumerate(zip(self.indices, self.projection.points, strict=True)):
            label = "" if self.labels is None else self.names[self.labels[row]]
            table.writerow((int(index), label, f"{x:.9g}", f"{y:.9g}"))
        return text.getvalue().encode()

    def drawn(self) -> NDArray[np.uint8]:
        """Return a scatter plot by class, with the shares of variance."""
        what = _TITLES[self.method]
        shares = [f", {share:.1%} of the variance" for share in self.projection.shares] + ["", ""]
        if self.method == "lda":
            shares = [f"{share} between classes" if share else "" for share in shares]
        axes = (f"{what} {self.axes[0]}{shares[0]}", f"{what} {self.axes[1]}{shares[1]}")
        title = f"{self.model}: {len(self.indices):,} codes of {self.data}"
        return map_plot(self.projection.points, self.labels, self.names, title, axes)


def pictures_for(
    path: Path,
    card: ModelCard,
    dataset: str | None,
    settings: dict[str, Any],
    notify: Notify,
    load: Callable[[DatasetSpec, Notify], PictureSet] = load_dataset,
) -> PictureSet:
    """Return pictures of a model's size and colours: those that it was trained on, or others.

    Args:
        path: The model's folder.
        card: Its card.
        dataset: A kind of data set, or a folder of pictures; None: the model's own.
        settings: Settings of the data set by dotted key.
        notify: Receives progress messages.
        load: Loads the data set.

    Raises:
        BadInput: The data is missing, unusable or unknown.
    """
    chosen: dict[str, Any] = {}
    if dataset in get_args(DatasetKind):
        chosen = {"dataset.kind": dataset, "dataset.path": None}
    elif dataset is not None and os.path.isdir(expanded(dataset)):
        chosen = {"dataset.kind": "folder", "dataset.path": dataset}
    elif dataset is not None:
        kinds = ", ".join(get_args(DatasetKind))
        raise BadInput(f"The data is a folder of pictures or one of {kinds}, not {dataset!r}.")
    shape = {"dataset.size": card.size, "dataset.channels": card.channels}
    return load(dataset_of(path, card, chosen | shape | settings), notify)


def thinned(data: PictureSet, most: int) -> tuple[PictureSet, Tensor]:
    """Return at most `most` pictures of a set, evenly spaced, and their indices."""
    indices = torch.arange(len(data))
    if len(data) > most:
        indices = torch.arange(most) * len(data) // most
    return data.only(indices), indices


def check_enough(card: ModelCard, codes: NDArray[np.float64]) -> None:
    """Raise BadInput for fewer codes [N, D] than dimensions, where these are those of a vector."""
    if len(card.latent) == 1 and len(codes) < codes.shape[1]:
        raise BadInput(
            f"{len(codes)} pictures are fewer than the {codes.shape[1]} dimensions of the codes of "
            f"{card.title}: take more pictures."
        )


def latent_map(
    model: Coder,
    data: PictureSet,
    method: MapMethod,
    *,
    seed: int = 0,
    most: int = MAX_POINTS,
    axes: tuple[int, int] = (0, 1),
) -> LatentMap:
    """Map the codes of a data set; of more than `most` pictures, evenly spaced ones.

    Raises:
        BadInput: The pictures do not fit the model, or there are too few of them, or of their classes.
    """
    subset, indices = thinned(data, most)
    codes = codes_of(model, subset).numpy()
    check_enough(model.card, codes)
    labels = None if subset.labels is None else subset.labels.cpu().numpy()
    found = project(codes, labels, method, seed, axes=axes)
    numbers = axes if method == "axes" else (1, 2)
    return LatentMap(model.card.title, data.title, method, seed, indices.numpy(), labels, data.names, found, numbers)
