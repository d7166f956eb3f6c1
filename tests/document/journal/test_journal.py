"""The documents that the journal restores: after an end in order, after a kill, and after damage."""

import os
import shutil
from dataclasses import replace

import numpy as np
import pytest

from studio.document.journal import edit_records
from studio.document.journal import writer as writing
from studio.document.journal.edit_records import EditRecord
from studio.document.journal.segment import read_segment, segments_in
from studio.document.layers.layer import Group, Layer
from studio.document.painting.brush import Brush
from tests.document.edit_actions import state


def same(painter, restored) -> bool:
    """Whether document and undo stack are the same, all the way back and forth."""
    document, twin = painter.document, restored.document
    if len(painter.edits) != len(restored.edits) or painter.applied != restored.applied:
        return False
    alike = state(document) == state(twin)
    for edits, one in ((painter.edits, document), (restored.edits, twin)):
        for edit in reversed(edits[: painter.applied]):
            edit.revert(one)
    alike &= state(document) == state(twin)
    for edit, again in zip(painter.edits, restored.edits, strict=True):
        edit.apply(document)
        again.apply(twin)
        alike &= state(document) == state(twin) and edit.title == again.title
    for edits, one in ((painter.edits, document), (restored.edits, twin)):
        for edit in reversed(edits[painter.applied :]):
            edit.revert(one)
    return alike and state(document) == state(twin)


@pytest.mark.parametrize("seed", range(6))
def test_document_and_undo_stack_come_back_over_several_starts(window, seed):
    for start in range(4):
        painting = window(seed=10 * seed + start)
        painting.act(40)
        assert painting.saved()
        painting.kill()
        again = window()
        assert same(painting.painter, again.restored)
        assert not again.restored.closed
        assert again.opened.problems == []
        again.kill()


def test_an_end_in_order_is_known(window):
    painting = window()
    painting.act(5)
    painting.close()
    again = window()
    assert again.restored.closed
    assert same(painting.painter, again.restored)


def test_an_empty_start_brings_back_nothing(window):
    assert window().restored.empty


def test_states_come_back_and_the_newest_counts(window):
    painting = window()
    state_of = painting.painter.recorder.state
    state_of("queue", lambda: EditRecord("queue", {"jobs": 1}))
    state_of("lanes", lambda: EditRecord("lanes", {"lanes": []}))
    state_of("queue", lambda: EditRecord("queue", {"jobs": 2}, {"a": np.arange(3, dtype=np.int32)}))
    painting.kill()
    states = window().restored.states
    assert states["queue"].fields == {"jobs": 2}
    assert states["queue"].arrays["a"].tolist() == [0, 1, 2]
    assert states["lanes"].fields == {"lanes": []}


def test_a_state_that_is_too_large_is_left_out_alone(window, monkeypatch):
    painting = window()
    painting.act(3)
    assert painting.saved()
    monkeypatch.setattr(edit_records, "_MAX_HEADER", 20_000)
    painting.painter.recorder.state("queue", lambda: EditRecord("queue", {"jobs": "x" * 30_000}))
    painting.act(5)
    assert painting.saved()
    painting.kill()
    assert painting.troubles == []
    assert painting.bases_wanted == 0
    found = window().restored
    assert same(painting.painter, found)
    assert "queue" not in found.states


def test_copies_that_a_file_manager_made_are_left_alone(window):
    painting = window()
    painting.act(5)
    painting.kill()
    copy = painting.path.with_name(f"{painting.path.stem} (copy){painting.path.suffix}")
    shutil.copy(painting.path, copy)
    again = window()
    again.act(3)
    again.kill()
    assert same(again.painter, window().restored)
    assert copy.exists()


def test_a_stroke_in_progress_comes_back_as_an_edit(window):
    painting = window(side=600)
    painting.painter.open()
    painting.painter.stroke()
    before = painting.painter.document.mask.copy()
    painting.painter.begin_stroke()
    painting.painter.recorder.stroke()
    painting.painter.continue_stroke()
    painting.painter.recorder.stroke()
    painted = painting.painter.document.mask.copy()
    painting.kill()
    again = window()
    restored = again.restored
    assert restored.stroke
    assert (restored.document.mask == painted).all()
    restored.edits[restored.applied - 1].revert(restored.document)
    assert (restored.document.mask == before).all()
    restored.edits[restored.applied - 1].apply(restored.document)
    again.act(20)
    again.kill()
    assert same(again.painter, window().restored), "the next start knows it as any other edit"


def test_a_stroke_on_a_small_layer_comes_back_with_the_room_that_it_took(window):
    painting = window(side=300)
    painter = painting.painter
    painter.open()
    document = painter.document
    painter._record(document.change_stack(with_layer(document.stack), "Add layer", "hat"))
    before = state(document)
    document.begin_stroke(Brush(size=40), colour=(200, 10, 20))
    document.stroke_to(5, 5)
    painting.painter.recorder.stroke()
    document.stroke_to(140, 140)
    painting.painter.recorder.stroke()
    painted = document.picture.copy()
    painting.kill()
    restored = window().restored
    assert (restored.document.picture == painted).all()
    restored.edits[restored.applied - 1].revert(restored.document)
    assert state(restored.document) == before


