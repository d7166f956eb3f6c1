"""The project files of a document's pictures, and which edits are saved, as a record of the journal."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.document.contents import Home
from studio.document.journal.edit_records import EditRecord
from studio.protocol.errors import BadInput

KIND = "projects"
MAX_KEPT = 50


@dataclass(frozen=True)
class KeptHome:
    """The journal's data of a home; see `Home`."""

    path: str
    recipes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class KeptProjects:
    """The journal's data of the projects.

    Attributes:
        homes: Of the pictures that have a file, by their ids.
        saved: How many edits of the undo stack were applied when the picture in the window was saved; None if unknown.
        stack: How many edits are applied, and how many there are: `saved` is valid for this state only.
    """

    homes: dict[str, KeptHome] = field(default_factory=dict)
    saved: int | None = None
    stack: tuple[int, int] = (0, 0)


def projects_to_keep(homes: Iterable[Home], saved: int | None, stack: tuple[int, int]) -> KeptProjects:
    """Return the data to keep; the newest homes stand last."""
    kept = {home.id: KeptHome(str(home.path), home.recipes) for home in homes if home.path is not None}
    if not kept:
        return KeptProjects()
    return KeptProjects(dict(list(kept.items())[-MAX_KEPT:]), saved, stack)


def projects_record(kept: KeptProjects) -> EditRecord:
    """Return it as a record."""
    homes = [[id_, home.path, [list(recipe) for recipe in home.recipes]] for id_, home in kept.homes.items()]
    return EditRecord(KIND, {"homes": homes, "saved": kept.saved, "stack": list(kept.stack)})


def read_projects(record: EditRecord) -> KeptProjects:
    """Return what a record keeps; raises BadInput for one that is damaged."""
    try:
        homes = {
            _text(id_): KeptHome(_text(path), _pairs(recipes)) for id_, path, recipes in record.value("homes", list)
        }
        saved, stack = record.value("saved", (int, type(None))), record.value("stack", list)
        applied, count = (int(number) for number in stack)
    except (TypeError, ValueError) as error:
        raise BadInput("The names of the projects that were open are damaged.") from error
    return KeptProjects(homes, saved, (applied, count))


def restore_home(home: Home, kept: KeptHome) -> None:
    """Restore the kept data of a home that was recreated with its picture."""
    home.path, home.recipes = Path(kept.path), kept.recipes


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _pairs(values: Any) -> tuple[tuple[str, str], ...]:
    return tuple((_text(name), _text(recipe)) for name, recipe in values)
