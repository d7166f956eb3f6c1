"""The top row of the training page: a run's title and state, and buttons to compare, export and control it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from studio.protocol.runfolder import ENDED, Control
from studio.ui.theme import UNIT
from studio.ui.training.browser.run_texts import STATES
from studio.ui.training.comparison.comparison import Comparison
from studio.ui.training.comparison.run_chooser import RunChooser
from studio.ui.translation import tr
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.plain import plain_label

_SAMPLE = tr("Draw a grid of samples at the current step.")
_CHECKPOINT = tr("Save a checkpoint at the current step, and never delete it automatically.")


def why_not_controllable(state: str) -> str:
    """Return in one line why a run in this state takes no requests; "" when it does."""
    if state in ("running", "paused"):
        return ""
    if not state:
        return tr("No training run is in progress.")
    return tr("The run has {state}.").format(state=STATES[state]) if state in ENDED else tr("The run is starting.")


class RunHeader(QWidget):
    """The row.

    Signals:
        control_requested: Control.SAMPLE or Control.CHECKPOINT.
        runs_requested: Show all runs.
        use_requested: Use the newest checkpoint as a model.
        export_requested: Export the curves as "png" or "csv".
    """

    control_requested = Signal(object)
    export_requested = Signal(str)
    runs_requested = Signal()
    use_requested = Signal()

    def __init__(self, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = plain_label()
        bold = self.title.font()
        bold.setWeight(bold.Weight.DemiBold)
        self.title.setFont(bold)
        self.state = ElidedLabel(quiet=True)
        self.compare = RunChooser(comparison)
        self.export = self._export_button()
        self.sample_now = IconButton("ph.grid-four", tr("Sample now"), _SAMPLE)
        self.checkpoint_now = IconButton("ph.floppy-disk", tr("Save checkpoint now"), _CHECKPOINT)
        self.sample_now.clicked.connect(lambda: self.control_requested.emit(Control.SAMPLE))
        self.checkpoint_now.clicked.connect(lambda: self.control_requested.emit(Control.CHECKPOINT))
        self.runs = IconButton("ph.list-bullets", tr("All runs"), tr("List every training run (Ctrl+R)."))
        self.runs.clicked.connect(self.runs_requested)
        self.use = QPushButton(tr("Use as model"))
        self.use.setAccessibleName(tr("Use as model"))
        self.use.clicked.connect(self.use_requested)
        self.set_usable(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.runs)
        row.addWidget(self.title)
        row.addWidget(self.state, 1)
        for part in (self.use, self.compare, self.export, self.sample_now, self.checkpoint_now):
            row.addWidget(part)

    def set_controllable(self, reason: str) -> None:
        """Enable the buttons that need a run in progress, or disable them with the reason as tooltip."""
        on = not reason
        for button, tooltip in ((self.sample_now, _SAMPLE), (self.checkpoint_now, _CHECKPOINT)):
            button.setToolTip(reason or tooltip)
            button.setAccessibleDescription(reason or tooltip)
        self.sample_now.setEnabled(on)
        self.checkpoint_now.setEnabled(on)

    def set_usable(self, usable: bool) -> None:
        """Enable the button that uses the model: there is a checkpoint."""
        self.use.setEnabled(usable)
        self.use.setToolTip(
            tr("Select the run's newest checkpoint in the recipe, to generate pictures with it.")
            if usable
            else tr("There is no checkpoint yet. One is saved from time to time, on request, and when the run stops.")
        )

    def _export_button(self) -> IconButton:
        button = IconButton("ph.export", tr("Export curves"), tr("Export the curves as a picture or a table."))
        menu = QMenu(button)
        menu.addAction(tr("Curves as picture (PNG)…"), lambda: self.export_requested.emit("png"))
        menu.addAction(tr("Curves as table (CSV)…"), lambda: self.export_requested.emit("csv"))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet(
            "QToolButton { padding: 2px; background: transparent; } QToolButton::menu-indicator { image: none; }"
        )
        return button
