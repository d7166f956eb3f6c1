"""The switch between the views of a frame: x_t, predicted x̂_0, predicted noise, and change."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from studio.document.lanes.frame_views import View
from studio.ui.theme import RADIUS, colours
from studio.ui.timeline.symbols import CHANGE, EPSILON, X0, X_T, Symbol, draw_symbol, symbol_width
from studio.ui.translation import tr

_CHOICES: tuple[tuple[View, Symbol, str, str], ...] = (
    ("x_t", X_T, tr("Noisy state xₜ"), tr("The noisy state xₜ that enters each step.")),
    ("x0", X0, tr("Predicted x0"), tr("The model's prediction of the clean picture at each step.")),
    ("epsilon", EPSILON, tr("Predicted noise"), tr("The predicted noise; grey is zero.")),
    (
        "change",
        CHANGE,
        tr("Change"),
        tr("The change of the predicted picture since the previous step; black means no change."),
    ),
)


class SymbolButton(QAbstractButton):
    """One segment of the switch, with its symbol drawn."""

    def __init__(self, symbol: Symbol, name: str, tip: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._symbol = symbol
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Return the size of the symbol with its padding."""
        return QSize(max(32, round(symbol_width(self._symbol, self.font())) + 20), 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segment: filled when it is selected, outlined when it has the focus."""
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.line if self.isChecked() else c.hover))
            painter.drawRoundedRect(inner, RADIUS - 1, RADIUS - 1)
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.quiet), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS - 1, RADIUS - 1)
        colour = QColor(c.text if self.isChecked() else c.quiet)
        if not self.isEnabled():
            colour.setAlphaF(0.4)
        metrics = QFontMetricsF(self.font())
        left = (self.width() - symbol_width(self._symbol, self.font())) / 2
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        draw_symbol(painter, left, baseline, self._symbol, self.font(), colour)

    def enterEvent(self, event: object) -> None:
        """Highlight the segment."""
        self.update()

    def leaveEvent(self, event: object) -> None:
        """End the highlight."""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move within the switch; the panel's other keys (Home, End, P, Up, Down) go to the panel."""
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_P, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


class ViewSwitch(QWidget):
    """Segments of which one is selected.

    Signals:
        chosen: The user selected a view.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("View of the frames"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[View, SymbolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for view, symbol, name, tip in _CHOICES:
            button = SymbolButton(symbol, name, tip, self)
            button.clicked.connect(partial(self.chosen.emit, view))
            self._group.addButton(button)
            self._buttons[view] = button
            row.addWidget(button)
        self._buttons["x_t"].setChecked(True)

    def button(self, view: View) -> SymbolButton:
        """Return the segment of a view."""
        return self._buttons[view]

    def set_view(self, view: View) -> None:
        """Select a view."""
        self._buttons[view].setChecked(True)

    def set_views(self, views: tuple[View, ...]) -> None:
        """Enable only the views that the lane has."""
        for view, button in self._buttons.items():
            button.setEnabled(view in views)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the background."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().control))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
