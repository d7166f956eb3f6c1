"""A row of the list of models: a model's facts, the user's notes about it, and its uses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from studio.document.history.history import HistoryEntry
from studio.protocol.library.entry import LibraryEntry
from studio.protocol.library.notes import ModelNote


@dataclass(frozen=True)
class Uses:
    """The pictures that were made with a model.

    Attributes:
        first: The first of those that are still there.
        count: How many jobs used it.
        last: When the last one began, in seconds since 1970.
    """

    first: Path
    count: int
    last: float


@dataclass(frozen=True)
class ModelRow:
    """A model in the list; `uses` is None for one that no picture in the history was made with."""

    entry: LibraryEntry
    note: ModelNote = field(default_factory=ModelNote)
    uses: Uses | None = None

    @property
    def key(self) -> str:
        """Its name in recipes."""
        return self.entry.found.key


def uses_of(history: Iterable[HistoryEntry]) -> dict[str, Uses]:
    """Return the uses of each model, LoRA and autoencoder by the name or path that recipes gave.

    Args:
        history: The jobs, newest first.
    """
    found: dict[str, Uses] = {}
    for job in history:
        recipe = job.recipe
        for name in {recipe.model, recipe.vae, recipe.refiner, *(lora.file for lora in recipe.loras)}:
            if name:
                before = found.get(name)
                last = job.created if before is None else before.last
                found[name] = Uses(job.pictures[0], 1 if before is None else before.count + 1, last)
    return found


def uses_in(uses: Mapping[str, Uses], entry: LibraryEntry) -> Uses | None:
    """Return the uses of a model under its name and by its path together."""
    known = [uses[name] for name in {entry.found.key, str(entry.found.path)} if name in uses]
    if len(known) < 2:
        return known[0] if known else None
    first = min(known, key=lambda one: one.last)
    return Uses(first.first, sum(one.count for one in known), max(one.last for one in known))
