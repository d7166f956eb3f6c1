"""Models: chosen, added, listed, and downloaded from a hub."""

from studio.ui.actions import Operations
from studio.ui.models.model_row import ModelRow
from studio.ui.operations.models.hub import Hub
from studio.ui.operations.models.model_adding import ModelAdding
from studio.ui.operations.models.model_use import ModelUse
from studio.ui.operations.models.models import Models
from studio.ui.workspaces import Workspace
from studio.wiring.canvas_area import CanvasArea
from studio.wiring.core import Core
from studio.wiring.parts import WindowParts


class ModelsArea:
    """Models: chosen, added, listed, and downloaded from a hub."""

    def __init__(self, core: Core, parts: WindowParts, canvas: CanvasArea) -> None:
        window, notify = parts.window, parts.window.notify
        self._models = core.models
        self.model_use = ModelUse(parts.recipe_panel, core.models, show_canvas=parts.show_canvas, notify=notify)
        self.model_adding = ModelAdding(
            models=core.models,
            use=self.model_use.use,
            notify=notify,
            show_while=window.status.show_while,
            settings=core.settings,
            parent=window,
        )
        self.models_list = Models(
            page=parts.models_page,
            models=core.models,
            history=core.history,
            actions=window.actions_,
            use=self._use_row,
            chosen=parts.recipe_panel.fields.models.model.key,
            notify=notify,
            show=lambda: window.workspaces.switch(Workspace.MODELS),
            leave=window.workspaces.leave_temporary,
            show_text=canvas.viewing.show_text,
            parent=window,
        )
        self.hub = Hub(
            page=parts.models_page,
            downloads=core.downloads,
            added=self._model_arrived,
            show=lambda: window.workspaces.switch(Workspace.MODELS),
            notify=notify,
            withdraw=window.notice.withdraw,
            offer=window.notice.offer,
            parent=window,
        )

        core.undo_group.addStack(self.models_list.undo)
        parts.models_page.browser_made.connect(lambda browser: window.in_view.follow("models", browser, browser.shown))
        parts.recipe_panel.fields.models.browse_clicked.connect(window.actions_["models.browse"].trigger)
        core.models.changed.connect(parts.recipe_panel.set_models)
        parts.recipe_panel.model_missed.connect(core.models.want)

    def operations(self) -> Operations:
        """Return the actions of this area's commands."""
        return {
            **self.model_adding.operations(),
            **self.models_list.operations(),
            **self.hub.operations(),
        }

    def _use_row(self, row: ModelRow) -> None:
        self.model_use.use(row.entry)

    def _model_arrived(self, name: str) -> None:
        self._models.add(name)
        self.models_list.refresh()  # a LoRA is not among those that make pictures

    def close(self) -> None:
        """Stop this area's work; called when the window closes."""
        self.model_adding.close()
        self.models_list.close()
        self.hub.close()
        self._models.close()
