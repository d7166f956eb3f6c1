"""The row above the history: words to search for, and the minimum number of stars."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.combo_box import ComboBox

STARS = 5


class HistorySearch(QWidget):
    """The row.

    Signals:
        changed: The words, and the minimum number of stars.
    """

    changed = Signal(str, int)

    def __init__(self, parent: QWidget | None = None, *, by_model: bool = False) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Search"))
        self.words.setClearButtonEnabled(True)
        self.words.setAccessibleName(tr("Search history"))
        for button in self.words.findChildren(QToolButton):
            button.setAccessibleName(tr("Clear search"))
        self.words.setToolTip(tr("Show results with all these words in prompt, model, sampler, tags or date."))
        self.stars = ComboBox()
        self.stars.addItems([tr("Any"), *("★" * count for count in range(1, STARS + 1))])
        self.stars.setAccessibleName(tr("Minimum stars"))
        self.stars.setToolTip(tr("Show results with at least this many stars."))
        self.model = ComboBox()
        self.model.addItem(tr("Any model"))
        self.model.setAccessibleName(tr("Model of results"))
        self.model.setToolTip(tr("Show results of this model."))
        self.model.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.model.setMinimumContentsLength(12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, UNIT, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.stars)
        if by_model:
            row.addWidget(self.model)
            self.model.currentIndexChanged.connect(self._emit_changed)
        else:
            self.model.setParent(self)
            self.model.hide()
        self.words.textChanged.connect(self._emit_changed)
        self.stars.currentIndexChanged.connect(self._emit_changed)

    @property
    def asks(self) -> bool:
        """Whether there is anything to search for."""
        return bool(self.words.text().split()) or self.stars.currentIndex() > 0 or self.model.currentIndex() > 0

    @property
    def model_name(self) -> str | None:
        """The model whose results are searched for; None for any."""
        return self.model.currentText() if self.model.currentIndex() > 0 else None

    def offer_models(self, names: Iterable[str]) -> None:
        """Offer the models that have results."""
        chosen = self.model_name
        self.model.blockSignals(True)
        while self.model.count() > 1:
            self.model.removeItem(1)
        self.model.addItems(sorted(names))
        self.model.setCurrentIndex(max(0, 0 if chosen is None else self.model.findText(chosen)))
        self.model.blockSignals(False)

    def clear(self) -> None:
        """Clear the search."""
        self.words.clear()
        self.stars.setCurrentIndex(0)
        self.model.setCurrentIndex(0)

    def _emit_changed(self, *_: object) -> None:
        self.changed.emit(self.words.text(), self.stars.currentIndex())
