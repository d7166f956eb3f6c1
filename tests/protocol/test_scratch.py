"""Temporary files of killed processes are removed at the next start; those of others never."""

import os
import platform
import re
import tempfile
from pathlib import Path

import pytest

from studio.protocol.files import write_atomically
from studio.protocol.runfolder import RunFolder, Status
from studio.protocol.scratch import SUFFIX, make_scratch, make_temporary_folder, scratch_prefix, sweep, temporary_folder
from studio.protocol.training_recipe import TrainRecipe

DEAD = 2**22 + 1  # Linux gives no such process id


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def left_by(home: Path, name: str, pid: int) -> Path:
    """A folder with something in it, as a process leaves it."""
    home.mkdir(parents=True, exist_ok=True)
    folder = make_scratch(home, name, pid)
    (folder / "inside").mkdir()
    (folder / "inside" / "file").write_bytes(b"half")
    return folder


def test_a_temporary_folder_is_removed_at_its_end(temporary: Path):
    with temporary_folder("generate") as first, temporary_folder("generate") as second:
        assert first != second
        assert first.parent == temporary
    assert list(temporary.iterdir()) == []


def test_what_killed_processes_left_is_swept(temporary: Path, tmp_path: Path):
    data = tmp_path / "data"
    dead = [left_by(temporary, f"denoise-studio-{name}", DEAD) for name in ("generate", "decoded", "data")]
    dead += [left_by(data / folder, "name", DEAD) for folder in ("", "models", "runs/run", "runs/run/checkpoints/1")]
    file = temporary / f"{scratch_prefix('denoise-studio-recipe', DEAD)}abc{SUFFIX}"
    file.write_text("{}")
    link = data / f"{scratch_prefix('link', DEAD)}abc{SUFFIX}"
    kept = tmp_path / "kept"
    kept.mkdir()
    link.symlink_to(kept)
    assert set(sweep(data)) == {*dead, file, link}
    assert list(temporary.iterdir()) == []
    assert kept.is_dir(), "what a link leads to is not touched"
    assert sweep(data) == []


def test_all_else_stays(temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    data = tmp_path / "data"
    host = re.sub(r"[^\w-]", "-", platform.node())
    stays = [
        make_temporary_folder("decoded"),  # a process that runs
        left_by(temporary, "another-program", DEAD),
        left_by(data / "results", "job", DEAD),  # to be recovered
        left_by(tmp_path / "elsewhere", "name", DEAD),
    ]
    for name in (".denoise-studio-x.another-machine.1.abc.part", f".denoise-studio-x.{host}.abc.part", ".hidden"):
        (temporary / name).mkdir()
        stays.append(temporary / name)
    (data / "link").symlink_to(tmp_path / "elsewhere")
    assert sweep(data) == []
    assert all(path.exists() for path in stays)
    if hasattr(os, "getuid"):
        left_by(temporary, "denoise-studio-data", DEAD)
        monkeypatch.setattr(os, "getuid", lambda: 12345)
        assert sweep(data) == [], "another user's"


def test_files_that_are_being_written_tell_their_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    run = RunFolder(tmp_path / "run")
    run.create(TrainRecipe())
    seen: list[str] = []

    def watch(temporary: str, target: object) -> None:
        seen.append(Path(temporary).name)
        raise OSError("the power is gone")

    monkeypatch.setattr(os, "replace", watch)
    for write in (
        lambda: write_atomically(tmp_path / "a.png", b"x"),
        lambda: run.write_status(Status(state="running")),
    ):
        with pytest.raises(Exception, match="power"):
            write()
    assert seen[0].startswith(scratch_prefix("a.png"))
    assert seen[1].startswith(scratch_prefix("status.json"))
    assert all(name.endswith(SUFFIX) for name in seen)
