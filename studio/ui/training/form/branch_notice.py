"""A notice of the run and checkpoint that the next run branches from."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.protocol.notes import label_of
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.plain import plain_label


class BranchPoint(NamedTuple):
    """A checkpoint of a parent run: the run's folder and the step."""

    run: Path
    step: int


class BranchNotice(QWidget):
    """The notice and a button to dismiss it; hidden unless a branch is being prepared.

    Signals:
        dismissed: The button was clicked.
    """

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.point: BranchPoint | None = None
        self.parent_recipe: TrainRecipe | None = None
        self.text = plain_label()
        self.text.setWordWrap(True)
        self.cross = IconButton("ph.x", tr("Cancel branch"), tr("Start the next run from scratch instead."))
        self.cross.clicked.connect(self.dismissed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(self.text, 1)
        row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_point(self, point: BranchPoint | None, parent: TrainRecipe | None = None) -> None:
        """Show where the branch starts, and keep its parent's recipe; None hides the notice."""
        self.point, self.parent_recipe = point, parent
        name = label_of(point.run) if point else ""
        self.text.setText(tr("Branch of {name} from step {step:,}").format(name=name, step=point.step) if point else "")
        self.text.setAccessibleName(self.text.text())
        self.setVisible(point is not None)
