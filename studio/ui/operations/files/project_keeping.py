"""Keeps which project is open, and whether it is saved, between sessions."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from studio.document.contents import Home
from studio.document.document import Document
from studio.document.edits import Edit
from studio.document.journal.edit_records import EditRecord
from studio.document.journal.kept_projects import (
    KIND,
    KeptProjects,
    projects_record,
    projects_to_keep,
    read_projects,
    restore_home,
)
from studio.ui.operations.files.projects import Projects
from studio.ui.operations.files.session import SessionKeeper
from studio.ui.undo import UndoStack


class ProjectKeeper:
    """Records each change of the open project in the journal."""

    def __init__(self, projects: Projects, document: Document, undo: UndoStack, session: SessionKeeper) -> None:
        self._projects, self._document, self._undo, self._session = projects, document, undo, session
        self._homes: dict[str, Home] = {}  # that have a file
        self._kept: KeptProjects | None = None  # None: not restored yet, so that nothing may be recorded
        self._waiting = KeptProjects()  # saved data of pictures that undo may bring back
        session.read_with(KIND, self._read)
        document.picture_replaced.connect(self._restore_homes)
        projects.changed.connect(self._changed)

    def restore(self) -> None:
        """Restore which project is open, and what of it is saved."""
        self._kept = self._waiting = kept = self._session.states.get(KIND, KeptProjects())
        self._restore_homes()
        home, undo = self._document.home, self._undo
        if home.path is not None and kept.saved is not None and kept.stack == self._session.stack:
            home.saved = undo.edit_before(kept.saved - self._session.dropped)
        self._projects.retitle()

    def _read(self, record: EditRecord) -> KeptProjects:
        """Claim the projects, off the UI thread, except those that another window has."""
        kept = read_projects(record)
        mine = {id_: home for id_, home in kept.homes.items() if self._projects.claim(Path(home.path))}
        last = next(reversed(kept.homes.values()), None)
        saved = kept.saved if last is not None and Path(last.path).is_file() else None
        return replace(kept, homes=mine, saved=saved)

    def _restore_homes(self) -> None:
        home = self._document.home
        if home.path is None and (kept := self._waiting.homes.get(home.id)) is not None:
            restore_home(home, kept)
            self._projects.retitle()

    def _changed(self) -> None:
        home, undo = self._document.home, self._undo
        if home.path is not None:
            self._homes.pop(home.id, None)
            self._homes[home.id] = home  # the newest one last
        if self._kept is None:
            return
        saved = undo.place_of(home.saved) if isinstance(home.saved, Edit) else None
        kept = projects_to_keep(self._homes.values(), saved, (undo.index(), undo.count()))
        if kept != self._kept:
            self._kept = kept
            self._session.keep(KIND, partial(projects_record, kept))
