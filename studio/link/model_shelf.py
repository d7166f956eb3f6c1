"""The available models: shipped, added or registered by the user, trained in runs. They are scanned in a thread."""

import contextlib
import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from studio.link.model_folder_watch import ModelFolderWatch
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import entries_of
from studio.protocol.modelcard import BEST, ModelCard, find_model, known_models, readable_cards
from studio.protocol.runfolder import RunFolder


class ModelShelf(QObject):
    """The model cards by the name or run folder that recipes use; scanned again when a shell adds or removes a model.

    Signals:
        changed: The dict of cards, after a scan.
    """

    changed = Signal(object)
    _read = Signal(object)

    def __init__(self, title: Callable[[str], str] = str, parent: QObject | None = None) -> None:
        """Read the cards of the models that ship.

        Args:
            title: Translates a card's title into the window's language.
            parent: The owner.
        """
        super().__init__(parent)
        self._title = title
        # a few small files, needed for the first paint; models registered elsewhere may be on a slow disk
        self.cards = self._titled(named_cards(registered=False))
        self._shown: Path | None = None
        self._requested: set[str] = set()  # requested checkpoints, as RUN@best or RUN@STEP
        self._reader: threading.Thread | None = None
        self._again = self._closed = False
        self._read.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._watch = ModelFolderWatch(self)
        self._watch.changed.connect(self._scan_again)

    def refresh(self, shown: RunFolder | None = None) -> None:
        """Scan again, including the current run wherever its folder is.

        A call during a scan starts another one afterwards.
        """
        self._shown = shown.path if shown is not None else None
        self._watch.start()
        self._scan_again()

    def want(self, name: str) -> None:
        """Look up the model of a recipe: a checkpoint of a known run, or a model by its absolute path."""
        if ("@" in name or _is_local_path(name)) and name not in self._requested:
            self._requested.add(name)
            self._scan_again()

    def rescan(self) -> None:
        """Scan again, with the same current run."""
        self._scan_again()

    def offer(self, name: str, card: ModelCard) -> None:
        """Add a model by its absolute path, and keep it in later scans."""
        self._requested.add(name)
        self.cards |= self._titled({name: card})
        self._again = True  # a scan in progress may have missed it
        self.changed.emit(self.cards)

    def _scan_again(self) -> None:
        if self._reader is not None:
            self._again = True
        elif not self._closed:
            self._begin()

    def add(self, name: str) -> None:
        """Add a single model at once, without waiting for a scan; does nothing when there is no such model."""
        found = _readable_names([name])
        if not found:
            return
        self.cards |= self._titled(found)
        self._requested |= {name} if "@" in name else set()
        self._again = True  # a scan in progress may have missed it
        self.changed.emit(self.cards)

    def close(self) -> None:
        """Stop scanning; wait for a scan in progress, but not for a network mount that hangs."""
        self._closed = True
        self._watch.stop()
        if self._reader is not None:
            self._reader.join(2)

    def _begin(self) -> None:
        self._again = False
        self._reader = threading.Thread(
            target=self._scan, args=(self._shown, sorted(self._requested)), name="model cards", daemon=True
        )
        self._reader.start()

    def _scan(self, shown: Path | None, requested: list[str]) -> None:
        cards = {**named_cards(), **cards_of_runs(shown)}
        # a recipe may come from anywhere, so only known runs are searched, and no other computer is asked for a file
        cards |= _readable_names(
            [
                name
                for name in requested
                if name.rpartition("@")[0] in cards or (_is_local_path(name) and "@" not in name)
            ]
        )
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
        self.cards = self._titled(cards)
        self.changed.emit(self.cards)

    def _titled(self, cards: dict[str, ModelCard]) -> dict[str, ModelCard]:
        """Return the cards with translated titles."""
        if self._title is str:
            return cards
        return {name: card.model_copy(update={"title": self._title(card.title)}) for name, card in cards.items()}


def named_cards(*, registered: bool = True) -> dict[str, ModelCard]:
    """Return the cards of shipped and added models by name, and of those that are registered in place."""
    return readable_cards(known_models(registered=registered))


def cards_of_runs(shown: Path | None = None) -> dict[str, ModelCard]:
    """Return the cards of the newest checkpoints of all runs, and of the current one, by the run's folder."""
    folders = entries_of(places.runs())
    if shown is not None and shown not in folders:
        folders.append(shown)
    found: dict[str, Path] = {}
    for folder in folders:
        try:
            found[str(folder)] = RunFolder(folder).newest_model()
        except BadInput:
            continue  # no checkpoint yet
    return readable_cards(found)


def _is_local_path(name: str) -> bool:
    """Whether a name is an absolute path, but not that of another computer."""
    return os.path.isabs(name) and not name.startswith(("//", "\\\\"))


def _readable_names(names: Iterable[str]) -> dict[str, ModelCard]:
    """Return the cards of models by the names that recipes use; the title of a best checkpoint ends in ", best"."""
    found: dict[str, Path] = {}
    for name in names:
        with contextlib.suppress(BadInput):
            found[name] = find_model(name)
    return {
        name: card.model_copy(update={"title": f"{card.title}, best"}) if name.endswith(f"@{BEST}") else card
        for name, card in readable_cards(found).items()
    }
