import json
import os
import shutil
import sqlite3

import numpy as np
import pytest

from studio.document.history import history_index
from studio.document.history.history_index import find_results
from studio.document.png import write_png
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.notes import Notes, write_notes
from studio.protocol.recipes import dump_recipe

INDEX = ".index.sqlite"


def add(home, name, age, **settings):
    folder = home / name
    folder.mkdir(parents=True)
    recipe = GenerateRecipe(**({"model": "pocket"} | settings))
    write_png(folder / "0000.png", np.zeros((4, 4, 3), np.uint8), recipe)
    (folder / "recipe.json").write_text(dump_recipe(recipe))
    os.utime(folder / "recipe.json", (age, age))
    return folder


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "results"
    add(home, "a", 100, prompt="a Tiger on a blue background")
    add(home, "b", 300, prompt="a red apple, 100% sharp", negative="blur")
    add(home, "c", 200, prompt="Tiger_two", model="digits", seed=7)
    return home


def names(home, *words, **more):
    return [found.entry.folder.name for found in find_results(home, words, **more)]


def test_without_words_everything_is_found_newest_first(home):
    assert names(home) == ["b", "c", "a"]


def test_all_words_must_occur_in_any_case(home):
    assert names(home, "TIGER") == ["c", "a"]
    assert names(home, "tiger", "blue") == ["a"]
    assert names(home, "tiger", "apple") == []
    assert names(home, "blur") == ["b"]
    assert names(home, "digits") == ["c"]
    assert names(home, "1970-01-01") == ["b", "c", "a"]


def test_wildcards_of_the_index_are_plain_letters(home):
    assert names(home, "100%") == ["b"]
    assert names(home, "%") == ["b"]
    assert names(home, "tiger_") == ["c"]
    assert names(home, "\\") == []


def test_model_and_stars_narrow_the_search(home):
    assert names(home, model="digits") == ["c"]
    write_notes(home / "a", Notes(stars=4, tags=("cats",)))
    assert names(home, stars=3) == ["a"]
    assert names(home, "cats") == ["a"]
    write_notes(home / "a", Notes(stars=1, tags=("dogs",)))
    assert names(home, stars=3) == []
    assert names(home, "cats") == []


def test_the_index_follows_the_folder(home):
    assert names(home, "apple") == ["b"]
    shutil.rmtree(home / "b")
    add(home, "d", 400, prompt="an apple tree")
    assert names(home, "apple") == ["d"]
    (home / "d" / "recipe.json").write_text(dump_recipe(GenerateRecipe(prompt="a pear")))
    assert names(home, "apple") == []
    assert names(home, "pear") == ["d"]


def test_unchanged_results_are_not_read_again(home, monkeypatch):
    names(home)
    import studio.document.history.history_index as module

    read = []
    monkeypatch.setattr(module, "_row", lambda folder, stamp: read.append(folder))
    assert names(home) == ["b", "c", "a"]
    assert read == []


@pytest.mark.parametrize("damage", ["missing", "text", "zeros", "cut", "other table", "newer"])
def test_a_wrong_index_is_rebuilt(home, damage):
    assert names(home, "tiger") == ["c", "a"]
    file = home / INDEX
    if damage == "missing":
        file.unlink()
    elif damage == "text":
        file.write_text("no index")
    elif damage == "zeros":
        file.write_bytes(bytes(file.stat().st_size))
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:5000])
    else:
        file.unlink()
        with sqlite3.connect(file) as base:
            base.execute("CREATE TABLE results (name TEXT)")
            base.execute(f"PRAGMA user_version = {1 if damage == 'other table' else 9}")
        base.close()
    assert names(home, "tiger") == ["c", "a"]
    assert names(home, "apple") == ["b"]


@pytest.mark.parametrize("byte", [0x00, 0x61, 0xFF])
def test_a_damaged_byte_of_the_index_does_not_change_what_is_found(home, byte):
    assert names(home, "tiger") == ["c", "a"]
    file = home / INDEX
    sound = file.read_bytes()
    for place in [at for at, value in enumerate(sound) if value not in (0, byte)][byte % 7 :: 61]:
        file.write_bytes(sound[:place] + bytes([byte]) + sound[place + 1 :])
        assert names(home, "tiger") == ["c", "a"], place
        assert names(home, "apple") == ["b"], place


def test_names_of_any_bytes_are_found(home):
    add(home, os.fsdecode(b"\xff"), 400, prompt="a lynx")
    assert names(home, "lynx") == [os.fsdecode(b"\xff")]
    assert names(home, "\udcff", model="\udcff") == []


def test_an_index_that_cannot_be_written_is_not_needed(home):
    file = home / INDEX
    file.mkdir()  # root may write to a read-only file, but not to a folder
    assert names(home, "tiger") == ["c", "a"]
    assert file.is_dir()


def test_a_full_disk_is_searched_without_the_index(home, monkeypatch):
    names(home)
    opened = history_index._open

    def full(file):
        base = opened(file)
        (pages,) = base.execute("PRAGMA page_count").fetchone()
        base.execute(f"PRAGMA max_page_count = {pages}")
        return base

    monkeypatch.setattr(history_index, "_open", full)
    for number in range(20):
        add(home, f"more{number}", 400 + number, prompt="a lynx " * 100)
    assert len(names(home, "lynx")) == 20


def test_an_index_in_use_elsewhere_is_left_alone(home, monkeypatch):
    names(home)
    with sqlite3.connect(home / INDEX, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        before = (home / INDEX).read_bytes()
        monkeypatch.setattr("studio.document.history.history_index._WAIT", 0.01)
        assert names(home, "tiger") == ["c", "a"]
        assert (home / INDEX).read_bytes() == before
    other.close()


def test_a_folder_that_holds_no_result_is_not_a_result(home):
    (home / "empty").mkdir()
    (home / "broken").mkdir()
    (home / "broken" / "recipe.json").write_text("{")
    assert names(home) == ["b", "c", "a"]


def test_no_history_finds_nothing(tmp_path):
    assert names(tmp_path / "none") == []


def test_the_command_line_reports_what_was_found(home, output_of, data_home):
    shutil.copytree(home, data_home / "results")
    lines = [json.loads(line) for line in output_of("history", "find", "apple", "--json").splitlines()]
    assert [line["prompt"] for line in lines] == ["a red apple, 100% sharp"]
    assert lines[0]["pictures"] == [str(data_home / "results" / "b" / "0000.png")]
    assert output_of("history", "find", "nothing such") == ""
    assert "a Tiger on a blue background" in output_of("history", "find", "tiger", "blue")
