"""The history: its menu, and where a chosen result goes."""

from studio.ui.actions import Operations
from studio.ui.history.history_search import STARS
from studio.ui.operations.canvas.viewing import open_folder
from studio.ui.operations.files.history_editing import HistoryEditing
from studio.ui.operations.files.history_gallery import HistoryGallery
from studio.wiring.core import Core
from studio.wiring.generation_area import GenerationArea
from studio.wiring.parts import WindowParts
from studio.wiring.step_views_area import StepViewsArea

_MENU = ("use", "use_but_seed", "add_layer", "compare", "copy_code", "tags", "folder", "delete")


class HistoryArea:
    """The history: its menu, and where a chosen result goes."""

    def __init__(self, core: Core, parts: WindowParts, generation: GenerationArea, step_views: StepViewsArea) -> None:
        self._panel, self._recipes = parts.history_panel, generation.recipes
        self._panel.set_menu_actions([parts.window.actions_[f"history.{what}"] for what in _MENU])
        self._panel.shown.connect(generation.results.show_entry)
        self._panel.folder_wanted.connect(lambda entry: open_folder(entry.folder))
        self._panel.generate_wanted.connect(parts.recipe_panel.request_run)
        self._panel.recipe_wanted.connect(lambda entry: self._recipes.use(entry.recipe))
        core.models.changed.connect(self._panel.set_models)
        window = parts.window
        self.history_editing = HistoryEditing(
            core.history, self._panel, core.timeline, core.settings, window.notify, window
        )
        self.gallery = HistoryGallery(
            parts.gallery_page,
            self._panel,
            self.history_editing,
            generation.results,
            window.workspaces,
            window.actions_,
            core.settings,
            compare=step_views.comparing.compare_with_result,
            reveal=parts.show_canvas,
            notify=window.notify,
        )
        self.history_editing.chosen = lambda: self.gallery.entries
        parts.gallery_page.gallery_made.connect(
            lambda gallery: window.in_view.follow("gallery", gallery, gallery.shown)
        )
        parts.gallery_page.gallery_made.connect(lambda gallery: core.models.changed.connect(gallery.set_models))
        core.undo_group.addStack(self.gallery.undo)
        self._panel.set_star_actions([window.actions_[f"history.stars_{count}"] for count in range(STARS + 1)])

    def operations(self) -> Operations:
        """Return the actions of this area's commands."""
        return {
            "history.use": self._panel.use_recipe,
            "history.use_but_seed": self._use_recipe_but_seed,
            "history.folder": self._panel.show_folder,
            **self.history_editing.operations(),
            **self.gallery.operations(),
        }

    def close(self) -> None:
        """Finish what is being written; called when the window closes."""
        self.history_editing.close()

    def _use_recipe_but_seed(self) -> None:
        entry = self._panel.entry()
        if entry is not None:
            self._recipes.use(entry.recipe, keep_seed=True)
