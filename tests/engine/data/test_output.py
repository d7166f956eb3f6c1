"""Results that appear complete or not at all."""

import errno
import os
from pathlib import Path

import pytest

from studio.engine.data import output
from studio.engine.data.output import Results, write_results
from studio.protocol.errors import BadInput


def test_results_appear_together(tmp_path: Path) -> None:
    out = tmp_path / "new" / "deep" / "job"
    write_results(out, {"a.png": b"a", "b.png": b"b"})
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {"a.png": b"a", "b.png": b"b"}
    assert list(out.parent.iterdir()) == [out]


def test_what_is_not_published_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise BadInput(f"Could not write {path}: {os.strerror(errno.ENOSPC)}.")

    place = tmp_path / "place"
    (place / "kept").mkdir(parents=True)
    monkeypatch.setattr(output, "write_atomically", full)
    for out in (place / "new" / "deep" / "job", place / "kept" / "job"):
        with pytest.raises(BadInput, match="No space left"):
            write_results(out, {"a.png": b"a"})
    assert [path.name for path in place.rglob("*")] == ["kept"]


def test_results_of_another_job_keep_the_new_folder(tmp_path: Path) -> None:
    with Results(tmp_path / "new" / "one"):
        write_results(tmp_path / "new" / "two", {"a.png": b"a"})
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["two"]
