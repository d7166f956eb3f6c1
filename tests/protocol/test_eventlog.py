"""Each line of an event log has a checksum that detects every flipped bit."""

import json
import zlib

import pytest

from studio.protocol.eventlog import DamagedLine, damage_text, dump_line, parse_line
from studio.protocol.events import Finished, Note, Validated, dump_event

EVENT = Validated(step=1500, loss=0.25, terms={"kl": 3.5})


@pytest.mark.parametrize("event", [EVENT, Finished(), Note(text=',"crc32":"00000000"} é')])
def test_a_line_is_json_and_parses_to_the_event(event):
    line = dump_line(event)
    assert parse_line(line) == parse_line(line.rstrip()) == event
    values = json.loads(line)
    assert values.pop("crc32")
    assert values == json.loads(dump_event(event))


def test_every_flipped_bit_is_detected():
    line = dump_line(EVENT).rstrip()
    for place in range(len(line)):
        for bit in range(8):
            flipped = bytearray(line)
            flipped[place] ^= 1 << bit
            for part in bytes(flipped).split(b"\n"):
                with pytest.raises(DamagedLine):
                    parse_line(part)


def test_lines_of_older_versions_have_no_checksum():
    assert parse_line(dump_event(EVENT).encode()) == EVENT


def test_an_unknown_event_with_a_valid_checksum_is_not_damaged():
    text = b'{"kind":"praised","by":"everybody"'
    assert parse_line(text + b',"crc32":"%08x"}' % zlib.crc32(text)) is None


@pytest.mark.parametrize("line", [b"", b"{torn", b"[]", b"\xff", b"null", b'{"kind":"praised"}', b"[" * 100_000])
def test_lines_that_are_no_events_are_damaged(line):
    with pytest.raises(DamagedLine):
        parse_line(line)


def test_damage_is_reported_in_one_sentence():
    assert damage_text(0) == ""
    assert damage_text(1) == "1 line of this run's event log is damaged and was left out."
    assert damage_text(2000) == "2,000 lines of this run's event log are damaged and were left out."
