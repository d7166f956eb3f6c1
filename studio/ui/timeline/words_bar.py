"""The words of the prompt, above the lanes: pressing one shows its cross-attention map."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QWidget

from studio.ui.theme import UNIT
from studio.ui.translation import tr

_TOOLTIP = tr("Cross-attention map of this word at this step; press again to hide it.")


class WordsBar(QScrollArea):
    """A button per word, of which at most one is pressed; hidden when there are no words.

    Signals:
        chosen: The index of the pressed word, or None.
        decide_clicked: The button beside the words was clicked: at which step does the pressed one decide?
    """

    chosen = Signal(object)
    decide_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._words: tuple[str, ...] = ()
        self._content = QWidget()
        self._row = QHBoxLayout(self._content)
        self._row.setContentsMargins(UNIT, 0, UNIT, UNIT // 2)
        self._row.setSpacing(UNIT // 2)
        self.decide = QPushButton(tr("Which step decides?"), self._content)
        self.decide.setToolTip(
            tr("Take the pressed word out at every step, and show when that no longer changes the mask.")
        )
        self.decide.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.decide.clicked.connect(self.decide_clicked)
        self.decide.hide()
        self._row.addWidget(self.decide)
        self._row.addStretch(1)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Words of the prompt"))
        self.hide()

    def set_words(self, words: tuple[str, ...], chosen: int | None) -> None:
        """Show these words, with the one at `chosen` pressed."""
        if words != self._words:
            self._words = words
            for button in self.buttons:
                self._row.removeWidget(button)
                button.deleteLater()
            self.buttons = [self._button(place, word) for place, word in enumerate(words)]
            self.setVisible(bool(words))
            self.setFixedHeight(self._content.sizeHint().height())
        for place, button in enumerate(self.buttons):
            button.setChecked(place == chosen)
        self.decide.setVisible(chosen is not None)

    def sizeHint(self) -> QSize:
        """Return the buttons' height and no width: a long prompt scrolls."""
        return QSize(0, self._content.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the size hint, so that the bar never widens the panel."""
        return self.sizeHint()

    def _button(self, place: int, word: str) -> QPushButton:
        button = QPushButton(word.replace("&", "&&"), self._content)
        button.setCheckable(True)
        button.setFlat(True)
        button.setToolTip(_TOOLTIP)
        button.setAccessibleName(tr("Attention map of {word}").format(word=word))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda on: self._pressed(place, on))
        self._row.insertWidget(place, button)
        button.show()
        return button

    def _pressed(self, place: int, on: bool) -> None:
        for other, button in enumerate(self.buttons):
            button.setChecked(on and other == place)
        self.decide.setVisible(on)
        self.ensureWidgetVisible(self.buttons[place], UNIT * 4, 0)
        self.chosen.emit(place if on else None)
