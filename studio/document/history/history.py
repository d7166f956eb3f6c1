"""The history of results with their recipes: one folder per job, newest first; removed jobs go to a trash folder."""

import math
import os
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from psygnal import Signal

from studio.document.recovery import recover
from studio.picture_files import DECODING_ERRORS, open_image
from studio.picture_texts import png_texts
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import MAX_PIXELS
from studio.protocol.parameters import SEAM
from studio.protocol.recipes import load_recipe
from studio.protocol.resultsfolder import RECIPE_FILE, TRAJECTORY_FILE, pictures_of

TRASH = ".trash"
THUMBNAIL_SIDE = 128  # pixels
_MAX_IN_SHEET = 9  # pictures of a job that a thumbnail shows
_KEPT = 64  # thumbnails
_LONGEST_NUMBER = 32  # characters
_GAP = 2  # pixels between the pictures of a contact sheet


@dataclass(frozen=True)
class HistoryEntry:
    """The results of one job.

    Attributes:
        folder: The results folder.
        pictures: The pictures in order, at least one.
        trajectory: The denoising record, if there is one.
        created: When the job's recipe was written, in seconds since 1970.
        seam: How visible the edge of the repainted area is in the first picture: 1 is like the rest, more is sharper.
            None where nothing was repainted, and in results of older versions.
    """

    folder: Path
    recipe: GenerateRecipe
    pictures: tuple[Path, ...]
    trajectory: Path | None
    created: float
    seam: float | None = None


class History:
    """The jobs of a results folder.

    Signals:
        added: An entry was added; sent with its index in `entries`.
        removed: An entry was removed; sent with its former index.
        scanned: All entries were reloaded.
    """

    added: ClassVar[Signal] = Signal(object, int)
    removed: ClassVar[Signal] = Signal(object, int)
    scanned: ClassVar[Signal] = Signal()

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder)
        self._entries: list[HistoryEntry] = []
        self._skipped: dict[Path, str] = {}
        self._thumbnails: dict[tuple[Path, int], NDArray[np.uint8] | None] = {}

    @property
    def entries(self) -> tuple[HistoryEntry, ...]:
        """The jobs, newest first."""
        return tuple(self._entries)

    @property
    def skipped(self) -> dict[Path, str]:
        """The folders that the last scan could not read, each with one plain line that says why."""
        return dict(self._skipped)

    def scan(self) -> None:
        """Read the folder again; what cannot be read is skipped and listed, a missing folder is an empty history.

        Generations whose engine was killed are recovered first, which takes seconds for a large picture.
        """
        recover(self.folder)
        self._entries = []
        self.load(*read_entries(self.folder))

    def load(self, entries: list[HistoryEntry], skipped: dict[Path, str]) -> None:
        """Take over what `read_entries` found; entries that were added meanwhile stay."""
        found = {entry.folder for entry in entries}
        self._entries = sorted([*entries, *(e for e in self._entries if e.folder not in found)], key=_order)
        self._skipped = dict(skipped)
        kept = {entry.folder for entry in self._entries}
        self._thumbnails = {key: made for key, made in self._thumbnails.items() if key[0] in kept}
        self.scanned.emit()

    def add(self, folder: Path) -> HistoryEntry:
        """Add the folder of a job that has just ended; raises BadInput when it holds no readable job.

        A folder that is here already is read again and keeps one entry.
        """
        entry = read_entry(Path(folder))
        known = self.find(entry.folder)
        if known is not None:
            self._drop(known)
        self._thumbnails = {key: made for key, made in self._thumbnails.items() if key[0] != entry.folder}
        place = sum(_order(other) < _order(entry) for other in self._entries)
        self._entries.insert(place, entry)
        self._skipped.pop(entry.folder, None)
        self.added.emit(entry, place)
        return entry

    def remove(self, entry: HistoryEntry) -> Path:
        """Move a job to the trash inside the results folder and return its path there, for `bring_back`.

        Raises:
            BadInput: It could not be moved; the entry stays.
        """
        place = _free(make_folder(self.folder / TRASH) / entry.folder.name)
        _move(entry.folder, place)
        self._drop(entry)
        return place

    def forget(self, folder: Path) -> None:
        """Remove an entry whose folder is gone; an unknown one is ignored."""
        entry = self.find(folder)
        if entry is not None:
            self._drop(entry)

    def bring_back(self, place: Path) -> HistoryEntry:
        """Move a removed job from the trash back and return its entry; raises BadInput when it is no longer there."""
        folder = _free(self.folder / place.name)
        _move(place, folder)
        return self.add(folder)

    def find(self, folder: Path) -> HistoryEntry | None:
        """Return the entry of a folder; None when there is none."""
        return next((entry for entry in self._entries if entry.folder == Path(folder)), None)

    def thumbnail(self, entry: HistoryEntry, side: int = THUMBNAIL_SIDE) -> NDArray[np.uint8] | None:
        """Return a small picture of a job, made at the first call: a contact sheet when there are several.

        Returns:
            uint8 [side, side, 4], transparent where there is no picture; None when no picture can be read. The latest
            some dozens are kept.
        """
        key = (entry.folder, side)
        if key not in self._thumbnails:
            self._thumbnails[key] = contact_sheet(entry.pictures, side)
            if len(self._thumbnails) > _KEPT:
                del self._thumbnails[next(iter(self._thumbnails))]
        return self._thumbnails[key]

    def _drop(self, entry: HistoryEntry) -> None:
        place = self._entries.index(entry)
        del self._entries[place]
        self.removed.emit(entry, place)


