"""Folders of pictures: found, sorted into classes, and forgiving."""

import os
from pathlib import Path

import pytest
from PIL import Image

from studio.engine.data import folder as folder_module
from studio.engine.data.folder import load_folder
from studio.engine.data.load import load_dataset
from studio.protocol.errors import BadInput
from studio.protocol.recipes import DatasetSpec


def quiet(text: str) -> None:
    """Say nothing."""


def picture(path: Path, colour: tuple[int, int, int] = (200, 10, 10)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (12, 10), colour).save(path)


def test_finds_pictures_at_any_depth_in_a_fixed_order(tmp_path: Path):
    for index, name in enumerate(["b.png", "a/deep/down/c.png", "a/a.jpg"]):
        picture(tmp_path / name, (index * 40, 0, 0))
    data = load_dataset(DatasetSpec(kind="folder", path=str(tmp_path), size=8))
    assert data.pictures.shape == (3, 3, 8, 8)
    assert [round(int(p[0, 4, 4]) / 40) for p in data.pictures] == [0, 2, 1]
    assert data.labels is None


def test_subfolders_are_classes(tmp_path: Path):
    picture(tmp_path / "dogs" / "old" / "1.png")
    picture(tmp_path / "cats" / "1.png")
    picture(tmp_path / "cats" / "2.png")
    data = load_folder(tmp_path, 8, None, quiet)
    assert data.names == ("cats", "dogs")
    assert data.labels is not None
    assert data.labels.tolist() == [0, 0, 1]


def test_one_subfolder_or_loose_pictures_are_no_classes(tmp_path: Path):
    picture(tmp_path / "only" / "1.png")
    assert load_folder(tmp_path, 8, None, quiet).names == ()
    picture(tmp_path / "second" / "1.png")
    picture(tmp_path / "loose.png")
    assert load_folder(tmp_path, 8, None, quiet).labels is None


def test_grey_pictures_make_a_grey_set(tmp_path: Path):
    picture(tmp_path / "a.png", (9, 9, 9))
    assert load_folder(tmp_path, 8, None, quiet).channels == 1
    assert load_folder(tmp_path, 8, 3, quiet).channels == 3
    picture(tmp_path / "b.png", (9, 9, 99))
    assert load_folder(tmp_path, 8, None, quiet).channels == 3


def test_broken_and_odd_files_are_listed_and_skipped(tmp_path: Path):
    picture(tmp_path / "good.png")
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "drawing.svg").write_text("<svg/>")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.png").symlink_to(tmp_path / "nowhere.png")
    data = load_folder(tmp_path, 8, None, quiet)
    assert len(data) == 1
    assert {skipped.file for skipped in data.skipped} == {
        "notes.txt",
        "empty.png",
        "drawing.svg",
        "pipe.txt",
        "gone.png",
    }
    assert all(skipped.reason for skipped in data.skipped)


def test_a_link_to_its_own_parent_does_not_loop(tmp_path: Path):
    picture(tmp_path / "a" / "1.png")
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    assert len(load_folder(tmp_path, 8, None, quiet)) == 1


def test_what_cannot_be_used_says_why(tmp_path: Path):
    with pytest.raises(BadInput, match="no folder"):
        load_folder(tmp_path / "missing", 8, None, quiet)
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadInput, match="is a file"):
        load_folder(tmp_path / "file", 8, None, quiet)
    with pytest.raises(BadInput, match=r"no usable pictures.*1 file was skipped"):
        load_folder(tmp_path, 8, None, quiet)
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInput, match="no usable pictures"):
        load_folder(tmp_path / "empty", 8, None, quiet)


def test_more_than_memory_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    picture(tmp_path / "a.png")

    class Little:
        available = 100

    monkeypatch.setattr(folder_module.psutil, "virtual_memory", Little)
    with pytest.raises(BadInput, match="memory"):
        load_folder(tmp_path, 8, None, quiet)


def test_tells_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(folder_module, "_TELL_SECONDS", -1.0)
    for index in range(3):
        picture(tmp_path / f"{index}.png")
    said: list[str] = []
    load_folder(tmp_path, 8, None, said.append)
    assert said[-1] == "Reading pictures: 3 of 3"
