"""The models there are to choose from; those of the runs, of which there may be many, are read on another thread."""

import contextlib
import threading
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import BEST, ModelCard, find_model, known_models, read_card
from studio.protocol.runfolder import RunFolder


class ModelShelf(QObject):
    """The cards of the models, by the name or the run's folder that a recipe asks for them by.

    Signals:
        changed: The dict of cards, when they have been read anew.
    """

    changed = Signal(object)
    _read = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cards = named_cards()
        self._shown: Path | None = None
        self._marked: set[str] = set()  # checkpoints that were asked for, as RUN@best or RUN@STEP
        self._reader: threading.Thread | None = None
        self._again = self._closed = False
        self._read.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def refresh(self, shown: RunFolder | None = None) -> None:
        """Read all cards anew; the run that is `shown` is among them wherever it lies.

        A wish that comes while they are being read is met when that is over.
        """
        self._shown = shown.path if shown is not None else None
        self._read_anew()

    def want(self, name: str) -> None:
        """Look for what a recipe asks for and nothing here is known by: a certain checkpoint of a run that is here."""
        if "@" in name and name not in self._marked:
            self._marked.add(name)
            self._read_anew()

    def _read_anew(self) -> None:
        if self._reader is not None:
            self._again = True
        elif not self._closed:
            self._begin()

    def add(self, name: str) -> None:
        """Put a model on the shelf at once, by what recipes call it; where there is none, nothing comes of it."""
        found = _readable_names([name])
        if not found:
            return
        self.cards |= found
        self._marked |= {name} if "@" in name else set()
        self._again = True  # what is being read, if anything is, may be older
        self.changed.emit(self.cards)

    def close(self) -> None:
        """Read no more, and wait for what is being read; a dead network mount, that may hang, is left to itself."""
        self._closed = True
        if self._reader is not None:
            self._reader.join(2)

    def _begin(self) -> None:
        self._again = False
        self._reader = threading.Thread(
            target=self._look, args=(self._shown, sorted(self._marked)), name="model cards", daemon=True
        )
        self._reader.start()

    def _look(self, shown: Path | None, marked: list[str]) -> None:
        cards = {**named_cards(), **cards_of_runs(shown)}
        # A recipe may come from anywhere: nothing is looked for but in runs that are known.
        cards |= _readable_names([name for name in marked if name.rpartition("@")[0] in cards])
        if not self._closed:
            self._read.emit(cards)

    @Slot(object)
    def _take(self, cards: dict[str, ModelCard]) -> None:
        self._reader = None
        if self._closed:
            return
        if self._again:
            self._begin()
            return
        self.cards = cards
        self.changed.emit(cards)


def named_cards() -> dict[str, ModelCard]:
    """Return the cards of the models that the program ships and of those that the person added, by name."""
    return _readable(known_models())


def cards_of_runs(shown: Path | None = None) -> dict[str, ModelCard]:
    """Return the cards of the newest checkpoints of all runs, and of the one that is `shown`, by the run's folder."""
    folders = sorted(places.runs().iterdir()) if places.runs().is_dir() else []
    if shown is not None and shown not in folders:
        folders.append(shown)
    found: dict[str, Path] = {}
    for folder in folders:
        try:
            found[str(folder)] = RunFolder(folder).newest_model()
        except BadInput:
            continue  # a run without a checkpoint has no model to offer yet
    return _readable(found)


def _readable_names(names: Iterable[str]) -> dict[str, ModelCard]:
    """Return the cards of models by what recipes call them; a best checkpoint says that it is one."""
    found: dict[str, Path] = {}
    for name in names:
        with contextlib.suppress(BadInput):
            found[name] = find_model(name)
    return {
        name: card.model_copy(update={"title": f"{card.title}, best"}) if name.endswith(f"@{BEST}") else card
        for name, card in _readable(found).items()
    }


def _readable(folders: dict[str, Path]) -> dict[str, ModelCard]:
    cards: dict[str, ModelCard] = {}
    for name, folder in folders.items():
        try:
            cards[name] = read_card(folder)
        except BadInput:
            continue  # `models check` says what is wrong with it
    return cards
