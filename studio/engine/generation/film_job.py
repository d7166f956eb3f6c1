"""Makes a film as a job of the engine: with progress, and stopped between two frames."""

from collections.abc import Callable, Iterator
from pathlib import Path

from studio.engine.data.film_files import Frame, check_film_path, enlarged, write_film
from studio.engine.generation.filming import Film, film_of, side_by_side
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.events import Event, Finished
from studio.protocol.films import FilmMade, FilmProgress, MakeFilm
from studio.protocol.requests import Stop


class _Stopped(Exception):
    """The film is no longer wanted."""


def film_job(
    request: MakeFilm, models: ModelCache, report: Callable[[Event], None], stop_requested: Callable[[], Stop | None]
) -> Iterator[Event]:
    """Make a film, and yield its FilmMade and Finished; a stopped one leaves no file.

    Args:
        models: Loads the models whose autoencoders decode latents.
        report: Receives the progress; other requests are answered meanwhile.
        stop_requested: Returns whether to stop.

    Raises:
        BadInput: A source cannot be read, or the film cannot be written.
    """
    out = Path(request.out)
    check_film_path(out, sheet=request.sheet)
    film = side_by_side([film_of(Path(source), request.show, models) for source in request.sources])
    try:
        files = write_film(
            _counted(film, request.scale, report, stop_requested), out, fps=request.fps, sheet=request.sheet
        )
    except _Stopped:
        yield Finished(stopped=True)
        return
    yield FilmMade(files=tuple(str(file) for file in files), notes=film.notes)
    yield Finished()


def _counted(
    film: Film, scale: int, report: Callable[[Event], None], stop_requested: Callable[[], Stop | None]
) -> Iterator[Frame]:
    for done, frame in enumerate(film.frames, start=1):
        if stop_requested() is not None:
            raise _Stopped
        yield enlarged(frame, scale)
        report(FilmProgress(done=done, total=film.count))
