"""Disables the commands that paint while something is laid over the canvas: no key changes something unseen."""

from studio.ui.actions import Actions
from studio.ui.canvas_page import CanvasPage
from studio.ui.commands.commands import COMMANDS
from studio.ui.translation import tr

_REASON = tr("The mask is not in view: the comparison or the views of the step cover it.")
_MENUS = (tr("Mask"),)  # whose commands change what only the canvas shows


class Covering:
    """Follows what the page shows."""

    def __init__(self, page: CanvasPage, actions: Actions) -> None:
        self._page, self._actions = page, actions
        page.changed.connect(self._follow)

    def _follow(self) -> None:
        reason = "" if self._page.shows_canvas else _REASON
        for command in COMMANDS:
            if command.menu in _MENUS:
                self._actions.disable(command.id, "covered", reason)
