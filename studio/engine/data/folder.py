"""Folders of pictures as data sets: searched recursively, with sub-folders as classes and text files as captions."""

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
import torch
from numpy.typing import NDArray

from studio.engine.data.image_files import SUFFIXES, UnusableImage, is_grey, read_rgb, square
from studio.engine.data.picture_set import Notify, PictureSet, Skipped, with_channels
from studio.protocol.errors import BadInput
from studio.protocol.files import decode_text, read_regular
from studio.protocol.runfolder import RunFolder

CAPTION_SUFFIX = ".txt"
MAX_CLASSES = 1000
MAX_CAPTION = 1000  # characters
_OF_A_RUN = ("samples", "checkpoints", "control")
_MAX_BYTES = 64 * 1024  # of a caption file
_PROGRESS_SECONDS = 1.0
_AHEAD = 64  # pictures decoded in advance
_OVERSAMPLING = 2  # JPEGs are decoded at this multiple of the size, or larger, before they are resized


@dataclass(frozen=True)
class _Read:
    file: Path
    pixels: NDArray[np.uint8] | None  # [H, W, 3]
    grey: bool
    problem: str
    caption: str = ""
    caption_problem: str = ""


def load_folder(path: Path, size: int, channels: int | None, notify: Notify) -> PictureSet:
    """Read every picture under a folder, center-cropped and resized to size x size.

    Training runs and unreadable folders below the path are skipped and listed. Labels are the names of the first-level
    sub-folders, if there are at least two and every picture is in one. The caption of a.png is the text of a.txt
    beside it, in UTF-8 or UTF-16, truncated to MAX_CAPTION characters. Unusable files are skipped and listed; a picture
    with an unusable caption is kept.

    Args:
        path: The folder.
        size: Width and height in pixels.
        channels: 1 or 3; None for 1 if all pictures are grey, else 3.
        notify: Receives progress about every second.

    Raises:
        BadInput: The folder is missing, holds no usable picture, or does not fit into memory.
    """
    files, skipped = _files(path)
    pictures, used, captions = [], [], []
    all_grey, reported_at = True, time.monotonic()
    budget = psutil.virtual_memory().available // 2
    for number, read in enumerate(_read_all(files, size), start=1):
        if read.pixels is None:
            skipped.append(Skipped(_readable(read.file.relative_to(path)), read.problem))
        else:
            pictures.append(read.pixels)
            used.append(read.file)
            captions.append(read.caption)
            all_grey = all_grey and read.grey
        if read.caption_problem:
            caption = _readable(read.file.with_suffix(CAPTION_SUFFIX).relative_to(path))
            skipped.append(Skipped(caption, read.caption_problem))
        if len(pictures) * size * size * 3 > budget:
            raise BadInput(
                f"The pictures in {path} do not fit into memory at {size}x{size}; choose a smaller size.",
                field="dataset.size",
            )
        if time.monotonic() - reported_at > _PROGRESS_SECONDS:
            reported_at = time.monotonic()
            notify(f"Reading pictures: {number} of {len(files)}")
    if not pictures:
        files_skipped = "1 file was" if len(skipped) == 1 else f"{len(skipped)} files were"
        hint = f" ({files_skipped} skipped; the first, {skipped[0].file}: {skipped[0].reason})" if skipped else ""
        raise BadInput(f"{path} holds no usable pictures{hint}.", field="dataset.path")
    stack = torch.from_numpy(np.stack([picture.transpose(2, 0, 1) for picture in pictures]))
    pictures.clear()
    stack = with_channels(stack, channels or (1 if all_grey else 3))
    labels, names = _classes(path, used)
    title = f"the folder {_readable(Path(path.name))}, {len(used)} pictures"
    texts = tuple(captions) if any(captions) else None
    return PictureSet(title, stack, labels, names, tuple(skipped), captions=texts)


