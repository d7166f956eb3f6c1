import os
import subprocess
import sys

import numpy as np
import pytest

from studio.link.shared_frames import PREFIX, make_frames_folder, map_record, remove_frames_folder, sweep
from studio.protocol.errors import BadInput
from studio.protocol.events import RecordRef

SHAPE = (2, 3, 1, 1, 4, 4)


def test_folders_of_dead_processes_are_swept_and_those_of_the_living_kept(tmp_path):
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    dead = tmp_path / f"{PREFIX}{child.pid}-x"
    reused = tmp_path / f"{PREFIX}{os.getpid()}-y"  # older than this process: another one had the number
    other = tmp_path / "something else"
    for folder in (dead, reused, other):
        folder.mkdir()
        (folder / "record.bin").write_bytes(b"x")
    os.utime(reused, (1, 1))
    mine = make_frames_folder(tmp_path)
    assert mine.is_dir()
    assert not dead.exists()
    assert not reused.exists()
    assert other.exists()
    assert sweep(tmp_path) == []
    assert mine.stat().st_mode & 0o077 == 0, "for this person only"
    remove_frames_folder(mine)
    assert not mine.exists()


def test_a_record_is_mapped_read_only_and_its_name_removed(tmp_path):
    path = tmp_path / "record.bin"
    written = np.memmap(path, dtype=np.float16, mode="w+", shape=SHAPE)
    record = map_record(RecordRef(path=str(path), shape=SHAPE), tmp_path)
    assert sys.platform == "win32" or not path.exists()
    written[1, 2] = 7
    assert (record[1, 2] == 7).all()
    with pytest.raises(ValueError, match="read-only"):
        record[0] = 1


@pytest.mark.parametrize("case", ["missing", "short", "outside"])
def test_what_is_not_the_record_is_refused(tmp_path, case):
    folder = tmp_path / "frames"
    folder.mkdir()
    path = (tmp_path if case == "outside" else folder) / "record.bin"
    if case != "missing":
        path.write_bytes(b"\0" * (2 * 2 * 3 * 16 - (case == "short")))
    with pytest.raises(BadInput):
        map_record(RecordRef(path=str(path), shape=SHAPE), folder)
    assert case == "missing" or path.exists()
