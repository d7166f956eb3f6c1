"""The lanes of a project: their results go into its file, and from there into the results of another computer."""

import os
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.document.document import Document
from studio.document.edits import edit_of
from studio.document.history.history import read_entry
from studio.document.journal.edit_records import decode, encode
from studio.document.lanes.kept_lanes import LaneFacts, lane_of
from studio.document.lanes.lane_edits import LanesReplacement
from studio.document.layers.layer import Group, Layer
from studio.document.png import write_png
from studio.document.project.lanes import import_lanes, lanes_for_project
from studio.document.project.project import Project
from studio.document.project.reading import open_project
from studio.document.project.writing import save_project
from studio.protocol.files import write_text_atomically
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Size
from studio.protocol.notes import NOTES_FILE, Notes, write_notes
from studio.protocol.recipes import dump_recipe
from tests.records import write_record

CREATED = 1_700_000_000.0


def make_result(home: Path, name: str, fork: dict | None = None) -> LaneFacts:
    folder = home / name
    folder.mkdir(parents=True)
    record = write_record(folder / "trajectory.safetensors", fork)
    write_text_atomically(folder / "recipe.json", dump_recipe(GenerateRecipe(model="pocket", prompt="a tiger")))
    os.utime(folder / "recipe.json", (CREATED, CREATED))
    write_png(folder / "0000.png", np.full((16, 16, 3), len(name), np.uint8), None)
    parent = None if fork is None else fork["record"]
    return LaneFacts(record=str(record), results=str(folder), title=f"title of {name}", parent=parent)


@pytest.fixture
def saved(tmp_path):
    """A project with a parent and its branch, and what the timeline knows of both."""
    parent = make_result(tmp_path / "here", "parent")
    draft = GenerateRecipe(guidance_curve="0:2")
    child = make_result(tmp_path / "here", "child", {"record": parent.record, "step": 3}).model_copy(
        update={"name": "mine", "colour": "pink", "folded": True, "draft": draft}
    )
    write_notes(tmp_path / "here/child", Notes(stars=4, tags=("sea",)))
    stack = Group(children=(Layer("a", np.zeros((4, 4, 4), np.uint8)),))
    path = tmp_path / "p.ora"
    save_project(Project(Size(4, 4), stack, lanes=lanes_for_project([parent, child])), path)
    return path, [parent, child]


def test_on_the_computer_that_made_them_the_results_are_used_as_they_are(saved, tmp_path):
    path, facts = saved
    brought, problems = import_lanes(open_project(path).lanes, tmp_path / "here")
    assert (brought, problems) == (facts, [])
    assert sorted(os.listdir(tmp_path / "here")) == ["child", "parent"]


def test_on_another_computer_the_results_come_with_the_project(saved, tmp_path):
    path, facts = saved
    home = tmp_path / "there"
    brought, problems = import_lanes(open_project(path).lanes, home)
    assert problems == []
    for one, before in zip(brought, facts, strict=True):
        folder, old = Path(one.results), Path(before.results)
        assert folder == home / old.name
        for name in ("trajectory.safetensors", "0000.png"):
            assert (folder / name).read_bytes() == (old / name).read_bytes()
        assert read_entry(folder).created == CREATED
        assert one.model_copy(update={"record": before.record, "results": before.results, "parent": before.parent}) == (
            before
        )
    assert (home / "child" / NOTES_FILE).read_bytes() == (tmp_path / "here/child" / NOTES_FILE).read_bytes()
    parent, child = map(lane_of, brought)
    assert child.parent == parent.trajectory
    assert child.available == 5
    assert import_lanes(open_project(path).lanes, home)[0] == brought, "they come once"


def test_a_result_of_the_same_name_with_other_content_stays(saved, tmp_path):
    path, _ = saved
    home = tmp_path / "there"
    make_result(home, "parent", {"record": "/gone", "step": 2})
    before = (home / "parent/trajectory.safetensors").read_bytes()
    brought, _ = import_lanes(open_project(path).lanes, home)
    assert brought[0].results == str(home / "parent-2")
    assert (home / "parent/trajectory.safetensors").read_bytes() == before


def test_without_pictures_the_last_estimates_are_the_result(saved, tmp_path):
    path, _ = saved
    lanes = [replace(lane, pictures=()) for lane in open_project(path).lanes]
    brought, _ = import_lanes(lanes, tmp_path / "there")
    assert read_entry(Path(brought[0].results)).pictures[0].name == "0000.png"


@pytest.mark.parametrize("name", ["../out", "/tmp/out", "..", ".hidden", "a/b", "", "x" * 200, "a\0b"])
def test_a_name_that_climbs_out_is_not_used(saved, tmp_path, name):
    path, _ = saved
    home = tmp_path / "deep" / "there"
    lanes = [replace(lane, result=name) for lane in open_project(path).lanes]
    brought, problems = import_lanes(lanes, home)
    assert problems == []
    assert all(Path(one.results).parent == home for one in brought)
    assert os.listdir(tmp_path / "deep") == ["there"]


def test_damaged_records_and_bombs_leave_nothing_behind(saved, tmp_path):
    path, _ = saved
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    kept["studio/lanes/0000.safetensors"] = b"no record"
    kept["studio/lanes/0001.safetensors"] = bytes(2**25)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in kept.items():
            archive.writestr(name, data)
    brought, problems = import_lanes(open_project(path).lanes, tmp_path / "there")
    assert brought == [None, None]
    assert "title of parent" in problems[0]
    assert "much larger than it can be" in problems[1]
    assert os.listdir(tmp_path / "there") == []


def test_opening_replaces_the_lanes_as_one_edit_that_a_journal_makes_again(saved, tmp_path):
    _, facts = saved
    document = Document()
    timeline = document.timeline
    before = lane_of(make_result(tmp_path / "here", "before"))
    timeline.add(before)
    running = lane_of(make_result(tmp_path / "here", "running"))
    running.live = True
    timeline.add(running)
    edit = LanesReplacement.by(timeline, [lane_of(one) for one in facts])
    record = encode(edit.record())
    edit.apply(document)
    assert {lane.title for lane in timeline.lanes} == {"title of parent", "title of child", "title of running"}
    edit.revert(document)
    assert {lane.title for lane in timeline.lanes} == {"title of before", "title of running"}
    again = edit_of(decode(record), Document())
    assert [lane.key for lane in again.before] == [before.key]
    again.apply(document)
    assert [lane.key for lane in timeline.lanes if not lane.live] == [one.record for one in facts]
