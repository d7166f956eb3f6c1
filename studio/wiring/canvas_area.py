"""The canvas: masks, undo, and how things are viewed."""

from studio.link.object_masks import ObjectMasks
from studio.ui.actions import Operations
from studio.ui.operations.canvas.editing import Editing
from studio.ui.operations.canvas.masking import Masking
from studio.ui.operations.canvas.object_selecting import ObjectSelecting
from studio.ui.operations.canvas.viewing import Viewing
from studio.ui.operations.window.language_choosing import LanguageChoosing
from studio.ui.operations.window.shortcut_editing import ShortcutEditing
from studio.wiring.core import Core
from studio.wiring.parts import WindowParts


class CanvasArea:
    """The canvas: masks, undo, and how things are viewed."""

    def __init__(self, core: Core, parts: WindowParts) -> None:
        window, notify = parts.window, parts.window.notify
        self.editing = Editing(
            core.document, core.tools, core.undo, core.undo_group, parts.canvas, window.actions_, notify
        )
        self.masking = Masking(core.document, core.undo, parts.canvas, core.settings, notify, window)
        self.shortcut_editing = ShortcutEditing(window.actions_, core.settings, window)
        self.object_selecting = ObjectSelecting(
            core.document, parts.canvas, ObjectMasks(core.engine), lambda: core.tools.selection.mode, notify, window
        )
        self.language_choosing = LanguageChoosing(window.actions_, core.settings, notify)
        self._parts = parts
        self.viewing = Viewing(
            window,
            parts.canvas,
            parts.canvas_page,
            core.motion,
            core.timeline,
            parts.timeline_panel,
            core.settings,
        )

    def operations(self) -> Operations:
        """Return the actions of this area's commands."""
        return {
            **self.editing.operations(),
            **self.masking.operations(),
            **self.viewing.operations(),
            **self.object_selecting.operations(),
            **self.shortcut_editing.operations(),
            **self.language_choosing.operations(),
            "mask.overlay": lambda: self._parts.overlay_options.open_over(self._parts.canvas),
        }

    def close(self) -> None:
        """Stop this area's work; called when the window closes."""
        self.editing.close()
        self.object_selecting.close()
        self.masking.close()
