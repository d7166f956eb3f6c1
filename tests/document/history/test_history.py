"""The history of results on disk."""

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_digits

from studio.document.history.history import History, contact_sheet, read_entries
from studio.document.png import write_png
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import dump_recipe
from studio.protocol.training_recipe import TrainRecipe

DIGITS = (load_digits().images * 255 / 16).astype(np.uint8)


def job(home: Path, name: str, *, age: int, count: int = 1, trajectory: bool = False) -> Path:
    folder = home / name
    folder.mkdir(parents=True)
    recipe = GenerateRecipe(seed=age, count=count)
    for number in range(count):
        write_png(folder / f"{number:04d}.png", np.repeat(DIGITS[number][:, :, None], 3, axis=2), recipe)
    (folder / "recipe.json").write_text(dump_recipe(recipe))
    if trajectory:
        (folder / "trajectory.safetensors").write_bytes(b"")
    os.utime(folder / "recipe.json", (age, age))
    return folder


@pytest.fixture
def history(tmp_path):
    home = tmp_path / "results"
    for age, name in ((10, "a"), (30, "b"), (20, "c")):
        job(home, name, age=age, count=age // 10)
    made = History(home)
    made.heard = []
    made.added.connect(lambda entry, place: made.heard.append(("added", entry.folder.name, place)))
    made.removed.connect(lambda entry, place: made.heard.append(("removed", entry.folder.name, place)))
    made.scanned.connect(lambda: made.heard.append(("scanned",)))
    made.scan()
    return made


def names(history):
    return [entry.folder.name for entry in history.entries]


def test_entries_are_sorted_newest_first(history):
    assert names(history) == ["b", "c", "a"]
    newest = history.entries[0]
    assert newest.recipe.seed == 30
    assert [path.name for path in newest.pictures] == ["0000.png", "0001.png", "0002.png"]
    assert newest.trajectory is None
    assert history.heard == [("scanned",)]


def test_a_missing_results_folder_is_an_empty_history(tmp_path):
    history = History(tmp_path / "none")
    history.scan()
    assert history.entries == ()
    assert history.skipped == {}


def test_broken_folders_are_skipped_and_listed(history):
    home = history.folder
    (home / "empty").mkdir()
    training = job(home, "training", age=40)
    (training / "recipe.json").write_text(dump_recipe(TrainRecipe()))
    broken = job(home, "broken", age=50)
    (broken / "recipe.json").write_text("{")
    without = job(home, "without", age=60)
    (without / "0000.png").rename(without / "mask.png")
    (home / ".hidden.part").mkdir()
    (home / "a file").write_text("x")
    history.scan()
    assert names(history) == ["b", "c", "a"]
    assert {path.name for path in history.skipped} == {"empty", "training", "broken", "without"}
    assert all(reason and "\n" not in reason for reason in history.skipped.values())


def test_adding_an_entry_sorts_it_in_once(history):
    folder = job(history.folder, "d", age=25, trajectory=True)
    entry = history.add(folder)
    assert names(history) == ["b", "d", "c", "a"]
    assert entry.trajectory == folder / "trajectory.safetensors"
    history.add(folder)
    assert names(history) == ["b", "d", "c", "a"]
    assert history.heard[1:] == [("added", "d", 1), ("removed", "d", 1), ("added", "d", 1)]


def test_adding_a_broken_folder_changes_nothing(history):
    with pytest.raises(BadInput):
        history.add(history.folder / "nothing")
    assert names(history) == ["b", "c", "a"]


def test_removed_entries_can_be_restored(history):
    entry = history.entries[1]
    place = history.remove(entry)
    assert names(history) == ["b", "a"]
    assert not entry.folder.exists()
    assert (place / "0000.png").is_file()
    history.scan()
    assert names(history) == ["b", "a"], "the trash is not part of the history"
    back = history.bring_back(place)
    assert names(history) == ["b", "c", "a"]
    assert back.recipe == entry.recipe
    assert back.folder == entry.folder


def test_removed_entries_of_the_same_name_do_not_collide(history):
    first = history.remove(history.entries[1])
    again = history.add(job(history.folder, "c", age=20))
    second = history.remove(again)
    assert first != second
    assert first.is_dir()
    assert second.is_dir()
    history.bring_back(first)
    assert history.bring_back(second).folder.name == "c-2"


def test_an_entry_that_cannot_be_moved_stays(history):
    entry = history.entries[0]
    shutil.rmtree(entry.folder)
    with pytest.raises(BadInput, match="Could not move"):
        history.remove(entry)
    assert names(history) == ["b", "c", "a"]


def test_a_single_picture_fills_its_thumbnail(history):
    entry = history.entries[2]
    thumbnail = history.thumbnail(entry)
    assert thumbnail.shape == (128, 128, 4)
    assert thumbnail.dtype == np.uint8
    assert (thumbnail[..., 3] == 255).all()
    assert np.array_equal(thumbnail[8::16, 8::16, 0], DIGITS[0]), "enlarged by whole pixels"
    assert history.thumbnail(entry) is thumbnail


@pytest.mark.parametrize(("count", "columns"), [(2, 2), (4, 2), (5, 3), (9, 3), (12, 3)])
def test_several_pictures_share_a_thumbnail(tmp_path, count, columns):
    folder = job(tmp_path, "many", age=1, count=count)
    sheet = contact_sheet(tuple(sorted(folder.glob("*.png"))), 96)
    cell = (96 - 2 * (columns - 1)) // columns
    centres = [round((cell + 2) * place + cell / 2) for place in range(columns)]
    shown = sum(sheet[y, x, 3] == 255 for y in centres for x in centres)
    assert shown == min(count, columns**2)


def test_thumbnails_keep_the_aspect_ratio(tmp_path):
    folder = tmp_path / "long"
    folder.mkdir()
    write_png(folder / "0000.png", np.full((10, 400, 3), 255, np.uint8), GenerateRecipe())
    sheet = contact_sheet((folder / "0000.png",), 100)
    assert (sheet[..., 3] > 0).any(axis=1).sum() <= 4
    assert (sheet[..., 3] > 0).any(axis=0).all()


def test_unreadable_pictures_have_no_thumbnail(history):
    entry = history.entries[0]
    for picture in entry.pictures:
        picture.write_bytes(picture.read_bytes()[:60])
    assert history.thumbnail(entry) is None


def test_an_unreadable_picture_leaves_an_empty_cell(history):
    entry = history.entries[0]
    entry.pictures[0].write_bytes(b"no picture")
    thumbnail = history.thumbnail(entry)
    assert thumbnail[20, 20, 3] == 0
    assert thumbnail[20, 100, 3] == 255


def test_the_thumbnail_cache_is_bounded(tmp_path):
    history = History(tmp_path)
    for number in range(70):
        job(tmp_path, f"{number:03d}", age=number)
    history.scan()
    first = history.thumbnail(history.entries[0])
    for entry in history.entries[1:]:
        history.thumbnail(entry)
    assert history.thumbnail(history.entries[0]) is not first


def test_entries_added_during_a_scan_are_kept(tmp_path):
    early = job(tmp_path, "early", age=1)
    history = History(tmp_path)
    found = read_entries(tmp_path)
    late = job(tmp_path, "late", age=2)
    history.add(late)
    history.load(*found)
    assert [entry.folder for entry in history.entries] == [late, early]


def test_a_pipe_in_place_of_a_picture_has_no_thumbnail(history):
    entry = history.entries[0]
    for picture in entry.pictures:
        picture.unlink()
        os.mkfifo(picture)
    assert history.thumbnail(entry) is None
