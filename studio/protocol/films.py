"""The request for a film, and the events that answer it."""

from typing import Literal

from pydantic import Field

from studio.protocol.frozen import Frozen

MAX_FPS, MIN_FPS = 100.0, 0.1
MAX_SCALE = 16


class MakeFilm(Frozen):
    """Make a film: FilmProgress for each frame, FilmMade, Finished.

    Attributes:
        sources: Denoising records, and training runs for their samples; several stand beside each other.
        out: The file or folder; see `engine.data.film_files`.
        show: The noisy states, or the estimates of the clean picture.
        fps: Frames per second.
        scale: How many pixels each pixel becomes across and down.
        sheet: Whether all frames are put into one picture instead.
    """

    do: Literal["film"] = "film"
    job: str
    sources: tuple[str, ...]
    out: str
    show: Literal["x_t", "x0"] = "x_t"
    fps: float = Field(default=10.0, ge=MIN_FPS, le=MAX_FPS)
    scale: int = Field(default=1, ge=1, le=MAX_SCALE)
    sheet: bool = False


class FilmProgress(Frozen):
    """A frame of a film is made; after the last one the file is written."""

    kind: Literal["film_progress"] = "film_progress"
    done: int
    total: int


class FilmMade(Frozen):
    """A film is on the disk.

    Attributes:
        files: Its files.
        notes: Notes on anything unexpected, a line each.
    """

    kind: Literal["film_made"] = "film_made"
    files: tuple[str, ...]
    notes: tuple[str, ...] = ()
