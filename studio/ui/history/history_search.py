"""The row above the history: words to search for, and the least number of stars."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from studio.ui.theme import UNIT
from studio.ui.translation import tr

STARS = 5


class HistorySearch(QWidget):
    """The row.

    Signals:
        changed: The words, and the least number of stars.
    """

    changed = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Search"))
        self.words.setClearButtonEnabled(True)
        self.words.setAccessibleName(tr("Search history"))
        for button in self.words.findChildren(QToolButton):
            button.setAccessibleName(tr("Clear search"))
        self.words.setToolTip(tr("Show results with all these words in prompt, model, sampler, tags or date."))
        self.stars = QComboBox()
        self.stars.addItems([tr("Any"), *("★" * count for count in range(1, STARS + 1))])
        self.stars.setAccessibleName(tr("Least stars"))
        self.stars.setToolTip(tr("Show results with at least so many stars."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, UNIT, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.stars)
        self.words.textChanged.connect(self._tell)
        self.stars.currentIndexChanged.connect(self._tell)

    @property
    def asks(self) -> bool:
        """Whether anything is searched for."""
        return bool(self.words.text().split()) or self.stars.currentIndex() > 0

    def clear(self) -> None:
        """Search for nothing."""
        self.words.clear()
        self.stars.setCurrentIndex(0)

    def _tell(self, *_: object) -> None:
        self.changed.emit(self.words.text(), self.stars.currentIndex())
