"""Reads and writes 2-D points: JSON, a list of [x, y], or CSV, x and y per line."""

import csv
import errno
import io
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.protocol.errors import BadInput
from studio.protocol.files import decode_text, read_regular, write_text_atomically

MAX_BYTES = 16 * 2**20
DECIMALS = 4  # written: 1/20,000 of the plane's width

Points = NDArray[np.float64]  # [N, 2], x and y, y upwards


def read_points(path: Path, most_bytes: int = MAX_BYTES) -> Points:
    """Read points [N, 2] from a .json or .csv file; points beyond [-1, 1] are all centred and scaled to fit.

    Raises:
        BadInput: The file is missing, has another format, or contains anything but pairs of finite numbers.
    """
    if path.suffix.lower() not in (".json", ".csv"):
        raise BadInput(f"Drawn points come from a .json or .csv file, not from {path.name}.", field="dataset.path")
    try:
        text = decode_text(read_regular(path, most_bytes))
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not a text file of points.", field="dataset.path") from error
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise BadInput(
                f"{path} is too large for a file of points; {most_bytes >> 20} MB are read at most.",
                field="dataset.path",
            ) from error
        raise BadInput(f"Could not read {path}: {error.strerror or error}.", field="dataset.path") from error
    try:
        rows = json.loads(text) if path.suffix.lower() == ".json" else _csv_rows(text)
        points = np.array(rows, dtype=np.float64)
    except (ValueError, TypeError, OverflowError, RecursionError, csv.Error) as error:
        raise BadInput(
            f"{path} does not hold points: it takes pairs of numbers, x and y.", field="dataset.path"
        ) from error
    if points.ndim != 2 or points.shape[1] != 2 or not len(points) or not np.isfinite(points).all():
        raise BadInput(
            f"{path} does not hold points: it takes pairs of finite numbers, x and y, and at least one.",
            field="dataset.path",
        )
    if np.abs(points).max() > 1:
        low, high = points.min(0), points.max(0)
        reach = float((high / 2 - low / 2).max())  # halved first: the sum of two huge numbers is infinite
        points = (points - (high / 2 + low / 2)) / (reach or 1.0)
    return points


def write_points(path: Path, points: Points) -> None:
    """Write points [N, 2] as JSON, one per line.

    Raises:
        BadInput: The file cannot be written.
    """
    rows = ",\n".join(f"[{x:.{DECIMALS}f}, {y:.{DECIMALS}f}]" for x, y in points.tolist())
    write_text_atomically(path, f"[\n{rows}\n]\n")


def _csv_rows(text: str) -> list[list[float]]:
    rows = [row for row in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in row)]
    if rows and not any(_is_number(cell) for cell in rows[0]):
        del rows[0]  # the columns' names
    return [[float(cell) for cell in row] for row in rows]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
