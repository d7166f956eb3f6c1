"""A film as a job of the engine: progress, stop, and what it leaves."""

import numpy as np
import pytest
from PIL import Image

from studio.engine.generation.film_job import film_job
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.errors import BadInput
from studio.protocol.events import Finished
from studio.protocol.films import FilmMade, FilmProgress, MakeFilm
from studio.protocol.record import RecordInfo, create_record
from studio.protocol.requests import Stop


@pytest.fixture
def record(tmp_path):
    info = RecordInfo(timesteps=(3, 2, 1), kept=(0, 1, 2), steps=3, alphas_cumprod=np.linspace(0.9, 0.1, 4))
    made = create_record(tmp_path / "t.safetensors", info, (1, 1, 4, 4))
    for frame in range(3):
        values = np.full((1, 1, 4, 4), frame / 4, np.float32)
        made.put(frame, 0, values, values)
    return tmp_path / "t.safetensors"


def test_progress_comes_for_each_frame_and_the_file_last(record, tmp_path):
    told = []
    request = MakeFilm(job="a", sources=(str(record),), out=str(tmp_path / "film.gif"), scale=2)
    events = list(film_job(request, ModelCache("cpu"), told.append, lambda: None))
    assert told == [FilmProgress(done=done, total=3) for done in (1, 2, 3)]
    assert events == [FilmMade(files=(str(tmp_path / "film.gif"),)), Finished()]
    with Image.open(tmp_path / "film.gif") as film:
        assert (film.size, film.n_frames) == ((8, 8), 3)


@pytest.mark.parametrize("out", ["film.gif", "folder"])
def test_a_stopped_film_leaves_nothing(record, tmp_path, out):
    told = []
    request = MakeFilm(job="a", sources=(str(record),), out=str(tmp_path / out))
    events = list(film_job(request, ModelCache("cpu"), told.append, lambda: Stop.AFTER if told else None))
    assert events == [Finished(stopped=True)]
    assert len(told) == 1
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == ["t.safetensors"]


def test_a_source_that_is_gone_is_reported(tmp_path):
    request = MakeFilm(job="a", sources=(str(tmp_path / "gone.safetensors"),), out=str(tmp_path / "film.gif"))
    with pytest.raises(BadInput, match="gone"):
        list(film_job(request, ModelCache("cpu"), lambda event: None, lambda: None))


def test_numbered_pictures_of_a_folder_are_a_film(tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number in (0, 1, 10):
        Image.new("RGB", (4, 4), (number, 0, 9)).save(folder / f"{number:04}.png")
    request = MakeFilm(job="a", sources=(str(folder),), out=str(tmp_path / "out"))
    list(film_job(request, ModelCache("cpu"), lambda event: None, lambda: None))
    made = [Image.open(file).getpixel((0, 0)) for file in sorted((tmp_path / "out").iterdir())]
    assert made == [(0, 0, 9), (1, 0, 9), (10, 0, 9)]
