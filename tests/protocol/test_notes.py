import time
from pathlib import Path

import pytest

from studio.protocol.errors import BadInput
from studio.protocol.notes import NOTES_FILE, Notes, label_of, parse_tags, read_notes, write_notes


def test_notes_are_read_as_they_were_written(tmp_path):
    notes = Notes(name="wide net", tags=("good", "paper"), notes="two\nlines <b>")
    write_notes(tmp_path, notes)
    assert read_notes(tmp_path) == notes


def test_a_run_without_notes_has_empty_ones(tmp_path):
    assert read_notes(tmp_path) == Notes()


@pytest.mark.parametrize("content", [b"{", b"[1]", b'{"version": 2}', b'{"name": 3}', b"\xff\xfe\x00", b'{"a":' * 9999])
def test_damaged_notes_are_refused_in_one_line(tmp_path, content):
    (tmp_path / NOTES_FILE).write_bytes(content)
    with pytest.raises(BadInput, match=r"notes\.json of .* is damaged") as refused:
        read_notes(tmp_path)
    assert "\n" not in str(refused.value)


def test_notes_that_are_no_file_are_refused(tmp_path):
    (tmp_path / NOTES_FILE).mkdir()
    with pytest.raises(BadInput, match="cannot be read"):
        read_notes(tmp_path)


def test_a_name_has_one_line_and_a_tag_is_kept_once(tmp_path):
    notes = Notes(name=" a\n b ", tags=parse_tags("one, two , one,,  "))
    assert notes.name == "a b"
    assert notes.tags == ("one", "two")


def test_runs_of_one_preset_are_told_apart(tmp_path: Path):
    today = tmp_path / f"{time.strftime('%Y%m%d')}-000100-dcgan"
    assert label_of(today) == "dcgan 00:01"
    assert label_of(Path("/runs/20240301-052819-dcgan")) == "dcgan 01 Mar 05:28"
    assert label_of(Path("/runs/night")) == "night"
    today.mkdir()
    write_notes(today, Notes(name="wide net"))
    assert label_of(today) == "wide net"