def read_entries(home: Path) -> tuple[list[HistoryEntry], dict[Path, str]]:
    """Read all jobs of a results folder, and why others could not be read; may run in any thread."""
    entries, skipped = [], {}
    for folder in _folders(home):
        try:
            entries.append(read_entry(folder))
        except BadInput as problem:
            skipped[folder] = str(problem)
    return entries, skipped


def read_entry(folder: Path) -> HistoryEntry:
    """Read a job's folder; raises BadInput when it has no readable recipe for a picture, or no picture."""
    recipe = load_recipe(folder / RECIPE_FILE)
    if not isinstance(recipe, GenerateRecipe):
        raise BadInput(f"{folder.name} holds a recipe for training, not one for a picture.")
    pictures = pictures_of(folder)
    if not pictures:
        raise BadInput(f"{folder.name} holds no picture.")
    trajectory = folder / TRAJECTORY_FILE
    created = (folder / RECIPE_FILE).stat().st_mtime
    seam = _seam_of(pictures[0]) if recipe.repaints_part else None
    return HistoryEntry(folder, recipe, pictures, trajectory if trajectory.is_file() else None, created, seam)


def _seam_of(picture: Path) -> float | None:
    """Return what a picture's file says about the edge of the repainted area."""
    try:
        seam = float(png_texts(picture, [SEAM], _LONGEST_NUMBER).get(SEAM, "nan"))
    except (OSError, ValueError):
        return None  # opening the picture reports what is wrong with it
    return seam if math.isfinite(seam) else None


def contact_sheet(pictures: tuple[Path, ...], side: int) -> NDArray[np.uint8] | None:
    """Return up to nine pictures on one square sheet.

    Small pictures are enlarged by whole factors where that fits, so that their pixels stay square.

    Returns:
        uint8 [side, side, 4], transparent around the pictures; None when none of them can be read.
    """
    columns = 1 if len(pictures) == 1 else 2 if len(pictures) <= 4 else 3
    cell = (side - _GAP * (columns - 1)) // columns
    sheet = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    found = False
    for place, path in enumerate(pictures[: min(columns**2, _MAX_IN_SHEET)]):
        picture = _read_small(path, cell)
        if picture is None:
            continue
        found = True
        row, column = divmod(place, columns)
        left, top = column * (cell + _GAP), row * (cell + _GAP)
        sheet.paste(picture, (left + (cell - picture.width) // 2, top + (cell - picture.height) // 2))
    return np.asarray(sheet).copy() if found else None


def _read_small(path: Path, side: int) -> Image.Image | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # bounded below
            with open_image(path, ("PNG",)) as image:
                if image.width * image.height > MAX_PIXELS:
                    return None
                picture = image.convert("RGBA")
    except DECODING_ERRORS:
        return None
    scale = side / max(picture.size)
    width, height = (max(1, round(length * scale)) for length in picture.size)
    if scale >= 1:
        return picture.resize((width, height), Image.Resampling.NEAREST)
    return picture.resize((width, height), Image.Resampling.BICUBIC, reducing_gap=2.0)


def _folders(home: Path) -> Iterator[Path]:
    try:
        names = sorted(os.listdir(home))
    except OSError:
        return  # nothing was made yet
    for name in names:
        if not name.startswith(".") and os.path.isdir(home / name):
            yield home / name


def _order(entry: HistoryEntry) -> tuple[float, str]:
    return -entry.created, entry.folder.name


def _free(place: Path) -> Path:
    """Return `place`, or the first name after it that is not taken."""
    tried, number = place, 1
    while tried.exists():
        number += 1
        tried = place.with_name(f"{place.name}-{number}")
    return tried


def _move(source: Path, target: Path) -> None:
    try:
        source.rename(target)
    except OSError as error:
        raise BadInput(f"Could not move {source.name}: {error.strerror or error}. It was left where it is.") from error
