"""Folders of pictures: search, classes, captions, and broken files."""

import os
import shutil
import socket
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from studio.engine.data import folder as folder_module
from studio.engine.data.folder import load_folder
from studio.engine.data.load import load_dataset
from studio.engine.data.picture_set import Skipped
from studio.protocol.errors import BadInput
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe


def quiet(text: str) -> None:
    """Say nothing."""


def picture(path: Path, colour: tuple[int, int, int] = (200, 10, 10)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (12, 10), colour).save(path)


def test_pictures_are_found_at_any_depth_in_a_fixed_order(tmp_path: Path):
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


def test_one_subfolder_or_loose_pictures_make_no_classes(tmp_path: Path):
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


def test_unusable_folders_are_refused_with_the_reason(tmp_path: Path):
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


def test_a_folder_larger_than_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    picture(tmp_path / "a.png")

    class Little:
        available = 100

    monkeypatch.setattr(folder_module.psutil, "virtual_memory", Little)
    with pytest.raises(BadInput, match="memory"):
        load_folder(tmp_path, 8, None, quiet)


def test_progress_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(folder_module, "_PROGRESS_SECONDS", -1.0)
    for index in range(3):
        picture(tmp_path / f"{index}.png")
    said: list[str] = []
    load_folder(tmp_path, 8, None, said.append)
    assert said[-1] == "Reading pictures: 3 of 3"


def test_captions_are_read_from_text_files(tmp_path: Path):
    for name in ("a.png", "b.jpg", "c.png", "deep/d.PNG", "e.png"):
        picture(tmp_path / name)
    (tmp_path / "a.txt").write_text("  a red square\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("\ufeffein gr\u00fcnes", encoding="utf-8")
    (tmp_path / "deep" / "d.txt").write_text("x" * 1500)
    (tmp_path / "e.txt").write_text("")
    data = load_folder(tmp_path, 8, None, quiet)
    assert data.captions == ("a red square", "ein gr\u00fcnes", "", "", "x" * 1000)
    assert data.skipped == ()
    assert data.only(torch.tensor([4, 0])).captions == ("x" * 1000, "a red square")
    assert data.only(torch.tensor([False, True, True, False, False])).captions == ("ein gr\u00fcnes", "")
    (tmp_path / "a.txt").write_text("a blue square")
    assert load_folder(tmp_path, 8, None, quiet).fingerprint != data.fingerprint


def test_a_broken_caption_is_listed_and_its_picture_is_kept(tmp_path: Path):
    for name in ("bytes.png", "huge.png", "pipe.png", "folder.png", "good.png"):
        picture(tmp_path / name)
    (tmp_path / "bytes.txt").write_bytes(b"caf\xe9")
    (tmp_path / "huge.txt").write_bytes(b" " * 100_000 + b"x")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "stray.txt").write_text("beside no picture")
    data = load_folder(tmp_path, 8, None, quiet)
    assert len(data) == 5
    assert data.captions is None
    assert {skipped.file: skipped.reason for skipped in data.skipped} == {
        "bytes.txt": "not text in UTF-8 or UTF-16",
        "huge.txt": "too long for a caption",
        "pipe.txt": "not a regular file",
        "folder.txt": "is a directory",
        "stray.txt": "not a supported kind of picture",
    }


def test_the_caption_of_a_broken_picture_is_ignored(tmp_path: Path):
    picture(tmp_path / "a.png")
    (tmp_path / "b.png").write_text("no")
    (tmp_path / "b.txt").write_text("a caption")
    data = load_folder(tmp_path, 8, None, quiet)
    assert data.captions is None
    assert [skipped.file for skipped in data.skipped] == ["b.png"]


def test_pictures_of_every_format_make_one_data_set(tmp_path: Path):
    Image.new("L", (9, 7), 100).save(tmp_path / "grey.png")
    Image.new("P", (9, 7), 3).save(tmp_path / "palette.png")
    Image.new("RGBA", (9, 7), (0, 0, 0, 0)).save(tmp_path / "alpha.png")
    Image.fromarray(np.full((9, 7), 0x8080, dtype=np.uint16)).save(tmp_path / "sixteen.png")
    Image.new("RGB", (1, 1), (9, 8, 7)).save(tmp_path / "one-pixel.png")
    Image.new("CMYK", (9, 7)).save(tmp_path / "cmyk.jpg")
    Image.new("1", (1, 500), 1).save(tmp_path / "thin.png")
    (tmp_path / "broken.png").write_bytes((tmp_path / "grey.png").read_bytes()[:40])
    data = load_folder(tmp_path, 8, None, quiet)
    assert data.pictures.shape == (7, 3, 8, 8)
    assert [(skipped.file, bool(skipped.reason)) for skipped in data.skipped] == [("broken.png", True)]
    middles = {name: data.pictures[i, :, 4, 4].tolist() for i, name in enumerate(["alpha", "cmyk", "grey", "one"])}
    assert middles == {"alpha": [255] * 3, "cmyk": [255] * 3, "grey": [100] * 3, "one": [9, 8, 7]}


