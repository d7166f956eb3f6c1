import contextlib
import importlib
import pkgutil

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import studio.document
from studio.document.document import Document
from studio.document.edits import Edit, edit_of
from studio.document.journal.edit_records import EditRecord, decode, encode
from studio.document.selections import selection_records
from studio.protocol.errors import BadInput
from tests.document.edit_actions import ACTIONS, a_document, act, actions, state


def kinds_in(record: EditRecord) -> set[str]:
    return {record.kind}.union(*map(kinds_in, record.parts))


def test_the_actions_make_every_kind_of_edit_that_there_is():
    for module in pkgutil.walk_packages(studio.document.__path__, "studio.document."):
        importlib.import_module(module.name)
    made: set[str] = set()
    for name in ACTIONS:
        document = a_document()
        for seed in range(3):
            edit = act(document, (name, seed))
            made |= kinds_in(edit.record()) if edit is not None else set()
    assert made == {*Edit.kinds, selection_records.KIND}


@given(st.lists(actions, min_size=1, max_size=8), st.integers(0, 5))
@settings(max_examples=60)
def test_edits_made_again_from_bytes_do_and_undo_the_same_to_the_bit(doings, seed):
    document, twin = a_document(seed), a_document(seed)
    edits, again = [], []
    for action in doings:
        edit = act(document, action)
        if edit is None:
            continue
        made = edit_of(decode(encode(edit.record())), twin)
        made.apply(twin)
        assert state(twin) == state(document)
        assert made.title == edit.title
        edits.append(edit)
        again.append(made)
    for _ in range(2):
        for edit, made in zip(reversed(edits), reversed(again), strict=True):
            edit.revert(document)
            made.revert(twin)
            assert state(twin) == state(document)
        for edit, made in zip(edits, again, strict=True):
            edit.apply(document)
            made.apply(twin)
            assert state(twin) == state(document)


def test_a_constant_and_an_even_picture_take_few_bytes_and_noise_no_more_than_itself():
    constant = np.broadcast_to(np.uint8(255), (4000, 4000))
    assert len(encode(EditRecord("pixels", arrays={"after": constant}))) < 300
    assert len(encode(EditRecord("pixels", arrays={"after": np.zeros((1000, 1000), np.uint8)}))) < 20_000
    noise = np.random.default_rng(0).integers(0, 256, (500, 500), dtype=np.uint8)
    assert len(encode(EditRecord("pixels", arrays={"after": noise}))) < noise.nbytes + 300


@given(st.data())
@settings(max_examples=100)
def test_damaged_bytes_are_refused_or_give_another_record(data):
    document = Document()
    edit = document.set_picture(np.zeros((8, 9, 3), np.uint8))
    written = bytearray(encode(edit.record()))
    for place in data.draw(st.lists(st.integers(0, len(written) - 1), min_size=1, max_size=4)):
        written[place] ^= 1 << data.draw(st.integers(0, 7))
    written = written[: data.draw(st.integers(0, len(written)))]
    with contextlib.suppress(BadInput):
        edit_of(decode(bytes(written)), Document())


def test_a_small_record_cannot_unpack_to_more_than_its_shape():
    record = bytearray(encode(EditRecord("pixels", arrays={"after": np.zeros((1000, 1000), np.uint8)})))
    smaller = bytes(record).replace(b"[1000, 1000]", b"[1, 1]      ")
    with pytest.raises(BadInput, match="another size"):
        decode(smaller)


@pytest.mark.parametrize(
    "record",
    [
        EditRecord("of the future"),
        EditRecord("pixels"),
        EditRecord(
            "pixels", {"layer": "mask", "box": [0, 0, 999, 2], "title": ""}, {"after": np.zeros((2, 999), "u1")}
        ),
        EditRecord("pixels", {"layer": "moon", "box": [0, 0, 1, 1], "title": ""}, {"after": np.zeros((1, 1), "u1")}),
        EditRecord("pixels", {"layer": "mask", "box": [0, 0, 2, 2], "title": ""}, {"after": np.zeros((1, 1), "u1")}),
        EditRecord("replacement", {"title": ""}, planes={"picture": np.zeros((2, 2, 4), "u1")}),
        EditRecord(
            "source", {"source": {"recipe": "{}", "folder": ""}}, parts=(EditRecord("inversion", {"title": ""}),)
        ),
        EditRecord("source", {"source": None}),
    ],
)
def test_a_record_that_does_not_fit_is_refused(record):
    document = a_document()
    before = state(document)
    with pytest.raises(BadInput):
        edit_of(record, document)
    assert state(document) == before
