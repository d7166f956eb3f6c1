import os
import time

import numpy as np
import pytest

from studio.document.history.history import TRASH, History
from studio.document.history.history_budget import make_room, size_of_results
from studio.document.png import write_png
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.notes import NOTES_FILE, Notes, write_notes
from studio.protocol.recipes import dump_recipe

DAY = 24 * 3600


def a_result(home, name, days_old):
    folder = home / name
    folder.mkdir(parents=True)
    write_png(folder / "0000.png", np.random.default_rng(0).integers(0, 256, (60, 60, 3), np.uint8), None)
    (folder / "recipe.json").write_text(dump_recipe(GenerateRecipe(model="digits")))
    then = time.time() - days_old * DAY
    os.utime(folder / "recipe.json", (then, then))
    return folder


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "results"
    for days in range(1, 7):
        a_result(home, f"{days}-days", days + 0.5)
    a_result(home, "today", 0.5)
    return home


def names(home):
    return sorted(path.name for path in home.iterdir() if path.name != TRASH)


def test_the_trash_goes_first_and_then_the_oldest(home):
    history = History(home)
    history.scan()
    history.remove(history.find(home / "1-days"))
    one = size_of_results(home) / 7
    assert make_room(home, round(6.5 * one)) == [home / TRASH / "1-days"]
    removed = make_room(home, round(3.5 * one))
    assert [folder.name for folder in removed] == ["6-days", "5-days", "4-days"]
    assert names(home) == ["2-days", "3-days", "today"]


def test_results_within_the_budget_stay(home):
    before = names(home)
    assert make_room(home, size_of_results(home)) == []
    assert names(home) == before


def test_what_is_starred_tagged_new_shown_or_unclear_never_goes(home):
    write_notes(home / "6-days", Notes(stars=1))
    write_notes(home / "5-days", Notes(tags=("keep",)))
    (home / "4-days" / NOTES_FILE).write_text("damaged")
    write_notes(home / "3-days", Notes(notes="no reason to keep it"))
    make_room(home, 0, {home / "2-days"})
    assert names(home) == ["2-days", "4-days", "5-days", "6-days", "today"]


def test_a_folder_that_is_missing_takes_no_room(tmp_path):
    assert size_of_results(tmp_path / "none") == 0
    assert make_room(tmp_path / "none", 0) == []


def test_folders_of_others_are_left_alone(home):
    (home / "photos").mkdir()
    (home / "photos" / "0000.png").write_bytes(bytes(10**6))
    (home / "link").symlink_to(home / "photos")
    make_room(home, 0)
    assert names(home) == ["link", "photos", "today"]
