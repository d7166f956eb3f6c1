"""Keeps the grid in view between sessions: finished cells are restored, and the others wait in the queue."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from studio.document.journal.kept_grid import KIND, KeptGrid, grid_record, read_grid
from studio.ui.operations.files.session import SessionKeeper
from studio.ui.operations.generating.gridding import Gridding


class GridKeeper:
    """Records each change of the grid in the journal."""

    def __init__(self, gridding: Gridding, session: SessionKeeper) -> None:
        self._gridding, self._session = gridding, session
        session.read_with(KIND, read_grid)
        gridding.changed = self._keep

    def restore(self, moved: Mapping[Path, Path]) -> bool:
        """Restore the grid of the last session, unless there is another one by then; return whether there was one.

        Args:
            moved: The new results folders of jobs that were in progress, by their previous folders.
        """
        kept: KeptGrid | None = self._session.states.get(KIND)
        if kept is None or self._gridding.kept is not None:
            return False
        folders = {place: moved.get(folder, folder) for place, folder in kept.folders.items()}
        references = tuple(moved.get(folder, folder) for folder in kept.references)
        self._gridding.restore(replace(kept, folders=folders, references=references))
        self._keep()
        return True

    def _keep(self) -> None:
        self._session.keep(KIND, partial(grid_record, self._gridding.kept))
