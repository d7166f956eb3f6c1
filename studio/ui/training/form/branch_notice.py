"""The line that says off which run, and where, the next one branches."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.protocol.recipes import TrainRecipe
from studio.ui.theme import UNIT
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.plain import plain_label


class BranchPoint(NamedTuple):
    """A checkpoint of another run: the run's folder and the step."""

    run: Path
    step: int


class BranchNotice(QWidget):
    """The line, and a cross to leave the branch; there only while one is being prepared.

    Signals:
        left: The cross was pressed.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.point: BranchPoint | None = None
        self.parent_recipe: TrainRecipe | None = None  # of the run that is branched off
        self.text = plain_label()
        self.text.setWordWrap(True)
        self.cross = IconButton("ph.x", "Leave the branch", "Begins the next run from noise instead.")
        self.cross.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(self.text, 1)
        row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_point(self, point: BranchPoint | None, parent: TrainRecipe | None = None) -> None:
        """Say where a branch begins, off a run with which recipe; None takes the line away."""
        self.point, self.parent_recipe = point, parent
        self.text.setText(f"Branches off {point.run.name} at step {point.step:,}" if point else "")
        self.text.setAccessibleName(self.text.text())
        self.setVisible(point is not None)
