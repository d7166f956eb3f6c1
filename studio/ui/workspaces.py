"""Workspaces: layouts of the same panels, each of which is saved with the user's changes."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QStackedWidget

from studio.ui.kept_settings import forget_layout, keep_layout, layout_of, text_of

LAYOUT_VERSION = 5  # raise it when docks are added or removed, so that saved layouts of older docks are ignored


class Workspace(StrEnum):
    """The purpose of a layout."""

    PAINT = "paint"
    WATCH = "watch"
    TRAIN = "train"
    EXPLORE = "explore"
    MODELS = "models"
    GALLERY = "gallery"


TEMPORARY = {Workspace.MODELS, Workspace.GALLERY}  # left again by Back; the next session never starts in them


# the visible docks of each, with their width or height in pixels
_SHOWN: dict[Workspace, dict[str, int]] = {
    Workspace.PAINT: {"tools": 48, "recipe": 264, "layers": 256, "history": 256, "timeline": 296},
    Workspace.WATCH: {"recipe": 272, "inspector": 208, "timeline": 280},
    Workspace.TRAIN: {"training": 288, "timeline": 200},
    Workspace.EXPLORE: {"explore": 760},
    Workspace.MODELS: {"recipe": 264},
    Workspace.GALLERY: {},
}
# docks that a window lower than so many pixels does without at first: a warning with its buttons needs the room
_LOW = {Workspace.TRAIN: ("timeline", 600)}
# of the window's height and width that a dock takes at first; in Explore the dock is what one works in
_LARGEST_SHARE = {
    (Qt.Orientation.Vertical, False): 0.36,
    (Qt.Orientation.Vertical, True): 0.36,
    (Qt.Orientation.Horizontal, False): 0.5,
    (Qt.Orientation.Horizontal, True): 0.64,
}
_CENTRAL_PAGE = {
    Workspace.PAINT: 0,
    Workspace.WATCH: 0,
    Workspace.TRAIN: 1,
    Workspace.EXPLORE: 0,
    Workspace.MODELS: 2,
    Workspace.GALLERY: 3,
}


class Workspaces:
    """Switches between workspaces; only the layout changes, not the content of the panels."""

    def __init__(
        self,
        window: QMainWindow,
        docks: dict[str, QDockWidget],
        pages: QStackedWidget,
        settings: QSettings,
        changed: Callable[[Workspace], None],
    ) -> None:
        self._window, self._docks, self._pages, self._settings = window, docks, pages, settings
        self._changed = changed
        self.current = self._before = Workspace.PAINT

    def restore(self) -> None:
        """Restore the last used workspace with its layout."""
        name = text_of(self._settings, "workspace", Workspace.PAINT.value)
        self.current = Workspace(name) if name in set(Workspace) - TEMPORARY else Workspace.PAINT
        self._show(self.current)

    def switch(self, workspace: Workspace) -> None:
        """Switch to another workspace."""
        focused = QApplication.focusWidget()
        if workspace is not self.current:
            self.remember()
            if self.current not in TEMPORARY:
                self._before = self.current
            self.current = workspace
        self._show(workspace)
        # Qt gives the focus to some button when panels are hidden or moved
        keeper = focused if focused is not None and focused.isVisible() else self._pages.currentWidget()
        if keeper is not None:
            keeper.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_temporary(self) -> None:
        """Return from the models or the gallery to the previous workspace."""
        if self.current in TEMPORARY:
            self.switch(self._before)

    def reset(self) -> None:
        """Restore the default layout of the current workspace."""
        forget_layout(self._settings, self._key(self.current))
        self._show(self.current)

    def show_page(self) -> None:
        """Show the central page of the current workspace, if the window has it already."""
        self._pages.setCurrentIndex(_CENTRAL_PAGE[self.current])

    def remember(self) -> None:
        """Save the current layout."""
        last = self._before if self.current in TEMPORARY else self.current
        self._settings.setValue("workspace", last.value)
        keep_layout(self._settings, self._key(self.current), self._window.saveState(LAYOUT_VERSION))

    def _show(self, workspace: Workspace) -> None:
        kept = layout_of(self._settings, self._key(workspace))
        if not (kept is not None and self._window.restoreState(kept, LAYOUT_VERSION)):
            self._arrange(workspace)
        self.show_page()
        self._changed(workspace)

    def _arrange(self, workspace: Workspace) -> None:
        areas = {
            "tools": Qt.DockWidgetArea.LeftDockWidgetArea,
            "recipe": Qt.DockWidgetArea.LeftDockWidgetArea,
            "training": Qt.DockWidgetArea.LeftDockWidgetArea,
            "explore": Qt.DockWidgetArea.LeftDockWidgetArea,
            "layers": Qt.DockWidgetArea.RightDockWidgetArea,
            "history": Qt.DockWidgetArea.RightDockWidgetArea,
            "inspector": Qt.DockWidgetArea.RightDockWidgetArea,
            "timeline": Qt.DockWidgetArea.BottomDockWidgetArea,
        }
        for name, dock in self._docks.items():
            self._window.removeDockWidget(dock)
            dock.setFloating(False)
            self._window.addDockWidget(areas[name], dock)
        self._window.splitDockWidget(self._docks["tools"], self._docks["recipe"], Qt.Orientation.Horizontal)
        self._window.splitDockWidget(self._docks["recipe"], self._docks["training"], Qt.Orientation.Horizontal)
        self._window.splitDockWidget(self._docks["training"], self._docks["explore"], Qt.Orientation.Horizontal)
        shown = dict(_SHOWN[workspace])
        extra, height = _LOW.get(workspace, ("", 0))
        if self._window.height() < height:
            del shown[extra]
        for name, dock in self._docks.items():
            dock.setVisible(name in shown)
        for orientation, members in (
            (Qt.Orientation.Horizontal, ("tools", "recipe", "training", "explore", "layers", "history", "inspector")),
            (Qt.Orientation.Vertical, ("timeline",)),
        ):
            present = [name for name in members if name in shown]
            sizes = [shown[name] for name in present]
            share = _LARGEST_SHARE[orientation, workspace is Workspace.EXPLORE]
            whole = self._window.height() if orientation is Qt.Orientation.Vertical else self._window.width()
            available = round(whole * share)
            sizes = [min(size, available) for size in sizes]
            if present:
                self._window.resizeDocks([self._docks[name] for name in present], sizes, orientation)
        if "layers" in shown:  # one above the other
            stacked = [self._docks["layers"], self._docks["history"]]
            self._window.resizeDocks(stacked, [300, 200], Qt.Orientation.Vertical)

    def _key(self, workspace: Workspace) -> str:
        return f"layout/{LAYOUT_VERSION}/{workspace.value}"
