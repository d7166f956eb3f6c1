"""A segmented control: a row of texts of which exactly one is selected."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from studio.ui.theme import RADIUS, UNIT, colours
from studio.ui.widgets.field import field_height


class _Segment(QAbstractButton):
    """One segment."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 3 * UNIT, field_height(metrics) - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        c, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(QColor(c.quiet), 1.0) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.line) if self.isChecked() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setPen(QColor(c.text if self.isChecked() or self.underMouse() else c.quiet))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Segmented(QWidget):
    """The control: click a segment, or use the arrow keys.

    Signals:
        changed: Another key is selected, by the user or the program.
    """

    changed = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        default: str = "",
        tooltip: str = "",
        *,
        plain: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a control from (key, text); `name` is its accessible name, `plain` omits its background."""
        super().__init__(parent)
        self._plain = plain
        self.setAccessibleName(name)
        self.setToolTip(tooltip)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._segments: dict[str, _Segment] = {}
        for key, text in choices:
            segment = _Segment(text, self)
            segment.setAccessibleDescription(tooltip)
            self._group.addButton(segment)
            layout.addWidget(segment)
            self._segments[key] = segment
        self._key = default or next(iter(self._segments))
        self._segments[self._key].setChecked(True)
        self._group.buttonToggled.connect(self._toggled)
        self.setFocusProxy(self._segments[self._key])

    def key(self) -> str:
        """Return the selected key."""
        return self._key

    def set_key(self, key: str) -> bool:
        """Select a key; return False, without a change, when there is no such key."""
        if key not in self._segments:
            return False
        self._segments[key].setChecked(True)
        return True

    def segment(self, key: str) -> QAbstractButton:
        """Return the button of a key."""
        return self._segments[key]

    def _toggled(self, button: QAbstractButton, on: bool) -> None:
        if on:
            self._key = next(key for key, segment in self._segments.items() if segment is button)
            self.setFocusProxy(button)
            self.changed.emit(self._key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the background."""
        if not self._plain:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours().control))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