def with_layer(stack: Group) -> Group:
    layer = Layer("hat", np.full((20, 30, 4), 90, np.uint8), x=100, y=100, id="hat")
    return replace(stack, children=(layer, *stack.children))


def test_a_cancelled_stroke_does_not_come_back(window):
    painting = window()
    painting.painter.open()
    painting.painter.begin_stroke()
    painting.painter.recorder.stroke()
    painting.painter.document.cancel_stroke()
    painting.kill()
    again = window()
    assert not again.restored.stroke
    assert not again.restored.document.mask.any()


def test_a_picture_that_is_painted_on_while_it_is_being_kept_is_kept_as_it_was(window):
    painting = window(side=1500)
    painting.painter.open()
    for _ in range(3):
        painting.painter.take()
        painting.painter.stroke()
    painting.kill()
    assert same(painting.painter, window().restored)


def test_the_file_stays_small_and_dropped_edits_become_part_of_the_base(window, monkeypatch):
    monkeypatch.setattr(writing, "SLACK", 20_000)
    painting = window(side=100)
    longest = 0
    for _ in range(40):
        painting.act(20)
        assert painting.saved()
        longest = max(longest, sum(path.stat().st_size for path in segments_in(painting.opened.folder)))
        segment = read_segment(painting.path)
        assert segment.length <= 2 * segment.live_bytes + 20_000 + 200_000
    assert int(painting.path.name[:8]) > 3, "the file was rewritten several times"
    painting.kill()
    assert len(segments_in(painting.opened.folder)) == 1
    assert same(painting.painter, window().restored)
    assert longest < 4_000_000


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9, 0.999])
def test_a_truncated_journal_is_read_as_far_as_it_is_whole(window, kept):
    painting = window()
    painting.act(60)
    painting.kill()
    os.truncate(painting.path, int(painting.path.stat().st_size * kept))
    whole = read_segment(painting.path)
    again = window()
    assert len(again.restored.edits) == len(whole.ledger.stacked)
    assert again.restored.document.has_picture
    again.act(10)
    again.kill()
    assert same(again.painter, window().restored)


@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_of_a_damaged_journal_what_follows_the_damage_is_kept_aside(window, place):
    painting = window()
    painting.act(60)
    painting.kill()
    data = bytearray(painting.path.read_bytes())
    data[int(len(data) * place)] ^= 4
    painting.path.write_bytes(data)
    again = window()
    assert again.restored.document.has_picture
    (aside,) = (again.opened.folder / "set-aside").iterdir()
    assert aside.read_bytes() == data
    (problem,) = again.opened.problems
    assert "is damaged" in problem
    assert str(aside) in problem
    again.act(10)
    again.kill()
    last = window()
    assert last.opened.problems == []
    assert same(again.painter, last.restored)


@pytest.mark.parametrize("place", [0, 4, 5, 20, 40])
def test_a_journal_without_a_sound_beginning_is_kept_aside_whole(window, place):
    painting = window()
    painting.act(10)
    painting.kill()
    data = bytearray(painting.path.read_bytes())
    data[place] ^= 64
    painting.path.write_bytes(data)
    again = window()
    assert again.restored.empty
    (aside,) = (again.opened.folder / "set-aside").iterdir()
    assert aside.read_bytes() == data
    assert len(again.opened.problems) == 1


def test_a_journal_of_a_newer_version_is_left_as_it_is(window, monkeypatch):
    from studio.document.journal import frames, segment

    monkeypatch.setattr(segment, "_FORMAT", 2)
    painting = window()
    painting.act(10)
    painting.kill()
    monkeypatch.setattr(segment, "_FORMAT", 1)
    again = window()
    assert again.restored.empty
    assert "newer version" in again.opened.problems[0]
    again.kill()
    (aside,) = (again.opened.folder / "set-aside").iterdir()
    monkeypatch.setattr(frames, "VERSION", 2)
    painting = window()
    painting.act(10)
    painting.kill()
    monkeypatch.setattr(frames, "VERSION", 1)
    assert "newer version" in window().opened.problems[0]
    assert aside.exists()


def test_a_second_window_begins_with_a_copy_and_a_third_with_its_own(window):
    first = window()
    first.act(20)
    assert first.saved()
    second = window(seed=5)
    assert second.opened.copied
    assert same(first.painter, second.restored)
    second.act(20)
    second.kill()
    first.act(5)
    first.kill()
    first, second = window(), window()
    assert not first.opened.copied
    assert not second.opened.copied, "it goes on with what the second window had"
    assert second.restored.document.has_picture
    assert state(second.restored.document) != state(first.restored.document)


def test_what_an_interrupted_start_of_a_new_file_left_is_removed(window):
    painting = window()
    painting.act(20)
    painting.kill()
    old = painting.path.with_name("00000000.journal")
    old.write_bytes(b"older")
    again = window()
    assert same(painting.painter, again.restored)
    assert not old.exists()
