"""On the canvas while results wait: their thumbnails, where there are several, over Accept, Discard and Compare."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.document.document import Document
from studio.ui import theme
from studio.ui.canvas.candidate_strip import CandidateStrip


class CandidateBar(QFrame):
    """The strip of results, and a row of buttons, each for one action and with its key."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = parent
        self.setObjectName("candidateBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT, theme.UNIT, theme.UNIT, theme.UNIT)
        column.setSpacing(theme.UNIT)
        self.strip = CandidateStrip(document, self)
        column.addWidget(self.strip, 0, Qt.AlignmentFlag.AlignHCenter)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.UNIT)
        column.addLayout(self._row)
        self.buttons: list[QPushButton] = []
        self.hide()

    def set_actions(self, actions: list[tuple[str, str, QAction]]) -> None:
        """Fill the bar: label, key as text, and action of each button; the first one is the main button."""
        for label, key, action in actions:
            button = QPushButton(f"{label}  {key}", self)
            button.setAccessibleName(label)
            button.setToolTip(action.toolTip())
            action.changed.connect(lambda shown=button, act=action: shown.setToolTip(act.toolTip()))
            button.setProperty("main", not self.buttons)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where the keys are
            button.clicked.connect(lambda _=False, act=action: act.trigger())
            self.buttons.append(button)
            self._row.addWidget(button)

    def place(self, footer: int) -> None:
        """Move to the bottom centre of the parent, above the lowest `footer` pixels."""
        self.adjustSize()
        available = self._canvas.size()
        self.move(
            max(0, (available.width() - self.width()) // 2), max(0, available.height() - footer - self.height() - 4)
        )