def test_class_folders_may_be_links(tmp_path: Path):
    for name in ("cats", "dogs", "dogs/small"):
        picture(tmp_path / "elsewhere" / name / "a.png")
    picture(tmp_path / "here" / "birds" / "b.png")
    for name in ("cats", "dogs"):
        (tmp_path / "here" / name).symlink_to(tmp_path / "elsewhere" / name)
    (tmp_path / "here" / "birds" / "round").symlink_to(tmp_path / "here")
    (tmp_path / "here" / "birds" / "dogs").symlink_to(tmp_path / "here" / "dogs")
    (tmp_path / "here" / "birds" / "all").symlink_to(tmp_path)
    (tmp_path / "elsewhere" / "dogs" / "cats").symlink_to(tmp_path / "elsewhere" / "cats")
    (tmp_path / "here" / "zebras").symlink_to(tmp_path / "nowhere")
    data = load_folder(tmp_path / "here", 8, None, quiet)
    assert data.labels is not None
    assert (data.names, data.labels.tolist()) == (("birds", "cats", "dogs"), [0, 1, 2, 2])
    assert [skipped.file for skipped in data.skipped] == ["zebras"]


def test_a_folder_of_broken_pictures_is_refused(tmp_path: Path):
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_text("no")
    with pytest.raises(BadInput, match=r"2 files were skipped; the first, a\.png: not a picture"):
        load_folder(tmp_path, 8, None, quiet)


def test_an_unreadable_or_missing_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    picture(tmp_path / "here" / "a.png")
    stat, walk = Path.stat, os.walk

    def forbidden(path: Path, **options: bool) -> os.stat_result:
        if path.name == "here":
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", forbidden)
        with pytest.raises(BadInput, match=r"here: Permission denied"):
            load_folder(tmp_path / "here", 8, None, quiet)

    def gone(path: Path, **options: object):
        shutil.rmtree(path)
        return walk(path, **options)

    with monkeypatch.context() as patch:
        patch.setattr(folder_module.os, "walk", gone)
        with pytest.raises(BadInput, match=r"Could not read the folder .*here: No such file"):
            load_folder(tmp_path / "here", 8, None, quiet)


def test_a_folder_that_disappears_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    picture(tmp_path / "here" / "a.png")
    files = folder_module._files

    def then_gone(path: Path) -> tuple[list[Path], list[Skipped]]:
        found = files(path)
        shutil.rmtree(path)
        return found

    monkeypatch.setattr(folder_module, "_files", then_gone)
    with pytest.raises(BadInput, match=r"no usable pictures.*a\.png: no such file"):
        load_folder(tmp_path / "here", 8, None, quiet)


@given(shades=st.lists(st.integers(0, 255), min_size=2, max_size=25), more=st.integers(0, 255))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_validation_split_depends_only_on_the_pixels(tmp_path: Path, shades: list[int], more: int):
    """Equal pictures are on the same side of the split, and adding a picture moves no other."""
    folder = tmp_path / "pictures"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    sides: dict[int, set[bool]] = {}
    for name, count in (("m", len(shades)), ("a-new-first-one", 1)):
        for index in range(count):
            shade = shades[index] if name == "m" else more
            Image.new("L", (8, 8), shade).save(folder / f"{name}{index}.png")
        data = load_folder(folder, 8, None, quiet)
        training, held_out = data.split(0.4)
        if training is data:
            continue  # all or none would be held out
        for part, out in ((training, False), (held_out, True)):
            for shade in part.pictures[:, 0, 0, 0].tolist():
                sides.setdefault(shade, set()).add(out)
        assert len(training) + len(held_out) == len(data)
    assert all(len(side) == 1 for side in sides.values())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_captions_of_other_programs(tmp_path: Path, encoding: str):
    picture(tmp_path / "a.png")
    (tmp_path / "a.txt").write_bytes("ein Bär\r\nim Wald\r\n".encode(encoding))
    assert load_folder(tmp_path, 8, None, quiet).captions == ("ein Bär\nim Wald",)


def test_special_files_are_skipped(tmp_path: Path):
    folder = tmp_path / "d"
    picture(folder / "a.png")
    os.mkfifo(folder / "b.png")
    (folder / "c.png").symlink_to("/dev/zero")
    (folder / "d.png").symlink_to("nowhere")
    (folder / "e.png").mkdir()
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(folder / "f.png"))
    listening.close()
    data = load_folder(folder, 8, None, quiet)
    assert len(data.pictures) == 1
    assert {one.file for one in data.skipped} == {"b.png", "c.png", "d.png", "f.png"}


def test_training_run_folders_are_refused(tmp_path: Path):
    """A run inside the folder is skipped; a folder that is a run is refused."""
    folder = tmp_path / "d"
    picture(folder / "a" / "0.png")
    picture(folder / "b" / "0.png")
    before = load_folder(folder, 8, None, quiet)
    for run in (folder, folder / "my-run", folder / "a" / "deep-run"):
        RunFolder(run).create(TrainRecipe())
        picture(run / "samples" / "000100.png")
    after = load_folder(folder, 8, None, quiet)
    assert len(after.pictures) == 2
    assert after.names == before.names == ("a", "b")
    assert after.fingerprint == before.fingerprint
    assert {"my-run", "a/deep-run", "samples"} <= {one.file for one in after.skipped}


def test_an_unreadable_subfolder_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "d"
    picture(folder / "a.png")
    (folder / "closed").mkdir()
    scandir = os.scandir

    def forbidden(path: Path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", forbidden)
    data = load_folder(folder, 8, None, quiet)
    assert len(data.pictures) == 1
    assert [(one.file, one.reason) for one in data.skipped] == [("closed", "permission denied")]


def test_file_names_that_are_not_utf8(tmp_path: Path):
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    picture(folder / "a.png")
    (folder / os.fsdecode(b"\xff.png")).write_bytes(b"no picture")
    data = load_folder(folder, 8, None, quiet)
    (data.title + data.skipped[0].file).encode("utf-8")  # can be printed and written
    assert len(data.pictures) == 1
