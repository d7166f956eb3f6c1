"""The words of the prompt above the timeline's lanes: pressing one shows where it looks in the frame."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QWidget

from studio.ui.theme import UNIT

_TIP = "Shows where this word looks in the picture at this step; press again for the whole picture."


class WordsBar(QScrollArea):
    """A button for each word, at most one of them pressed; hidden while there are none.

    Signals:
        chosen: The place of the word that is pressed now, or None.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._words: tuple[str, ...] = ()
        self._content = QWidget()
        self._row = QHBoxLayout(self._content)
        self._row.setContentsMargins(UNIT, 0, UNIT, UNIT // 2)
        self._row.setSpacing(UNIT // 2)
        self._row.addStretch(1)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Words of the prompt")
        self.hide()

    def set_words(self, words: tuple[str, ...], chosen: int | None) -> None:
        """Show these words, one of them pressed, or none."""
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

    def sizeHint(self) -> QSize:
        """Return the buttons' height, and no width of its own: a long prompt scrolls."""
        return QSize(0, self._content.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: the bar makes nothing else wider."""
        return self.sizeHint()

    def _button(self, place: int, word: str) -> QPushButton:
        button = QPushButton(word.replace("&", "&&"), self._content)
        button.setCheckable(True)
        button.setFlat(True)
        button.setToolTip(_TIP)
        button.setAccessibleName(f"Where {word} looks")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda on: self._pressed(place, on))
        self._row.insertWidget(place, button)
        button.show()
        return button

    def _pressed(self, place: int, on: bool) -> None:
        for other, button in enumerate(self.buttons):
            button.setChecked(on and other == place)
        self.ensureWidgetVisible(self.buttons[place], UNIT * 4, 0)
        self.chosen.emit(place if on else None)
