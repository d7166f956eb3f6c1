"""Gives a name to a model made by another program, and chooses it in the recipe; the model stays where it is."""

import json
from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QWidget

from studio.link.model_shelf import ModelShelf
from studio.link.verb import Verb
from studio.ui.recipe.recipe_panel import RecipePanel


class ModelAdding:
    """One model at a time, checked by a separate process.

    Args:
        models: Where it is offered afterwards.
        recipe_panel: Where it is chosen afterwards.
        tell: Shows a line; True marks an error.
        show_canvas: Brings the canvas and the recipe into view.
        parent: Of the file dialog.
    """

    def __init__(
        self,
        *,
        models: ModelShelf,
        recipe_panel: RecipePanel,
        tell: Callable[[str, bool], None],
        show_canvas: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        self._models, self._recipe_panel = models, recipe_panel
        self._tell, self._show_canvas, self._parent = tell, show_canvas, parent
        self._verb: Verb | None = None

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {"file.add_model": self.choose_file, "file.add_model_folder": self.choose_folder}

    def choose_file(self) -> None:
        """Ask for a .safetensors file, and add it."""
        chosen, _ = QFileDialog.getOpenFileName(self._parent, "Add model", "", "Models (*.safetensors);;All files (*)")
        if chosen:
            self.add(chosen)

    def choose_folder(self) -> None:
        """Ask for a diffusers folder, and add it."""
        chosen = QFileDialog.getExistingDirectory(self._parent, "Add model folder")
        if chosen:
            self.add(chosen)

    def add(self, path: str) -> None:
        """Add a model; the status bar shows when it is done, or why it cannot be used."""
        if self._verb is not None and self._verb.going:
            self._tell("Another model is being checked. Wait until that is done.", False)
            return
        self._tell(f"Checking {path}", False)
        verb = self._verb = Verb(["models", "add", path, "--json"])
        verb.done.connect(self._done)
        verb.failed.connect(lambda line: self._tell(line, True))
        verb.start()

    def close(self) -> None:
        """End a check in progress."""
        if self._verb is not None and self._verb.going:
            self._verb.close()
        self._verb = None

    def _done(self, output: str) -> None:
        name = json.loads(output)["name"]
        self._models.add(name)
        if self._recipe_panel.fields.models.model.set_key(name):
            self._tell(f"The recipe uses the model {name}.", False)
            self._show_canvas()
        else:
            self._tell(f"Added {name}. It makes no pictures by itself.", False)
