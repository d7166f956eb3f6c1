"""Gives names to models and adapters made by other programs, which stay where they are, and puts them in the recipe."""

import json
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.link.model_shelf import ModelShelf
from studio.link.verb import Verb
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import known_models
from studio.ui.background import Background
from studio.ui.kept_settings import text_of
from studio.ui.translation import tr

if TYPE_CHECKING:
    from studio.protocol.library.entry import LibraryEntry

_SCANNED = "folder/scanned"  # the setting


class ModelAdding:
    """One model at a time, checked by a separate process; models of a scan are listed at once, from their headers.

    Args:
        models: The shelf where it is offered afterwards.
        use: Puts it into its place in the recipe.
        notify: Shows a line; True marks an error.
        show_while: Shows what is being done until what it returns is called.
        parent: Of the dialogs.
    """

    def __init__(
        self,
        *,
        models: ModelShelf,
        use: Callable[["LibraryEntry"], object],
        notify: Callable[[str, bool], None],
        show_while: Callable[[str], Callable[[], None]],
        settings: QSettings,
        parent: QWidget,
    ) -> None:
        self._models, self._use = models, use
        self._notify, self._show_while, self._settings, self._parent = notify, show_while, settings, parent
        self._checked: Callable[[], None] | None = None  # hides the line that a model is being checked
        self._verb: Verb | None = None
        self._waiting: deque[str] = deque()
        self._background = Background(parent)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "file.add_model": self.choose_file,
            "file.add_model_folder": self.choose_folder,
            "models.scan": self.choose_and_scan,
        }

    def choose_file(self) -> None:
        """Ask for a .safetensors file, and add it."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._parent, tr("Add model"), "", tr("Models (*.safetensors);;All files (*)")
        )
        if chosen:
            self.add(chosen)

    def choose_folder(self) -> None:
        """Ask for a diffusers folder, and add it."""
        chosen = QFileDialog.getExistingDirectory(self._parent, tr("Add model folder"))
        if chosen:
            self.add(chosen)

    def choose_and_scan(self) -> None:
        """Ask for a folder of any program, and list the models in it."""
        before = text_of(self._settings, _SCANNED, "")
        chosen = QFileDialog.getExistingDirectory(self._parent, tr("Scan folder for models"), before)
        if chosen:
            self.scan(Path(chosen))

    def scan(self, folder: Path) -> None:
        """Show the models in a folder, and list those that the user chooses."""
        self._settings.setValue(_SCANNED, str(folder))
        self._background.run(_real_paths, partial(self._open_scan, folder), self._fail)

    def add(self, path: str) -> None:
        """Add a model; the status bar shows when it is done, or why it cannot be used."""
        self._waiting.append(path)
        if self._verb is None:
            self._next()

    def use_added(self, name: str) -> None:
        """Offer a newly named model, and put it into the recipe."""
        self._models.add(name)
        self._background.run(partial(_entry_named, name), self._use, self._fail)

    def close(self) -> None:
        """End a check in progress."""
        self._waiting.clear()
        if self._verb is not None and self._verb.going:
            self._verb.close()
        self._verb = None
        self._report_checked()
        self._background.close(finish=True)

    def _next(self) -> None:
        self._verb = None
        self._report_checked()
        if not self._waiting:
            return
        path = self._waiting.popleft()
        self._checked = self._show_while(tr("Checking {path}").format(path=path))
        verb = self._verb = Verb(["models", "add", path, "--json"], self._parent)
        verb.done.connect(self._done)
        verb.failed.connect(partial(self._refused, path))
        verb.start()

    def _report_checked(self) -> None:
        if self._checked is not None:
            self._checked()
            self._checked = None

    def _done(self, output: str) -> None:
        self._next()
        self.use_added(json.loads(output)["name"])

    def _refused(self, path: str, line: str) -> None:
        """Use a model that is known already; report the problem of any other."""
        self._next()
        self._background.run(partial(_entry_at, path), partial(self._known_or_refused, line), self._fail)

    def _known_or_refused(self, line: str, known: "LibraryEntry | None") -> None:
        if known is None:
            self._notify(line, True)
        else:
            self._use(known)

    def _open_scan(self, folder: Path, known: set[str]) -> None:
        from studio.ui.models.scan_dialog import ScanDialog

        dialog = ScanDialog(folder, known, self._parent)
        dialog.wanted.connect(self._add_scanned)
        dialog.show()

    def _add_scanned(self, entries: Sequence["LibraryEntry"]) -> None:
        self._background.run(partial(_register_all, list(entries)), self._added, self._fail)

    def _added(self, names: list[str]) -> None:
        self._models.rescan()
        self._notify(
            tr("Added {name}.").format(name=names[0])
            if len(names) == 1
            else tr("Added {count} models.").format(count=len(names)),
            False,
        )

    def _fail(self, error: BadInput) -> None:
        self._notify(str(error), True)


# runs off the UI thread, where its imports happen, because the window opens without them


def _real_paths() -> set[str]:
    """Return the real paths of everything that has a name."""
    from studio.protocol.registered import registered_models

    places = [Path(model.path) for model in registered_models().values()] + list(known_models().values())
    return {str(place.resolve()) for place in places}


def _register_all(entries: list["LibraryEntry"]) -> list[str]:
    """Give names to models that were found; return the names."""
    from studio.protocol.foreign.card import name_of
    from studio.protocol.registered import RegisteredModel, name_for, register_model, registered_models

    taken = set(known_models()) | set(registered_models())
    names = []
    for entry in entries:
        place = entry.found.path
        name = name_for(Path(name_of(place)), taken)
        kind = entry.adapter.kind if entry.adapter else "model"
        register_model(name, RegisteredModel(path=str(place.absolute()), kind=kind, found_in=entry.found.home))
        taken.add(name)
        names.append(name)
    return names


def _entry_named(name: str) -> "LibraryEntry":
    from studio.protocol.library.entry import describe
    from studio.protocol.library.finding import Found
    from studio.protocol.modelfit import this_computer
    from studio.protocol.registered import registered_models

    known = known_models()
    place = known[name] if name in known else Path(registered_models()[name].path)
    return describe(Found(name, place, "added"), this_computer())


def _entry_at(path: str) -> "LibraryEntry | None":
    """Return the named model that lies at a path; None if none does."""
    from studio.protocol.registered import registered_models

    real = Path(path).resolve()
    for name, model in registered_models().items():
        if Path(model.path).resolve() == real:
            return _entry_named(name)
    return None
