"""Folders of pictures as data sets: searched recursively, with sub-folders as classes and text files as captions."""

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
from studio.engine.data.picture_set import PictureSet, Say, Skipped, with_channels
from studio.protocol.errors import BadInput

CAPTION_SUFFIX = ".txt"
MAX_CLASSES = 1000
MAX_CAPTION = 1000  # characters
_MOST_BYTES = 64 * 1024  # of a caption file
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


def load_folder(path: Path, size: int, channels: int | None, say: Say) -> PictureSet:
    """Read every picture under a folder, center-cropped and resized to size x size.

    Labels are the names of the first-level sub-folders, if there are at least two and every picture lies in one. The
    caption of a.png is the text of a.txt beside it, in UTF-8, truncated to MAX_CAPTION characters. Unusable files are
    skipped and listed; a picture with an unusable caption is kept.

    Args:
        path: The folder.
        size: Width and height in pixels.
        channels: 1 or 3; None for 1 if all pictures are grey, else 3.
        say: Receives progress about every second.

    Raises:
        BadInput: The folder is missing, holds no usable picture, or does not fit into memory.
    """
    files = _files(path)
    pictures, used, captions, skipped = [], [], [], []
    all_grey, told = True, time.monotonic()
    room = psutil.virtual_memory().available // 2
    for number, read in enumerate(_read_all(files, size), start=1):
        if read.pixels is None:
            skipped.append(Skipped(str(read.file.relative_to(path)), read.problem))
        else:
            pictures.append(read.pixels)
            used.append(read.file)
            captions.append(read.caption)
            all_grey = all_grey and read.grey
        if read.caption_problem:
            caption = str(read.file.with_suffix(CAPTION_SUFFIX).relative_to(path))
            skipped.append(Skipped(caption, read.caption_problem))
        if len(pictures) * size * size * 3 > room:
            raise BadInput(
                f"The pictures in {path} do not fit into memory at {size}x{size}; choose a smaller size.",
                field="dataset.size",
            )
        if time.monotonic() - told > _PROGRESS_SECONDS:
            told = time.monotonic()
            say(f"Reading pictures: {number} of {len(files)}")
    if not pictures:
        files_skipped = "1 file was" if len(skipped) == 1 else f"{len(skipped)} files were"
        hint = f" ({files_skipped} skipped; the first, {skipped[0].file}: {skipped[0].reason})" if skipped else ""
        raise BadInput(f"{path} holds no usable pictures{hint}.", field="dataset.path")
    stack = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).contiguous()
    stack = with_channels(stack, channels or (1 if all_grey else 3))
    labels, names = _classes(path, used)
    title = f"the folder {path.name}, {len(used)} pictures"
    texts = tuple(captions) if any(captions) else None
    return PictureSet(title, stack, labels, names, tuple(skipped), captions=texts)


def walk(path: Path, onerror: Callable[[OSError], object] | None = None) -> Iterator[tuple[Path, list[str]]]:
    """Yield each folder below a path with its file names, in a fixed order, without hidden ones.

    Links to folders outside the path are followed, once each: classes are often assembled from links. Links to folders
    inside the path, or to its parents, are ignored.
    """
    home, linked = path.resolve(), set[Path]()

    def leads_elsewhere(link: Path) -> bool:
        place = link.resolve()
        known = place in linked or place.is_relative_to(home) or home.is_relative_to(place)
        linked.add(place)
        return not known

    for root, folders, names in os.walk(path, onerror=onerror, followlinks=True):
        seen = sorted(name for name in folders if not name.startswith("."))
        folders[:] = [n for n in seen if not (link := Path(root) / n).is_symlink() or leads_elsewhere(link)]
        yield Path(root), sorted(name for name in names if not name.startswith("."))


def _files(path: Path) -> list[Path]:
    """Return all files below a folder in a fixed order, without captions and hidden files."""
    try:
        if not stat.S_ISDIR(path.stat().st_mode):
            raise BadInput(f"{path} is a file; the data set must be a folder of pictures.", field="dataset.path")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise BadInput(f"There is no folder {path}.", field="dataset.path") from error
    except OSError as error:
        raise BadInput(f"Could not read the folder {path}: {error.strerror}.", field="dataset.path") from error

    def refuse(error: OSError) -> None:
        raise BadInput(
            f"Could not read the folder {error.filename}: {error.strerror}.", field="dataset.path"
        ) from error

    found: list[Path] = []
    for root, names in walk(path, refuse):
        files = [root / name for name in names]
        captions = {file.with_suffix(CAPTION_SUFFIX) for file in files if file.suffix.lower() in SUFFIXES}
        found.extend(file for file in files if file not in captions)
    return found


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
        about = file.stat()
        if not stat.S_ISREG(about.st_mode):  # opening a pipe would block
            return "", "not a text file"
        if about.st_size > _MOST_BYTES:
            return "", "too long for a caption"
        return file.read_text(encoding="utf-8-sig").strip()[:MAX_CAPTION], ""
    except FileNotFoundError:
        return "", ""
    except UnicodeDecodeError:
        return "", "not text in UTF-8"
    except OSError as error:
        return "", (error.strerror or "cannot be read").lower()


def _classes(path: Path, used: list[Path]) -> tuple[torch.Tensor | None, tuple[str, ...]]:
    parts = [file.relative_to(path).parts for file in used]
    names = sorted({part[0] for part in parts})
    if any(len(part) == 1 for part in parts) or not 2 <= len(names) <= MAX_CLASSES:
        return None, ()
    index = {name: number for number, name in enumerate(names)}
    return torch.tensor([index[part[0]] for part in parts], dtype=torch.int64), tuple(names)
