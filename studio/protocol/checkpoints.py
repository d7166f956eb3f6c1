"""The files of a checkpoint that resuming needs, and which checkpoints of a run are intact."""

import contextlib
import hashlib
from pathlib import Path

from studio.protocol.files import make_folder, open_regular, read_regular
from studio.protocol.jsontext import MAX_BYTES, parse_json_text
from studio.protocol.runfolder import CHECKPOINT_DONE, RunFolder

TENSORS_FILE = "state.safetensors"
STATE_FILE = "state.json"
SET_ASIDE = "set-aside"  # the folder of a run for checkpoints that are newer than the one it was resumed from
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError)
_MAX_BYTES = 2**36  # of a file that is hashed


def known_digests(checkpoint: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of a complete checkpoint; raises OSError, ValueError and the like."""
    known: dict[str, str] = parse_json_text(read_regular(checkpoint / CHECKPOINT_DONE, MAX_BYTES))["files"]
    return known


def is_intact(checkpoint: Path) -> bool:
    """Whether the files that resuming needs are undamaged; reads them."""
    try:
        known = known_digests(checkpoint)
        for name in (TENSORS_FILE, STATE_FILE):
            with open_regular(checkpoint / name, _MAX_BYTES) as file:
                if known[name] != hashlib.file_digest(file, "sha256").hexdigest():
                    return False
    except _UNREADABLE:
        return False
    return True


def newest_intact(folder: RunFolder) -> Path | None:
    """Return the newest intact checkpoint of a run, or None; reads the files of the checkpoints that it checks."""
    return next((path for path in reversed(folder.complete_checkpoints()) if is_intact(path)), None)


def set_aside_newer(folder: RunFolder, checkpoint: Path) -> None:
    """Move the checkpoints of a run that are newer than a given one to set-aside; raises BadInput or OSError."""
    for path in folder.complete_checkpoints():
        if path.name <= checkpoint.name:
            continue
        place, number = make_folder(folder.path / SET_ASIDE) / path.name, 1
        while place.exists():
            number += 1
            place = place.with_name(f"{path.name}-{number}")
        with contextlib.suppress(FileNotFoundError):
            path.rename(place)