def walk(
    path: Path,
    onerror: Callable[[OSError], object] | None = None,
    onrun: Callable[[Path], object] = lambda folder: None,
) -> Iterator[tuple[Path, list[str]]]:
    """Yield each folder below a path with its file names, in a fixed order, without hidden ones.

    Links to folders outside the path are followed, once each: classes are often assembled from links. Links to folders
    inside the path, or to its parents, are ignored. Training runs are left out: sub-folders that are runs, and the
    output of a run that lies in the path itself.

    Args:
        path: The folder.
        onerror: Called for each folder that cannot be read.
        onrun: Called for each folder that is left out because it belongs to a run.
    """
    home, linked = path.resolve(), set[Path]()

    def leads_elsewhere(link: Path) -> bool:
        place = link.resolve()
        known = place in linked or place.is_relative_to(home) or home.is_relative_to(place)
        linked.add(place)
        return not known

    def of_a_run(folder: Path) -> bool:
        belongs = _is_run(folder) or (folder.name in _OF_A_RUN and folder.parent == path and _is_run(path))
        if belongs:
            onrun(folder)
        return belongs

    for root, folders, names in os.walk(path, onerror=onerror, followlinks=True):
        seen = [Path(root) / name for name in sorted(folders) if not name.startswith(".")]
        own = [folder for folder in seen if not folder.is_symlink() or leads_elsewhere(folder)]
        folders[:] = [folder.name for folder in own if not of_a_run(folder)]
        yield Path(root), sorted(name for name in names if not name.startswith("."))


def _is_run(folder: Path) -> bool:
    run = RunFolder(folder)
    return os.path.isfile(run.recipe_file) and os.path.isdir(run.samples) and os.path.isdir(run.checkpoints)


def _files(path: Path) -> tuple[list[Path], list[Skipped]]:
    """Return all files below a folder in a fixed order, without captions and hidden files, and the skipped folders."""
    try:
        if not stat.S_ISDIR(path.stat().st_mode):
            raise BadInput(f"{path} is a file; the data set must be a folder of pictures.", field="dataset.path")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise BadInput(f"There is no folder {path}.", field="dataset.path") from error
    except OSError as error:
        raise BadInput(f"Could not read the folder {path}: {error.strerror}.", field="dataset.path") from error

    skipped: list[Skipped] = []

    def refuse(error: OSError) -> None:
        if Path(error.filename) == path:
            raise BadInput(
                f"Could not read the folder {error.filename}: {error.strerror}.", field="dataset.path"
            ) from error
        skip(Path(error.filename), (error.strerror or "cannot be read").lower())

    def skip(folder: Path, reason: str) -> None:
        skipped.append(Skipped(_readable(folder.relative_to(path)), reason))

    found: list[Path] = []
    for root, names in walk(path, refuse, lambda folder: skip(folder, "part of a training run")):
        files = [root / name for name in names]
        captions = {file.with_suffix(CAPTION_SUFFIX) for file in files if file.suffix.lower() in SUFFIXES}
        found.extend(file for file in files if file not in captions)
    return found, skipped


def _readable(name: Path) -> str:
    """Return a file's name as text: the name may be in an encoding other than UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")


def _read_all(files: list[Path], size: int) -> Iterator[_Read]:
    """Decode files in parallel, in order, some in advance: Pillow releases the interpreter lock while it decodes."""
    with ThreadPoolExecutor(max_workers=min(8, os.cpu_count() or 1), thread_name_prefix="ThreadPoolExecutor") as pool:
        for start in range(0, len(files), _AHEAD):
            yield from pool.map(lambda file: _read(file, size), files[start : start + _AHEAD])


def _read(file: Path, size: int) -> _Read:
    if file.suffix.lower() not in SUFFIXES:
        return _Read(file, None, False, "not a supported kind of picture")
    try:
        image = square(read_rgb(file, _OVERSAMPLING * size), size)
    except UnusableImage as error:
        return _Read(file, None, False, str(error))
    return _Read(file, np.asarray(image, dtype=np.uint8), is_grey(image), "", *_caption(file))


def _caption(picture: Path) -> tuple[str, str]:
    """Return a picture's caption, or why it is unusable; both are empty without a caption file."""
    file = picture.with_suffix(CAPTION_SUFFIX)
    try:
        text = decode_text(read_regular(file, _MAX_BYTES))
        return "\n".join(text.split("\r\n")).strip()[:MAX_CAPTION], ""
    except FileNotFoundError:
        return "", ""
    except UnicodeDecodeError:
        return "", "not text in UTF-8 or UTF-16"
    except OSError as error:
        if error.errno == errno.EFBIG:
            return "", "too long for a caption"
        return "", (error.strerror or "cannot be read").lower()


def _classes(path: Path, used: list[Path]) -> tuple[torch.Tensor | None, tuple[str, ...]]:
    parts = [file.relative_to(path).parts for file in used]
    names = sorted({_readable(Path(part[0])) for part in parts})
    if any(len(part) == 1 for part in parts) or not 2 <= len(names) <= MAX_CLASSES:
        return None, ()
    index = {name: number for number, name in enumerate(names)}
    return torch.tensor([index[_readable(Path(part[0]))] for part in parts], dtype=torch.int64), tuple(names)
