"""The history: its menu, and where a chosen result goes."""

from studio.ui.actions import Operations
from studio.ui.history.history_search import STARS
from studio.ui.operations.canvas.viewing import open_folder
from studio.ui.operations.files.history_editing import HistoryEditing
from studio.wiring.core import Core
from studio.wiring.generation_area import GenerationArea
from studio.wiring.parts import WindowParts

_MENU = ("use", "use_but_seed", "add_layer", "compare", "copy_code", "tags", "folder", "delete")


class HistoryArea:
    """The history: its menu, and where a chosen result goes."""

    def __init__(self, core: Core, parts: WindowParts, generation: GenerationArea) -> None:
        self._panel, self._recipes = parts.history_panel, generation.recipes
        self._panel.set_menu_actions([parts.window.actions_[f"history.{what}"] for what in _MENU])
        self._panel.shown.connect(generation.results.show_entry)
        self._panel.folder_wanted.connect(lambda entry: open_folder(entry.folder))
        self._panel.generate_wanted.connect(parts.recipe_panel.request_run)
        self._panel.recipe_wanted.connect(lambda entry: self._recipes.use(entry.recipe))
        core.models.changed.connect(self._panel.set_models)
        window = parts.window
        self.history_editing = HistoryEditing(
            core.history, self._panel, core.timeline, core.settings, window.tell, window
        )
        self._panel.set_star_actions([window.actions_[f"history.stars_{count}"] for count in range(STARS + 1)])

    def operations(self) -> Operations:
        """Return what the commands of this area do."""
        return {
            "history.use": self._panel.use_recipe,
            "history.use_but_seed": self._use_recipe_but_seed,
            "history.folder": self._panel.show_folder,
            "history.delete": self._panel.delete,
            **self.history_editing.operations(),
        }

    def close(self) -> None:
        """Finish what is being written; called when the window closes."""
        self.history_editing.close()

    def _use_recipe_but_seed(self) -> None:
        entry = self._panel.entry()
        if entry is not None:
            self._recipes.use(entry.recipe, keep_seed=True)
