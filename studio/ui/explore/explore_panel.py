"""The Explore panel: views of pictures, latents and distributions as tabs, each made when it is first in view."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QTabWidget, QVBoxLayout, QWidget

from studio.ui.explore.explore_tab import ExploreTab
from studio.ui.translation import tr


class ExplorePanel(QWidget):
    """Tabs; nothing is computed for one that is not in view.

    Signals:
        tab_shown: The title of the tab that has come into view.
    """

    tab_shown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Explore"))
        self._contents: list[ExploreTab] = []
        self.tabs: QTabWidget | None = None
        self._ready = False
        self._kept: dict[str, Any] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def add(self, content: ExploreTab) -> None:
        """Add a tab at the right; called before the panel is in view."""
        assert self.tabs is None, "the tabs are made at once"
        self._contents.append(content)

    @property
    def current(self) -> str:
        """The key of the tab in view, or of the one that will be."""
        if self.tabs is not None:
            return self._contents[self.tabs.currentIndex()].key
        keys = [content.key for content in self._contents]
        return self._kept["tab"] if self._kept.get("tab") in keys else keys[0]

    @property
    def tab(self) -> str:
        """The title of the tab in view; "" while the panel is hidden."""
        return self.tabs.tabText(self.tabs.currentIndex()) if self.tabs is not None and self.isVisible() else ""

    def show_tab(self, title: str) -> None:
        """Bring the tab of a title to the front."""
        for content in self._contents:
            if content.title == tr(title):
                self.choose(content.key)

    def choose(self, key: str) -> None:
        """Bring a tab into view, once the panel is."""
        keys = [content.key for content in self._contents]
        if self.tabs is None:
            self._kept["tab"] = key
        elif key in keys:
            self.tabs.setCurrentIndex(keys.index(key))

    def engine_ready(self) -> None:
        """Let the tabs send their requests to the engine."""
        self._ready = True
        for content in self._contents:
            if content.view is not None:
                content.engine_ready()

    def state(self) -> dict[str, object]:
        """Return the state for the next start: the tab in view, and the state of each tab."""
        made = {content.key: content.state() for content in self._contents if content.view is not None}
        return {**self._kept, **made, "tab": self.current}

    def restore(self, state: Mapping[str, object]) -> None:
        """Restore a saved state."""
        self._kept = dict(state)
        for content in self._contents:
            if content.view is not None:
                self._restore(content)
        self.choose(str(state.get("tab", "")))

    def close_background(self) -> None:
        """Stop working."""
        for content in self._contents:
            content.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the tabs at the first time, and let the one in view follow."""
        if self.tabs is None:
            self._make()
        super().showEvent(event)
        self._show_current()

    def _make(self) -> None:
        chosen = self.current
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for content in self._contents:
            area = QScrollArea()  # a small window scrolls
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setWidgetResizable(True)
            self.tabs.addTab(area, content.title)
        self._layout.addWidget(self.tabs)
        self.choose(chosen)
        self.tabs.currentChanged.connect(lambda _: self._show_current())

    def _show_current(self) -> None:
        assert self.tabs is not None, "made before"
        content, area = self._contents[self.tabs.currentIndex()], self.tabs.currentWidget()
        if content.view is None and isinstance(area, QScrollArea):
            content.view = content.make()
            area.setWidget(content.view)
            self._restore(content)
            if self._ready:
                content.engine_ready()
        content.shown()
        if self.tab:
            self.tab_shown.emit(self.tab)

    def _restore(self, content: ExploreTab) -> None:
        kept = self._kept.get(content.key)
        if isinstance(kept, dict):
            content.restore(kept)
