"""Which panels are in view: commands that act on others are disabled, so that no key changes something unseen."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStackedWidget, QWidget

from studio.ui.actions import Actions
from studio.ui.commands.commands import COMMANDS
from studio.ui.translation import tr

CANVAS = "canvas"
_SHOWN_BY = {
    CANVAS: tr("The canvas is not in view: F1 shows it."),
    "recipe": tr("The recipe is not in view: F1 shows it."),
    "history": tr("The history is not in view: F1 shows it."),
    "gallery": tr("The history gallery is not in view: Ctrl+Shift+H shows it."),
    "models": tr("The models are not in view: Ctrl+M lists them."),
    "latents": tr("The latent map is not in view: F4 shows the Explore workspace."),
    "runs": tr("The runs are not in view: Ctrl+R lists them."),
    "timeline": tr("The timeline is hidden: View > Reset workspace shows it."),
}


class InView(QObject):
    """Follows the docks and the central page, and disables the commands of what is hidden.

    Signals:
        changed: Something has come into view or gone out of it.
    """

    changed = Signal()

    def __init__(
        self, window: QMainWindow, docks: Mapping[str, QDockWidget], pages: QStackedWidget, actions: Actions
    ) -> None:
        super().__init__(window)
        self._window, self._docks, self._pages, self._actions = window, docks, pages, actions
        self._in_front = dict.fromkeys(docks, True)
        self._others: dict[str, QWidget] = {}
        self._ended = False
        pages.currentChanged.connect(self._update)
        for name, dock in docks.items():
            dock.visibilityChanged.connect(self._follower(name))
        self._update()

    def follow(self, panel: str, widget: QWidget, changed: SignalInstance) -> None:
        """Follow a panel that is a part of another one; `changed` is sent when it comes into view or goes out of it."""
        self._others[panel] = widget
        changed.connect(self._update)
        self._update()

    def has(self, panel: str) -> bool:
        """Whether a panel is in view: "canvas", the name of a dock, or a part that is followed."""
        if panel == CANVAS:
            return self._pages.currentIndex() == 0
        if panel == "history" and self.has("gallery"):
            return True  # it is the same, larger
        if panel not in self._docks:
            return panel in self._others and self._others[panel].isVisible()
        dock = self._docks[panel]
        # a hidden window hides its docks, too, without changing what is in view once it is back
        return not dock.isHidden() and (self._in_front[panel] or not self._window.tabifiedDockWidgets(dock))

    def end(self) -> None:
        """Stop following: the window closes, and its panels go one after another."""
        self._ended = True

    def _follower(self, name: str) -> Callable[[bool], None]:
        def follow(in_front: bool) -> None:
            self._in_front[name] = in_front
            self._update()

        return follow

    def _update(self, *_: object) -> None:
        if self._ended:
            return
        for command in COMMANDS:
            if command.needs:
                reason = "" if self.has(command.needs) else _SHOWN_BY[command.needs]
                self._actions.disable(command.id, "view", reason)
        self.changed.emit()
