"""Previews a data set: counts, value histograms, skipped files, and a grid of its pictures."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from studio.engine.data.augment import augment
from studio.engine.data.load import load_dataset
from studio.engine.data.output import write_results
from studio.engine.data.picture_set import Notify, PictureSet
from studio.engine.data.pictures import png_bytes, tile, to_pixels
from studio.engine.data.scatter_plot import scatter_plot
from studio.protocol.datapreview import ClassCount, DataPreview, SkippedFile
from studio.protocol.events import DatasetPreviewed, Event, Finished
from studio.protocol.files import check_place
from studio.protocol.requests import Stop
from studio.protocol.training_recipe import DatasetSpec

COLUMNS = 8
MAX_PICTURES = 64
MAX_CAPTIONS = 10
PICTURE_FILE, AUGMENTED_FILE = "data.png", "augmented.png"
_LARGEST_TILE = 128  # pixels; larger pictures are downsampled in the grid

Load = Callable[[DatasetSpec, Notify], PictureSet]


@dataclass(frozen=True)
class DatasetPreview:
    """The facts of a data set, and grids of its pictures, plain and augmented, as PNG files."""

    facts: DataPreview
    picture: bytes
    augmented: bytes


class _Stopped(Exception):
    """A stop was requested while the data was being read."""


def preview_dataset(spec: DatasetSpec, notify: Notify = lambda text: None, load: Load = load_dataset) -> DatasetPreview:
    """Preview a recipe's data set; the same data gives the same bytes.

    Args:
        spec: The data set and its augmentation.
        notify: Receives progress messages.
        load: Loads the data set.

    Raises:
        BadInput: The data is missing, unusable, or cannot be downloaded.
    """
    data = load(spec, notify)
    captions = [caption for caption in data.captions or () if caption]
    held_out = data.held_out_mask(spec.held_out)
    points = data.space == "plane"
    facts = DataPreview(
        title=data.title,
        count=len(data),
        held_out=0 if held_out is None else int(held_out.sum()),
        size=data.size,
        channels=data.channels,
        classes=_classes(data),
        histograms=tuple(tuple(counts) for counts in data.histograms.tolist()),
        value_range=(-1.0, 1.0) if points else (0.0, 255.0),
        captioned=len(captions),
        captions=tuple(captions[:MAX_CAPTIONS]),
        skipped=tuple(SkippedFile(file=skipped.file, reason=skipped.reason) for skipped in data.skipped),
        fingerprint=data.fingerprint,
        columns=1 if points else COLUMNS,
    )
    if points:
        drawn = png_bytes(scatter_plot(None, data.pictures.flatten(1)))
        return DatasetPreview(facts, drawn, drawn)
    pictures = data.batch(balanced_indices(data))[0]
    changed = augment(pictures, spec.augment, torch.Generator().manual_seed(0))
    return DatasetPreview(facts, _grid(pictures), _grid(changed))


def dataset_preview_job(
    spec: DatasetSpec,
    out: Path,
    *,
    load: Load = load_dataset,
    notify: Notify = lambda text: None,
    stop_requested: Callable[[], Stop | None] = lambda: None,
) -> Iterator[Event]:
    """Preview a data set as a job, and write its two grids into a folder.

    Args:
        spec: The data set and its augmentation.
        out: The folder for data.png and augmented.png; created when they are complete.
        load: Loads the data set.
        notify: Receives progress messages.
        stop_requested: Polled with every progress message; NOW ends the job without a result.

    Yields:
        DatasetPreviewed unless stopped, then Finished.

    Raises:
        BadInput: The data is unusable, or the disk is full; nothing is written.
    """
    began = time.perf_counter()
    check_place(out)

    def report(text: str) -> None:
        if stop_requested() is Stop.NOW:
            raise _Stopped
        notify(text)

    try:
        report("Reading the data")
        preview = preview_dataset(spec, report, load)
    except _Stopped:
        yield Finished(stopped=True, seconds=time.perf_counter() - began)
        return
    write_results(out, {PICTURE_FILE: preview.picture, AUGMENTED_FILE: preview.augmented})
    yield DatasetPreviewed(preview=preview.facts, picture=str(out / PICTURE_FILE), augmented=str(out / AUGMENTED_FILE))
    yield Finished(seconds=time.perf_counter() - began)


def balanced_indices(data: PictureSet) -> Tensor:
    """Return the indices of up to 64 pictures: balanced over classes and sorted by class, or evenly spaced."""
    count = min(MAX_PICTURES, len(data))
    if data.labels is None:
        return torch.arange(count) * len(data) // count
    labels = data.labels.numpy()
    by_class = np.argsort(labels, kind="stable")
    sizes = np.bincount(labels, minlength=len(data.names))
    rank = np.arange(len(data)) - (np.cumsum(sizes) - sizes)[labels[by_class]]  # position within the class
    chosen = np.sort(np.lexsort((labels[by_class], rank))[:count])
    return torch.from_numpy(by_class[chosen])


def _classes(data: PictureSet) -> tuple[ClassCount, ...]:
    if data.labels is None:
        return ()
    counts = torch.bincount(data.labels, minlength=len(data.names)).tolist()
    return tuple(ClassCount(name=name, count=count) for name, count in zip(data.names, counts, strict=True))


def _grid(pictures: Tensor) -> bytes:
    if pictures.shape[-1] > _LARGEST_TILE:
        pictures = F.interpolate(pictures, size=(_LARGEST_TILE, _LARGEST_TILE), mode="area")
    empty = -len(pictures) % COLUMNS  # black tiles that fill the last row
    return png_bytes(tile(to_pixels(F.pad(pictures, (0, 0, 0, 0, 0, 0, 0, empty), value=-1.0)), COLUMNS))
