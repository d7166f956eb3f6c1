"""The place of the browser of models in the window; the browser itself is made when it is first shown."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from studio.ui.models.model_browser import ModelBrowser
    from studio.ui.models.model_row import Uses


class ModelsPage(QWidget):
    """An empty page until it is shown.

    Signals:
        browser_made: The ModelBrowser was created.
    """

    browser_made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.uses: Callable[[], Mapping[str, Uses]] = dict  # of each model by the name that recipes give
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.setAutoFillBackground(True)

    @cached_property
    def browser(self) -> "ModelBrowser":
        """The list of all models."""
        from studio.ui.models.model_browser import ModelBrowser

        browser = ModelBrowser(lambda: self.uses())
        self._column.addWidget(browser)
        self.browser_made.emit(browser)
        return browser

    def showEvent(self, event: QShowEvent) -> None:
        """Make the browser."""
        super().showEvent(event)
        self.browser.show()
