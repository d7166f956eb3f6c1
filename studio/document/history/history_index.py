"""Searches the history by an index, a SQLite file that is rebuilt from the results when it is missing or damaged."""

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio.document.history.history import HistoryEntry, read_entry
from studio.protocol.errors import BadInput
from studio.protocol.notes import NOTES_FILE, Notes, read_notes
from studio.protocol.resultsfolder import RECIPE_FILE

_WAIT = 5.0  # seconds to wait for another program that writes the index
_VERSION = 2  # of the table below; an index of another version is rebuilt
_OTHER_REASONS = tuple(  # errors that make a sound index unusable
    f"SQLITE_{reason}" for reason in ("BUSY", "LOCKED", "READONLY", "CANTOPEN", "FULL", "IOERR", "PERM", "NOMEM")
)
_TABLE = """
CREATE TABLE results (
    name BLOB NOT NULL,     -- of the folder, in the file system's encoding
    stamp TEXT NOT NULL,    -- changes with the recipe and the notes
    created REAL NOT NULL,
    model TEXT NOT NULL,
    stars INTEGER NOT NULL,
    words TEXT NOT NULL,    -- what is searched, in lower case
    digest INTEGER NOT NULL -- of the columns above: a flipped bit must not hide a result
)
"""
_Row = tuple[bytes, str, float, str, int, str]  # the columns but the digest


@dataclass(frozen=True)
class Found:
    """A result that was found, and what was noted about it."""

    entry: HistoryEntry
    notes: Notes


def find_results(
    home: Path, words: Sequence[str] = (), *, model: str | None = None, stars: int = 0, index: Path | None = None
) -> list[Found]:
    """Return the results that match, the newest first.

    Args:
        home: The results folder.
        words: Each must occur in the prompt, negative prompt, model, sampler, tags, notes or date (as in 2026-11-26),
            in any case of letters.
        model: The model that made them.
        stars: The least number of stars.
        index: The index's file; default: in the results folder. Where it cannot be written, results are read one by
            one.
    """
    found = []
    for folder in find_folders(home, words, model=model, stars=stars, index=index):
        with contextlib.suppress(BadInput, OSError):  # removed since
            found.append(Found(read_entry(folder), _notes(folder)))
    return found


def find_folders(
    home: Path, words: Sequence[str] = (), *, model: str | None = None, stars: int = 0, index: Path | None = None
) -> list[Path]:
    """Return the folders of the results that match, the newest first, without reading them; see `find_results`."""
    with closing(_updated(index or home / ".index.sqlite", home)) as base:
        terms = [f"%{_escaped(_plain(word.casefold()))}%" for word in words]
        where = " AND ".join(["stars >= ?", *["words LIKE ? ESCAPE '\\'"] * len(terms)])
        values: list[object] = [stars, *terms]
        if model is not None:
            where, values = f"{where} AND model = ?", [*values, _plain(model)]
        rows = base.execute(f"SELECT name FROM results WHERE {where} ORDER BY created DESC, name", values)
        return [home / os.fsdecode(name) for (name,) in rows]


def _updated(file: Path, home: Path) -> sqlite3.Connection:
    """Return the index of what is in a results folder now; in memory if it cannot be written."""
    base = _open(file)
    try:
        _update(base, home)
    except sqlite3.OperationalError:  # a full disk, or one that fails
        base.close()
        base = _in_memory()
        _update(base, home)
    return base


def _open(file: Path) -> sqlite3.Connection:
    """Return the index: a new one if it is missing, damaged or of another version; in memory if it is read-only."""
    for _ in range(2):
        base = None
        try:
            base = sqlite3.connect(file, timeout=_WAIT)
            base.text_factory = _decoded
            (version,) = base.execute("PRAGMA user_version").fetchone()
            if version == _VERSION and base.execute("PRAGMA quick_check").fetchone() == ("ok",):
                base.execute("SELECT name, stamp, created, model, stars, words, digest FROM results LIMIT 1")
                base.execute("BEGIN IMMEDIATE").close()  # check that it can be written
                return base
            if version == 0 and not base.execute("SELECT name FROM sqlite_master").fetchall():
                _create(base)
                return base
        except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter of a message that names a damaged table
            if getattr(error, "sqlite_errorname", "").startswith(_OTHER_REASONS):
                if base is not None:
                    base.close()
                break
        if base is not None:
            base.close()
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
    return _in_memory()


def _in_memory() -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    _create(base)
    return base


def _create(base: sqlite3.Connection) -> None:
    base.execute(_TABLE)
    base.execute(f"PRAGMA user_version = {_VERSION}")
    base.commit()


def _update(base: sqlite3.Connection, home: Path) -> None:
    """Index results that are new or have changed, and drop those that are gone."""
    rows = base.execute("SELECT rowid, name, stamp, created, model, stars, words, digest FROM results").fetchall()
    here = {os.fsencode(name): stamp for name, stamp in _stamps(home)}
    sound = {row[1]: row[0] for row in rows if _digest(row[1:7]) == row[7] and here.get(row[1]) == row[2]}
    kept = set(sound.values())
    base.executemany("DELETE FROM results WHERE rowid = ?", [(row[0],) for row in rows if row[0] not in kept])
    for name in here.keys() - sound.keys():
        with contextlib.suppress(BadInput, OSError):
            row = _row(home / os.fsdecode(name), here[name])
            base.execute("INSERT INTO results VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, _digest(row)))
    with contextlib.suppress(sqlite3.Error):  # a full disk: this search uses what was read
        base.commit()


def _stamps(home: Path) -> Iterator[tuple[str, str]]:
    """Yield the name of each folder of results, and what changes with its recipe and notes."""
    try:
        entries = list(os.scandir(home))
    except OSError:
        return  # nothing was made yet
    for entry in entries:
        if entry.name.startswith(".") or not os.path.isdir(entry.path):
            continue
        try:
            recipe = os.stat(os.path.join(entry.path, RECIPE_FILE))
        except OSError:
            continue
        notes_time = ""
        with contextlib.suppress(OSError):
            notes_time = str(os.stat(os.path.join(entry.path, NOTES_FILE)).st_mtime_ns)
        yield entry.name, f"{recipe.st_mtime_ns} {recipe.st_size} {notes_time}"


def _row(folder: Path, stamp: str) -> _Row:
    entry, notes = read_entry(folder), _notes(folder)
    recipe = entry.recipe
    day = date_of(entry)
    texts = (recipe.prompt, recipe.negative, recipe.model, recipe.sampler, notes.name, *notes.tags, notes.notes, day)
    words = _plain("\n".join(texts).casefold())
    return os.fsencode(folder.name), stamp, entry.created, _plain(recipe.model), notes.stars, words


def _digest(row: _Row) -> int:
    return zlib.crc32(repr(row).encode())


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "replace")  # damaged text has another digest


def date_of(entry: HistoryEntry) -> str:
    """Return when a result was made, in local time, as in 2026-11-26 18:05."""
    return datetime.fromtimestamp(entry.created).strftime("%Y-%m-%d %H:%M")


def _notes(folder: Path) -> Notes:
    try:
        return read_notes(folder)
    except BadInput:
        return Notes()


def _plain(text: str) -> str:
    """Return text as SQLite takes it: halves of surrogate pairs, as in names of files, are replaced."""
    return text.encode("utf-8", "replace").decode()


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
