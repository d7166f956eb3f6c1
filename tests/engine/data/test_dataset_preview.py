"""Data set previews: statistics, grids of pictures, caching."""

import io
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.data import cache as cache_module
from studio.engine.data.cache import DataCache
from studio.engine.data.dataset_preview import balanced_indices, dataset_preview_job, preview_dataset
from studio.engine.data.load import load_dataset
from studio.engine.data.picture_set import PictureSet
from studio.protocol.errors import BadInput
from studio.protocol.events import DatasetPreviewed, Finished, dump_event, parse_event
from studio.protocol.requests import Stop
from studio.protocol.training_recipe import AugmentSpec, DatasetSpec


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Two classes, five and two pictures; a caption, a broken picture."""
    folder = tmp_path / "pictures"
    for name, count in (("cats", 5), ("dogs", 2)):
        (folder / name).mkdir(parents=True)
        for index in range(count):
            Image.new("RGB", (8, 8), (40 * index, 0, 255)).save(folder / name / f"{index}.png")
    (folder / "dogs" / "1.txt").write_text("a dog")
    (folder / "dogs" / "9.png").write_text("no")
    return folder


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)))


def test_the_statistics_of_a_folder(pictures: Path):
    spec = DatasetSpec(kind="folder", path=str(pictures), size=8, held_out=0.3)
    data, facts = load_dataset(spec), preview_dataset(spec).facts
    assert (facts.count, facts.size, facts.channels) == (7, 8, 3)
    assert [(one.name, one.count) for one in facts.classes] == [("cats", 5), ("dogs", 2)]
    assert [(one.file, one.reason) for one in facts.skipped] == [("dogs/9.png", "not a picture")]
    assert (facts.captioned, facts.captions) == (1, ("a dog",))
    assert facts.fingerprint == data.fingerprint
    assert facts.held_out == len(data.split(0.3)[1]) < 7
    red, green, blue = (np.array(row) for row in facts.histograms)
    assert [len(red), red.sum()] == [64, 7 * 64]
    assert red.nonzero()[0].tolist() == [0, 10, 20, 30, 40]
    assert (red[0], red[10], red[20]) == (2 * 64, 2 * 64, 64)
    assert green[0] == blue[63] == 7 * 64


def test_a_data_set_without_a_held_out_part(tmp_path: Path):
    Image.new("L", (8, 8)).save(tmp_path / "a.png")
    look = preview_dataset(DatasetSpec(kind="folder", path=str(tmp_path), size=8))
    assert (look.facts.count, look.facts.held_out, look.facts.classes) == (1, 0, ())
    assert pixels(look.picture).shape == (8, 64)


def test_the_preview_grids(pictures: Path):
    spec = DatasetSpec(kind="folder", path=str(pictures), size=8)
    look = preview_dataset(spec)
    grid = pixels(look.picture)
    assert grid.shape == (8, 64, 3)
    assert grid[4, 4::8, 0].tolist() == [0, 40, 80, 120, 160, 0, 40, 0], "class by class, then an empty place"
    assert look.augmented == look.picture, "nothing is asked for"
    digits = DatasetSpec(size=8, augment=AugmentSpec(flip=True))
    plain, changed = pixels(preview_dataset(digits).picture), pixels(preview_dataset(digits).augmented)
    tiles = [grid.reshape(8, 8, 8, 8).swapaxes(1, 2).reshape(64, 8, 8) for grid in (plain, changed)]
    mirrored = [np.array_equal(one[:, ::-1], other) for one, other in zip(*tiles, strict=True)]
    same = [np.array_equal(one, other) for one, other in zip(*tiles, strict=True)]
    assert all(a or b for a, b in zip(mirrored, same, strict=True))
    assert 16 < sum(mirrored) < 48
    assert preview_dataset(digits).augmented == preview_dataset(digits).augmented


def test_large_pictures_are_reduced_in_the_grid(tmp_path: Path):
    Image.new("RGB", (300, 300), (10, 20, 30)).save(tmp_path / "a.png")
    grid = pixels(preview_dataset(DatasetSpec(kind="folder", path=str(tmp_path), size=256)).picture)
    assert grid.shape == (128, 1024, 3)
    assert grid[64, 64].tolist() == [10, 20, 30]


def test_points_are_plotted_in_one_picture():
    look = preview_dataset(DatasetSpec(kind="toy", name="rings"))
    assert (look.facts.size, look.facts.channels, look.facts.columns) == (1, 2, 1)
    assert look.facts.value_range == (-1, 1)
    assert [len(row) for row in look.facts.histograms] == [64, 64]
    assert [sum(row) for row in look.facts.histograms] == [10_000, 10_000]
    assert look.facts.histograms[0][0] == look.facts.histograms[0][63] == 0, "0.95 is the farthest"
    assert pixels(look.picture).shape == (278, 280, 3)  # with axes


def test_classes_have_equal_shares_of_the_grid():
    labels = torch.cat([torch.zeros(900), torch.ones(90), torch.full((10,), 2.0)]).long()
    data = PictureSet("x", torch.zeros(1000, 1, 8, 8, dtype=torch.uint8), labels, ("a", "b", "c", "none"))
    chosen = balanced_indices(data)
    assert labels[chosen].tolist() == [0] * 27 + [1] * 27 + [2] * 10
    assert len(set(chosen.tolist())) == 64
    plain = balanced_indices(PictureSet("x", data.pictures))
    assert len(plain) == 64
    assert plain[0] == 0
    assert plain[-1] > 970


def test_a_job_writes_and_announces_its_grids(pictures: Path, tmp_path: Path):
    said: list[str] = []
    spec = DatasetSpec(kind="folder", path=str(pictures), size=8)
    told, ended = list(dataset_preview_job(spec, tmp_path / "out", notify=said.append))
    assert isinstance(told, DatasetPreviewed)
    assert parse_event(dump_event(told)) == told
    assert Path(told.picture).read_bytes() == preview_dataset(spec).picture
    assert Path(told.augmented).read_bytes() == preview_dataset(spec).augmented
    assert isinstance(ended, Finished)
    assert not ended.stopped
    assert said[0] == "Reading the data"


def test_a_job_stops_while_reading_and_leaves_no_files(pictures: Path, tmp_path: Path, monkeypatch):
    monkeypatch.setattr("studio.engine.data.folder._PROGRESS_SECONDS", -1.0)
    spec = DatasetSpec(kind="folder", path=str(pictures), size=8)
    answers = iter([None, None])
    (ended,) = dataset_preview_job(spec, tmp_path / "out", stop_requested=lambda: next(answers, Stop.NOW))
    assert ended.stopped
    assert not (tmp_path / "out").exists()
    with pytest.raises(BadInput, match="no folder"):
        list(dataset_preview_job(DatasetSpec(kind="folder", path="/no/such"), tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_unchanged_data_is_not_read_again(pictures: Path, monkeypatch: pytest.MonkeyPatch):
    reads: list[DatasetSpec] = []

    def load(spec, notify):
        reads.append(spec)
        return load_dataset(spec, notify)

    monkeypatch.setattr(cache_module, "load_dataset", load)
    cache = DataCache()
    spec = DatasetSpec(kind="folder", path=str(pictures), size=8)
    first = cache.get(spec)
    assert cache.get(spec.model_copy(update={"augment": AugmentSpec(flip=True), "held_out": 0.2})) is first
    Image.new("RGB", (8, 8)).save(pictures / "cats" / "new.png")
    assert len(cache.get(spec)) == 8
    (pictures / "cats" / "new.png").unlink()
    assert len(cache.get(spec)) == 7
    assert cache.get(spec.model_copy(update={"size": 16})).size == 16
    assert len(reads) == 4
    monkeypatch.setattr(cache_module, "MAX_BYTES", 10)
    cache.get(spec)
    cache.get(spec)
    assert len(reads) == 6, "what is too large is not kept"


def test_a_changed_class_folder_behind_a_link_is_read_again(pictures: Path, tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    Image.new("RGB", (8, 8), "red").save(elsewhere / "a.png")
    (pictures / "linked").symlink_to(elsewhere)
    cache, spec = DataCache(), DatasetSpec(kind="folder", path=str(pictures), size=8)
    before = len(cache.get(spec))
    Image.new("RGB", (8, 8), "blue").save(elsewhere / "b.png")
    assert len(cache.get(spec)) == before + 1
