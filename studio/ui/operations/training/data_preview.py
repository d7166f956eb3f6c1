"""The data preview window: asks the engine for a preview and follows the training form while it is open."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from studio.link.data_previews import DataPreviews
from studio.protocol.errors import BadInput
from studio.ui.timeline.throttle import Throttle
from studio.ui.training.training_panel import TrainingPanel
from studio.ui.translation import tr, tr_message

if TYPE_CHECKING:
    from studio.ui.training.data.data_preview import DataPreviewWindow
    from studio.ui.training.form.training_fields import TrainingFields

_INTERVAL_MILLISECONDS = 300  # between two requests to the engine


class DataPreviewing:
    """Connects the training panel, the previews of the engine, and the window."""

    def __init__(self, panel: TrainingPanel, previews: DataPreviews, parent: QWidget | None = None) -> None:
        self._panel, self._previews = panel, previews
        self._parent = parent
        self._opened = False  # whether the window has been created
        self._requests = Throttle(self._request, panel, _INTERVAL_MILLISECONDS)
        panel.fields_made.connect(self._follow_form)
        if panel.has_fields:
            self._follow_form(panel.fields)

    @cached_property
    def window(self) -> "DataPreviewWindow":
        """The window; created when it is first opened."""
        from studio.ui.training.data.data_preview import DataPreviewWindow

        window, previews = DataPreviewWindow(self._parent), self._previews
        window.closed.connect(previews.close)
        previews.previewed.connect(window.show_preview)
        previews.failed.connect(window.show_error)
        previews.note.connect(window.show_progress)
        previews.busy.connect(lambda busy: window.show_progress(tr("Reading the data") if busy else ""))
        self._opened = True
        return window

    def show(self) -> None:
        """Open the window, or bring it to the front, with the data set of the form."""
        self.window.show()
        self.window.raise_()
        self._requests.poke()

    def close(self) -> None:
        """Close the window and delete the preview's files."""
        if self._opened:
            self.window.close()
        self._previews.close()

    def _follow_form(self, fields: "TrainingFields") -> None:
        fields.data.preview_requested.connect(self.show)
        fields.changed.connect(self._follow)

    def _follow(self) -> None:
        if self._opened and self.window.isVisible():
            self._requests.poke()

    def _request(self) -> None:
        if not self.window.isVisible():
            return
        try:
            dataset = self._panel.fields.data_set()
        except BadInput as error:
            self.window.show_error(tr_message(str(error)))
            return
        self._previews.ask(dataset)
