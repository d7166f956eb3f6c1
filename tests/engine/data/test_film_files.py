"""Films of every format hold the frames that they were given, and are written whole."""

import builtins

import numpy as np
import pytest
from PIL import Image

from studio.engine.data.film_files import check_film_path, in_grid, write_film
from studio.protocol.errors import BadInput


def frames(count=5, shape=(12, 20, 3)):
    return [np.full(shape, 40 * index, np.uint8) for index in range(count)]


def read(path):
    """Return the frames of a file, and the seconds that each lasts."""
    with Image.open(path) as image:
        found, lasts = [], []
        for index in range(image.n_frames):
            image.seek(index)
            found.append(np.asarray(image.convert("RGB")))
            lasts.append(image.info["duration"] / 1000)
    return found, lasts


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".png"])
@pytest.mark.parametrize("shape", [(12, 20, 3), (12, 20)], ids=["colour", "grey"])
def test_an_animation_holds_every_frame(tmp_path, suffix, shape):
    given = frames(shape=shape)
    out = tmp_path / f"deep/film{suffix}"
    assert write_film(iter(given), out, fps=4) == [out]
    found, lasts = read(out)
    assert len(found) == 5
    for mine, theirs in zip(found, given, strict=True):
        assert np.array_equal(mine, theirs if theirs.ndim == 3 else np.repeat(theirs[..., None], 3, axis=2))
    assert lasts == pytest.approx([0.25] * 5, abs=0.006)


@pytest.mark.parametrize("shape", [(12, 20, 3), (301, 299)], ids=["small", "odd sides"])
def test_a_video_holds_every_frame(tmp_path, shape):
    av = pytest.importorskip("av")
    given = frames(shape=shape)
    write_film(given, tmp_path / "film.mp4", fps=5)
    with av.open(tmp_path / "film.mp4") as film:
        stream = film.streams.video[0]
        found = [frame.to_ndarray(format="rgb24") for frame in film.decode(stream)]
        assert float(stream.average_rate) == 5
    assert len(found) == 5
    assert found[0].shape[0] % 2 == found[0].shape[1] % 2 == 0
    for mine, theirs in zip(found, given, strict=True):
        assert abs(mine.mean() - theirs.mean()) < 4


def test_a_video_without_its_library_says_how_to_get_it(tmp_path, monkeypatch):
    real = builtins.__import__

    def without(name, *more):
        if name == "av":
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(BadInput, match=r"pip install .*video") as refused:
        write_film(frames(), tmp_path / "film.mp4")
    assert "\n" not in str(refused.value)
    assert not (tmp_path / "film.mp4").exists()


def test_a_folder_gets_numbered_pictures(tmp_path):
    files = write_film(frames(3), tmp_path / "film")
    assert [file.name for file in files] == ["0000.png", "0001.png", "0002.png"]
    assert np.array_equal(np.asarray(Image.open(files[2])), frames(3)[2])
    write_film(frames(4), tmp_path / "film")
    with pytest.raises(BadInput, match="holds more numbered pictures"):
        write_film(frames(2), tmp_path / "film")
    assert len(list((tmp_path / "film").iterdir())) == 4


def test_a_contact_sheet_shows_all_frames_in_rows(tmp_path):
    write_film(frames(5), tmp_path / "sheet.png", sheet=True)
    sheet = np.asarray(Image.open(tmp_path / "sheet.png"))
    assert sheet.shape == (2 * 12 + 2, 3 * 20 + 4, 3)
    assert sheet[0, 22, 0] == 40
    assert sheet[14, 22, 0] == 160
    assert np.array_equal(in_grid(frames(1), 1), frames(1)[0])


@pytest.mark.parametrize(
    ("name", "sheet", "words"),
    [("a.avi", False, "ends in .gif"), ("a.gif", True, "takes a .png"), ("there", True, "is a folder")],
)
def test_other_places_are_refused_before_the_work(tmp_path, name, sheet, words):
    (tmp_path / "there").mkdir()
    with pytest.raises(BadInput, match=words):
        check_film_path(tmp_path / name, sheet=sheet)


@pytest.mark.parametrize("name", ["film.gif", "film"])
def test_a_film_that_cannot_be_finished_leaves_nothing(tmp_path, name):
    def broken():
        yield frames()[0]
        raise BadInput("The model is gone.")

    with pytest.raises(BadInput, match="gone"):
        write_film(broken(), tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
