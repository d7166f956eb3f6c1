"""Writes films: animated GIF, WebP or PNG, MP4, a folder of numbered pictures, or a contact sheet."""

import io
import math
import os
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.engine.data.output import Results
from studio.engine.data.pictures import png_bytes
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, write_atomically
from studio.protocol.geometry import MAX_PIXELS

Frame = NDArray[np.uint8]
"""[H, W] for grey, [H, W, 3] for colour; all frames of a film have one shape."""

SUFFIXES = (".gif", ".webp", ".png", ".mp4")
FPS = 10.0
_SHEET_GAP = 2  # pixels between the pictures of a contact sheet
PAPER = 40  # the grey between and around pictures
_SMALLEST_VIDEO = 256  # pixels of a video's shorter side, to which smaller frames are magnified
_NUMBERED = re.compile(r"\d{4,}\.png")


def check_film_path(out: Path, *, sheet: bool = False) -> None:
    """Raise BadInput early, before any frame is rendered, when a film cannot be written to `out`.

    A name without a suffix is a folder; a contact sheet is a PNG.
    """
    if os.path.isdir(out):
        if sheet:
            raise BadInput(f"A contact sheet is one picture: --out takes a .png file, and {out} is a folder.")
        return
    suffix = out.suffix.lower()
    if sheet and suffix != ".png":
        raise BadInput(f"A contact sheet is one picture: --out takes a .png file, not {out.name}.")
    if suffix and suffix not in SUFFIXES:
        raise BadInput(f"--out takes a folder or a file that ends in {', '.join(SUFFIXES)}, not {out.name}.")
    if suffix == ".mp4":
        _av()


def write_film(frames: Iterable[Frame], out: Path, *, fps: float = FPS, sheet: bool = False) -> list[Path]:
    """Write a film, whole or not at all; returns its files.

    Args:
        frames: The pictures in order, all of one shape; they may be generated lazily.
        out: What `check_film_path` allows.
        fps: Frames per second; GIF rounds their duration to hundredths of a second.
        sheet: Whether to write all frames in one picture, row by row, instead.

    Raises:
        BadInput: The disk is full or read-only, or MP4 is asked for and PyAV is not installed.
    """
    check_film_path(out, sheet=sheet)
    if not out.suffix or os.path.isdir(out):
        return _write_folder(frames, out)
    make_folder(out.parent)
    write_atomically(out, contact_sheet(list(frames)) if sheet else _encoders()[out.suffix.lower()](frames, fps))
    return [out]


def enlarged(frame: Frame, scale: int) -> Frame:
    """Return a frame with each pixel repeated `scale` times across and down.

    Raises:
        BadInput: It would have more than MAX_PIXELS.
    """
    height, width = (side * scale for side in frame.shape[:2])
    if height * width > MAX_PIXELS:
        raise BadInput(f"A frame of {width}x{height} pixels is too large: choose a smaller scale.")
    return frame if scale == 1 else frame.repeat(scale, 0).repeat(scale, 1)


def contact_sheet(frames: Sequence[Frame]) -> bytes:
    """Return a PNG with all frames in a near-square grid, row by row."""
    return png_bytes(in_grid(frames, math.ceil(math.sqrt(len(frames)))))


def in_grid(frames: Sequence[Frame], columns: int, gap: int = _SHEET_GAP) -> Frame:
    """Lay frames out row by row, with a gap between two; places that stay empty are grey."""
    height, width = frames[0].shape[:2]
    rows = math.ceil(len(frames) / columns)
    shape = (rows * (height + gap) - gap, columns * (width + gap) - gap, *frames[0].shape[2:])
    sheet = np.full(shape, PAPER, np.uint8)
    for index, frame in enumerate(frames):
        y, x = index // columns * (height + gap), index % columns * (width + gap)
        sheet[y : y + height, x : x + width] = frame
    return sheet


def _write_folder(frames: Iterable[Frame], out: Path) -> list[Path]:
    """Write numbered PNG files, 0000.png ..., into a folder that holds no others of this kind."""
    names = []
    with Results(out) as results:
        for index, frame in enumerate(frames):
            names.append(f"{index:04}.png")
            results.write(names[-1], png_bytes(frame))
        others = [name for name in os.listdir(out) if _NUMBERED.fullmatch(name)] if os.path.isdir(out) else []
        if set(others) - set(names):
            raise BadInput(f"{out} holds more numbered pictures than this film: choose another folder.")
        results.publish()
    return [out / name for name in names]


def _encoders() -> dict[str, Callable[[Iterable[Frame], float], bytes]]:
    return {".gif": _gif, ".webp": _webp, ".png": _apng, ".mp4": _mp4}


def _gif(frames: Iterable[Frame], fps: float) -> bytes:
    return _animated(frames, "GIF", duration=max(2, round(100 / fps)) * 10, disposal=1)


def _webp(frames: Iterable[Frame], fps: float) -> bytes:
    return _animated(frames, "WEBP", duration=round(1000 / fps), lossless=True)


def _apng(frames: Iterable[Frame], fps: float) -> bytes:
    return _animated(frames, "PNG", duration=1000 / fps)


def _animated(frames: Iterable[Frame], kind: str, **options: object) -> bytes:
    """Encode by Pillow; frames that equal the one before extend its duration instead."""
    first, *others = (Image.fromarray(frame) for frame in frames)  # the PNG encoder reads them twice
    buffer = io.BytesIO()
    first.save(buffer, kind, save_all=True, append_images=others, loop=0, **options)
    return buffer.getvalue()


def _mp4(frames: Iterable[Frame], fps: float) -> bytes:
    """Encode as H.264, which takes even sides; small frames are magnified without smoothing."""
    from fractions import Fraction

    av = _av()
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as film:
        stream = None
        for frame in frames:
            colours = np.repeat(frame[..., None], 3, axis=2) if frame.ndim == 2 else frame
            factor = 2 * math.ceil(_SMALLEST_VIDEO / (2 * min(colours.shape[:2])))
            larger = (
                colours if min(colours.shape[:2]) >= _SMALLEST_VIDEO else colours.repeat(factor, 0).repeat(factor, 1)
            )
            even = np.pad(larger, [(0, larger.shape[0] % 2), (0, larger.shape[1] % 2), (0, 0)], mode="edge")
            if stream is None:
                stream = film.add_stream("libx264", rate=Fraction(fps).limit_denominator(1000))
                stream.height, stream.width, stream.pix_fmt = *even.shape[:2], "yuv420p"
            for packet in stream.encode(av.VideoFrame.from_ndarray(np.ascontiguousarray(even), format="rgb24")):
                film.mux(packet)
        if stream is not None:
            for packet in stream.encode():
                film.mux(packet)
    return buffer.getvalue()


def _av():  # type: ignore[no-untyped-def]  # a module without types, which may be missing
    try:
        import av
    except ImportError as error:
        raise BadInput(
            'MP4 needs PyAV, which is not installed: pip install "denoise-studio[video]", or choose .webp.'
        ) from error
    return av
