"""The history: its menu, and where a chosen result goes."""

from studio.ui.actions import Operations
from studio.ui.operations.viewing import open_folder
from studio.wiring.core import Core
from studio.wiring.generation_area import GenerationArea
from studio.wiring.parts import WindowParts

_MENU = ("use", "compare", "copy_code", "use_but_seed", "folder", "delete")


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

    def operations(self) -> Operations:
        """Return what the commands of this area do."""
        return {
            "history.use": self._panel.use_recipe,
            "history.use_but_seed": self._use_recipe_but_seed,
            "history.folder": self._panel.show_folder,
            "history.delete": self._panel.delete,
        }

    def _use_recipe_but_seed(self) -> None:
        entry = self._panel.entry()
        if entry is not None:
            self._recipes.use(entry.recipe, keep_seed=True)
