"""Looks at a data set before it is trained on: counts, values, what was left out, and some of its pictures."""

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
from studio.engine.data.output import check_place, write_results
from studio.engine.data.picture_set import PictureSet, Say
from studio.engine.data.pictures import png_bytes, tile, to_pixels
from studio.engine.data.toy import scatter
from studio.protocol.datapreview import ClassCount, DataPreview, SkippedFile
from studio.protocol.events import Event, Finished, Previewed
from studio.protocol.recipes import DatasetSpec
from studio.protocol.requests import Stop

COLUMNS = 8
MOST_PICTURES = 64
MOST_CAPTIONS = 10
PICTURE_FILE, AUGMENTED_FILE = "data.png", "augmented.png"
_LARGEST_TILE = 128  # pixels; larger pictures are made smaller in the grid

Load = Callable[[DatasetSpec, Say], PictureSet]


@dataclass(frozen=True)
class Look:
    """What there is to see of a data set: its figures, and as PNG files its pictures, as they are and augmented."""

    facts: DataPreview
    picture: bytes
    augmented: bytes


class _Stopped(Exception):
    """It was asked to stop while the data was being read."""


def preview(spec: DatasetSpec, say: Say = lambda text: None, load: Load = load_dataset) -> Look:
    """Look at a recipe's data set; the same data gives the same bytes.

    Args:
        spec: Which one, and how it is augmented.
        say: Told what is being done, in quiet lines.
        load: Where the data comes from.

    Raises:
        BadInput: The data is missing, unusable, or cannot be downloaded.
    """
    data = load(spec, say)
    captions = [caption for caption in data.captions or () if caption]
    held_out = data.held_out_mask(spec.held_out)
    points = data.size == 1
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
        captions=tuple(captions[:MOST_CAPTIONS]),
        skipped=tuple(SkippedFile(file=skipped.file, reason=skipped.reason) for skipped in data.skipped),
        fingerprint=data.fingerprint,
        columns=1 if points else COLUMNS,
    )
    if points:
        drawn = png_bytes(scatter(data.pictures.flatten(1)))
        return Look(facts, drawn, drawn)
    pictures = data.batch(evenly(data))[0]
    changed = augment(pictures, spec.augment, torch.Generator().manual_seed(0))
    return Look(facts, _grid(pictures), _grid(changed))


def preview_job(
    spec: DatasetSpec,
    out: Path,
    *,
    load: Load = load_dataset,
    say: Say = lambda text: None,
    asked: Callable[[], Stop | None] = lambda: None,
) -> Iterator[Event]:
    """Look at a data set as a job, and write its two grids into a folder.

    Args:
        spec: Which one, and how it is augmented.
        out: The folder for data.png and augmented.png; it is made when they are ready.
        load: Where the data comes from.
        say: Told what is being done, while it is being done.
        asked: Polled whenever there is something to say; NOW ends without a result.

    Yields:
        Previewed unless it was stopped, Finished.

    Raises:
        BadInput: The data cannot be used, or the disk is full. Nothing has been written.
    """
    began = time.perf_counter()
    check_place(out)

    def tell(text: str) -> None:
        if asked() is Stop.NOW:
            raise _Stopped
        say(text)

    try:
        tell("Reading the data")
        look = preview(spec, tell, load)
    except _Stopped:
        yield Finished(stopped=True, seconds=time.perf_counter() - began)
        return
    write_results(out, {PICTURE_FILE: look.picture, AUGMENTED_FILE: look.augmented})
    yield Previewed(preview=look.facts, picture=str(out / PICTURE_FILE), augmented=str(out / AUGMENTED_FILE))
    yield Finished(seconds=time.perf_counter() - began)


def evenly(data: PictureSet) -> Tensor:
    """Return the indices of up to 64 pictures: as many of each class as there are, class by class, or spread evenly."""
    count = min(MOST_PICTURES, len(data))
    if data.labels is None:
        return torch.arange(count) * len(data) // count
    labels = data.labels.numpy()
    by_class = np.argsort(labels, kind="stable")
    sizes = np.bincount(labels, minlength=len(data.names))
    rank = np.arange(len(data)) - (np.cumsum(sizes) - sizes)[labels[by_class]]  # first of its class, second ...
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
    empty = -len(pictures) % COLUMNS  # black places that fill the last row
    return png_bytes(tile(to_pixels(F.pad(pictures, (0, 0, 0, 0, 0, 0, 0, empty), value=-1.0)), COLUMNS))
