"""What shows the chosen data: the training panel asks, the engine looks, a window of its own shows it."""

from PySide6.QtWidgets import QWidget

from studio.link.data_previews import DataPreviews
from studio.protocol.errors import BadInput
from studio.ui.timeline.throttle import Throttle
from studio.ui.training.data.data_preview import DataPreviewWindow
from studio.ui.training.training_panel import TrainingPanel

_BETWEEN_MILLISECONDS = 300  # two questions to the engine


class Previewing:
    """Joins the training panel, the looks at its data, and the window that shows them."""

    def __init__(self, panel: TrainingPanel, previews: DataPreviews, parent: QWidget | None = None) -> None:
        self._panel, self._previews = panel, previews
        self.window = DataPreviewWindow(parent)
        self._ask = Throttle(self._look, self.window, _BETWEEN_MILLISECONDS)
        panel.preview_requested.connect(self.show)
        panel.fields.changed.connect(self._follow)
        self.window.closed.connect(previews.close)
        previews.previewed.connect(self.window.show_previewed)
        previews.failed.connect(self.window.fail)
        previews.note.connect(self.window.say)
        previews.busy.connect(lambda busy: self.window.say("Looking at the data" if busy else ""))

    def show(self) -> None:
        """Open the window, or bring it to the front, with the data that the panel names."""
        self.window.show()
        self.window.raise_()
        self._ask.poke()

    def close(self) -> None:
        """Close the window and remove what was drawn for it."""
        self.window.close()
        self._previews.close()

    def _follow(self) -> None:
        if self.window.isVisible():
            self._ask.poke()

    def _look(self) -> None:
        if not self.window.isVisible():
            return
        try:
            dataset = self._panel.fields.data_set()
        except BadInput as error:
            self.window.fail(str(error))
            return
        self._previews.ask(dataset)
