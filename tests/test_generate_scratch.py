"""The temporary folder of `generate`: removed at the end, and at the next start where a process was killed."""

import os
import platform
import re
import tempfile
from pathlib import Path

from studio.cli_pictures import _scratch


def test_folders_of_killed_processes_are_swept(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    host = re.sub(r"[^\w-]", "-", platform.node())
    dead = tmp_path / f".studio-generate.{host}.{2**22 + 1}.abcd.part"
    elsewhere = tmp_path / ".studio-generate.another-machine.1.abcd.part"
    for folder in (dead, elsewhere):
        folder.mkdir()
        (folder / "job").mkdir()
    with _scratch() as first, _scratch() as second:
        assert first.is_dir(), "that of a process which runs stays"
        assert second.is_dir()
        assert f".{os.getpid()}." in first.name
    assert list(tmp_path.glob(".*")) == [elsewhere]
