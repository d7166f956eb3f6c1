"""The lines of a run's event log, events.jsonl: an event as JSON with a checksum of the line as its last value.

The checksum, "crc32", covers the line up to the comma before it. Older versions wrote none.
"""

import re
import zlib

from pydantic import ValidationError

from studio.protocol.events import Event, dump_event, parse_event

_CHECKSUM = re.compile(rb',"crc32":"([0-9a-f]{8})"\}\s*\Z')


class DamagedLine(ValueError):
    """A line of the log is not as it was written."""


def dump_line(event: Event) -> bytes:
    """Return the line of an event, with its newline."""
    text = dump_event(event).encode("utf-8")[:-1]  # without the closing brace
    return text + f',"crc32":"{zlib.crc32(text):08x}"}}\n'.encode()


def parse_line(line: bytes) -> Event | None:
    """Return the event of a line; None when it is of a kind that this version does not know.

    Raises:
        DamagedLine: The line is not as it was written, or is not an event at all.
    """
    found = _CHECKSUM.search(line)
    if found and zlib.crc32(line[: found.start()]) != int(found[1], 16):
        raise DamagedLine("the checksum differs")
    try:
        return parse_event(line[: found.start()] + b"}" if found else line)
    except ValidationError as error:
        if found:
            return None  # sound, so a newer version wrote it
        raise DamagedLine("it is not an event") from error


def damage_text(count: int) -> str:
    """Return a sentence about damaged lines, "" for none."""
    if not count:
        return ""
    lines, were = ("1 line", "was") if count == 1 else (f"{count:,} lines", "were")
    return f"{lines} of this run's event log {'is' if count == 1 else 'are'} damaged and {were} left out."
