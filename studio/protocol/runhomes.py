"""Where training runs are: the window's folder, mirrors of other computers' runs, and added folders."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, read_regular, write_text_atomically
from studio.protocol.jsontext import parse_json_text

_MAX_BYTES = 2**20


def run_homes() -> list[Path]:
    """Return every folder whose sub-folders are listed as runs; reads the disk."""
    mirrors = places.mirrors()
    hosts = sorted(path for path in mirrors.iterdir() if os.path.isdir(path)) if os.path.isdir(mirrors) else []
    return list(dict.fromkeys([places.runs(), *hosts, *added_folders()]))


def added_folders() -> list[Path]:
    """Return the folders that the user has added; none when their list is missing or damaged."""
    try:
        names = parse_json_text(read_regular(_list_file(), _MAX_BYTES))
    except (OSError, ValueError):
        return []
    return [Path(name) for name in names if isinstance(name, str)] if isinstance(names, list) else []


def add_folder(folder: Path) -> None:
    """List the runs of another folder, too; raises BadInput if it is not a folder, or the list cannot be written."""
    if not os.path.isdir(folder):
        raise BadInput(f"{folder} is not a folder.")
    _write([*added_folders(), folder.resolve()])


def remove_folder(folder: Path) -> None:
    """Stop listing the runs of an added folder; they stay where they are."""
    _write([kept for kept in added_folders() if kept != folder])


def _write(folders: Sequence[Path]) -> None:
    make_folder(places.data_home())
    names = list(dict.fromkeys(str(folder) for folder in folders))
    write_text_atomically(_list_file(), json.dumps(names, indent=1) + "\n")


def _list_file() -> Path:
    return places.data_home() / "run-folders.json"
