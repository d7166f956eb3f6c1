"""A list of facts: quiet names at the left, their texts beside them, wrapped and selectable."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from studio.ui.theme import UNIT
from studio.ui.widgets.plain import plain_label


class Facts(QWidget):
    """Untrusted texts, shown literally."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(UNIT)
        self._grid.setVerticalSpacing(UNIT // 2)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[tuple[QLabel, QLabel]] = []
        self.facts: list[tuple[str, str]] = []

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show names and texts; labels are used again."""
        self.facts = list(facts)
        for row, (name, text) in enumerate(facts):
            if row == len(self._labels):
                self._add(row)
            for label, shown in zip(self._labels[row], (name, text), strict=True):
                label.setText(shown)
                label.show()
            self._labels[row][1].setAccessibleName(f"{name}: {text}")
        for labels in self._labels[len(facts) :]:
            for label in labels:
                label.hide()

    def _add(self, row: int) -> None:
        name, text = plain_label(quiet=True), plain_label()
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(text, row, 1)
        self._labels.append((name, text))
