"""The models there are to choose from; those of the runs, of which there may be many, are read on another thread."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard, known_models, read_card
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
        self._reader: threading.Thread | None = None
        self._again = self._closed = False
        self._read.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def refresh(self, shown: RunFolder | None = None) -> None:
        """Read all cards anew; the run that is `shown` is among them wherever it lies.

        A wish that comes while they are being read is met when that is over.
        """
        self._shown = shown.path if shown is not None else None
        if self._reader is not None:
            self._again = True
        elif not self._closed:
            self._begin()

    def add(self, run: RunFolder) -> None:
        """Put the newest model of one run on the shelf at once; one without a checkpoint has none."""
        try:
            self.cards[str(run.path)] = read_card(run.newest_model())
        except BadInput:
            return
        self._again = True  # what is being read, if anything is, may be older
        self.changed.emit(self.cards)

    def close(self) -> None:
        """Read no more, and wait for what is being read; a dead network mount, that may hang, is left to itself."""
        self._closed = True
        if self._reader is not None:
            self._reader.join(2)

    def _begin(self) -> None:
        self._again = False
        self._reader = threading.Thread(target=self._look, args=(self._shown,), name="model cards", daemon=True)
        self._reader.start()

    def _look(self, shown: Path | None) -> None:
        cards = {**named_cards(), **cards_of_runs(shown)}
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


def _readable(folders: dict[str, Path]) -> dict[str, ModelCard]:
    cards: dict[str, ModelCard] = {}
    for name, folder in folders.items():
        try:
            cards[name] = read_card(folder)
        except BadInput:
            continue  # `models check` says what is wrong with it
    return cards
