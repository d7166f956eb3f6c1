"""The interface of a tab of the Explore panel, and the base of tabs that show the document's picture."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from studio.document.document import Document

REST_MILLISECONDS = 80  # after the last change of the picture


class ExploreTab:
    """A tab, whose view is made when it is first in view.

    Attributes:
        key: The key of its saved state; the same in all versions.
        title: The tab's label.
        view: Its content; None before `make`.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    view: QWidget | None = None

    @abstractmethod  # for mypy; the other methods are optional
    def make(self) -> QWidget:
        """Make the content and return it; called once."""

    def shown(self) -> None:
        """Update the content: the tab has come into view."""

    def engine_ready(self) -> None:
        """Send what waits for the engine, whose process has started (or started again)."""

    def state(self) -> dict[str, object]:
        """Return the state for the next start; called only after `make`."""
        return {}

    def restore(self, state: Mapping[str, object]) -> None:
        """Continue with what `state` returned in an earlier session; called right after `make`."""

    def close(self) -> None:
        """Stop working; called when the window closes, also before `make`."""


class PictureTab(ExploreTab):
    """A tab that follows the document's picture while it is in view."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._rest: QTimer | None = None

    @abstractmethod  # for mypy; the other methods are optional
    def show_picture(self) -> None:
        """Show the picture as it is now."""

    def shown(self) -> None:
        """Show the picture, and follow it from the first time on."""
        if self._rest is None:
            self._rest = QTimer(self.view)
            self._rest.setSingleShot(True)
            self._rest.setInterval(REST_MILLISECONDS)
            self._rest.timeout.connect(self.show_picture)
            for signal in (self._document.picture_replaced, self._document.picture_changed):
                signal.connect(self._changed)
        self.show_picture()

    def close(self) -> None:
        """Stop following the picture."""
        if self._rest is not None:
            self._rest.stop()

    def _changed(self, *_: object) -> None:
        if self._rest is not None and self.view is not None and self.view.isVisible():
            self._rest.start()
