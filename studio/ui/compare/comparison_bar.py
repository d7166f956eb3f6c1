"""The bar below a comparison: how both are shown, the numbers, and the button back to the canvas."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from studio.document.comparison import MODES, Comparison, LaneFrame
from studio.ui.theme import UNIT, tabular
from studio.ui.translation import number_text, tr
from studio.ui.widgets.combo_box import ComboBox
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.segmented import Segmented

_TITLES = {"side": tr("Side by side"), "wipe": tr("Wipe"), "blink": tr("Blink"), "difference": tr("Difference")}
_RATES = (1.0, 2.0, 4.0, 8.0)
_NUMBERS_WIDTH = 360  # pixels that the numbers take


class ComparisonBar(QWidget):
    """Controls of a comparison.

    Signals:
        left: The user wants the canvas back.
        rate_chosen: How many times per second the pictures alternate.
    """

    left = Signal()
    rate_chosen = Signal(float)

    def __init__(self, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self.setObjectName("comparisonBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.modes = Segmented(
            tr("How both are shown"),
            [(mode, _TITLES[mode]) for mode in MODES],
            comparison.mode,
            tr("How both are shown; the keys 1 to 4."),
        )
        self.rate = ComboBox()
        for rate in _RATES:
            self.rate.addItem(f"{number_text(rate, 'g')} / s", rate)
        self.rate.setAccessibleName(tr("Blink rate"))
        self.rate.setToolTip(tr("How many times per second the pictures alternate."))
        self.swap = IconButton("ph.arrows-left-right", tr("Swap A and B"), tr("Exchange the places of both pictures."))
        self.link = IconButton(
            "ph.link-break", tr("Same step"), tr("Keep both lanes at the same step while the playhead moves.")
        )
        self.link.set_icons("ph.link-break", "ph.link")
        self.close_button = QPushButton(tr("Close  Esc"))
        self.close_button.setAccessibleName(tr("Close comparison"))
        self.close_button.setToolTip(tr("Show the canvas again."))
        self.close_button.setStyleSheet("QPushButton { padding: 5px 8px; }")
        for button in (self.rate, self.swap, self.link, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where the keys are
        self.numbers = ElidedLabel(quiet=True)
        self.numbers.setFont(tabular(self.numbers.font()))
        controls = QHBoxLayout()
        controls.setSpacing(UNIT // 2)
        for part in (self.modes, self.rate, self.swap, self.link):
            controls.addWidget(part)
        self._numbers_row = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        self._grid.setHorizontalSpacing(UNIT * 2)
        self._grid.setVerticalSpacing(UNIT // 2)
        self._grid.setColumnStretch(1, 1)
        self._grid.addLayout(controls, 0, 0)
        self._grid.addWidget(self.numbers, 0, 1)
        self._grid.addWidget(self.close_button, 0, 2)
        self.modes.changed.connect(comparison.set_mode)
        self.rate.currentIndexChanged.connect(lambda index: self.rate_chosen.emit(_RATES[index]))
        self.swap.clicked.connect(comparison.swap)
        self.link.clicked.connect(lambda: comparison.keep_in_step(self.link.isChecked()))
        self.close_button.clicked.connect(self.left)
        comparison.look_changed.connect(self._refresh)
        comparison.other_changed.connect(self._refresh)
        self._refresh()

    def set_rate(self, rate: float) -> None:
        """Select a blink rate; an unknown one is ignored."""
        if rate in _RATES:
            self.rate.setCurrentIndex(_RATES.index(rate))

    def show_numbers(self, text: str) -> None:
        """Show the numbers of the comparison, or that they are being computed."""
        self.numbers.setText(text)

    def sizeHint(self) -> QSize:
        """Return one row's height, or two where the numbers need a row of their own."""
        return QSize(super().sizeHint().width(), self._grid.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the numbers below where the bar is narrow."""
        super().resizeEvent(event)
        self.arrange_for(self.width())

    def arrange_for(self, width: int) -> None:
        """Arrange the bar for a width."""
        row = 0 if width >= self.modes.sizeHint().width() + _NUMBERS_WIDTH + 240 else 1
        if row != self._numbers_row:
            self._numbers_row = row
            self._grid.removeWidget(self.numbers)
            self._grid.addWidget(self.numbers, row, 1 if row == 0 else 0, 1, 1 if row == 0 else 3)

    def _refresh(self) -> None:
        comparison = self._comparison
        self.modes.set_key(comparison.mode)
        self.rate.setVisible(comparison.mode == "blink")
        self.link.setVisible(isinstance(comparison.other, LaneFrame))
        self.link.setChecked(isinstance(comparison.other, LaneFrame) and comparison.other.in_step)
