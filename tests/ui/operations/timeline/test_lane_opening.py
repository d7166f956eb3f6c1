"""A file with a denoising record opens as a lane: from the dialog, by a drop, or from the command line."""

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.records import STEPS, write_record


@pytest.fixture
def record(tmp_path):
    return write_record(tmp_path / "tiger.safetensors")


def test_a_record_opens_as_a_lane_with_its_last_frame_in_view(studio, record, monkeypatch, qtbot):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(record), ""))
    studio.files.files.choose_and_open()
    qtbot.waitUntil(lambda: studio.core.timeline.current is not None)
    lane = studio.core.timeline.current
    assert (lane.title, lane.available, studio.core.timeline.playhead) == ("tiger", STEPS, STEPS - 1)
    assert lane.recipe.prompt == "a tiger", "it can be forked"


def test_opened_again_its_lane_becomes_current(studio, record, qtbot):
    other = write_record(record.with_name("owl.safetensors"))
    for path in (record, other, record):
        studio.files.files.open(path)
        qtbot.waitUntil(lambda path=path: getattr(studio.core.timeline.current, "trajectory", None) == path)
    assert len(studio.core.timeline.lanes) == 2


def test_dropped_records_are_told_from_models(studio, record, monkeypatch, qtbot):
    added = []
    monkeypatch.setattr(studio.files.lane_opening, "_add_model", added.append)
    weights = record.with_name("weights.safetensors")
    weights.write_bytes(b"\x02\0\0\0\0\0\0\0{}")
    studio.files.files.open(weights)
    qtbot.waitUntil(lambda: added == [str(weights)])
    studio.files.dropping.drop([str(record)])
    qtbot.waitUntil(lambda: studio.core.timeline.current is not None)
    assert added == [str(weights)]


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_truncated_record_is_refused_in_one_line(studio, record, cut, qtbot):
    data = record.read_bytes()
    record.write_bytes(data[: int(cut * len(data))])
    studio.files.files.open(record)
    qtbot.waitUntil(lambda: "tiger.safetensors is not a trajectory" in studio.parts.window.notice.text.text())
    assert not studio.core.timeline.lanes


def test_a_missing_file_is_reported(studio, record, qtbot):
    record.unlink()
    studio.files.files.open(record)
    qtbot.waitUntil(lambda: "there is no such file" in studio.parts.window.notice.text.text())
