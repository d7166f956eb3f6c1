"""A line of plain text, elided where it does not fit, with the full text in its tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from studio.ui.widgets.field import paint_text
from studio.ui.widgets.plain import plain_tooltip


class ElidedLabel(QFrame):
    """One line of untrusted text, never interpreted as markup."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        quiet: bool = False,
        right: bool = False,
        tip: str = "",
        margin: int = 0,
    ) -> None:
        """Make the line.

        Args:
            quiet: Whether it is drawn in the quiet colour.
            right: Whether it is aligned to the right.
            tip: The tooltip while all of the text is seen.
            margin: Pixels left and right of the text. (A QFrame sets its contents margins itself.)
        """
        super().__init__(parent)
        self._text, self._quiet, self._right, self._tip, self._margin = "", quiet, right, tip, margin
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setText(text)

    def text(self) -> str:
        """Return the full text."""
        return self._text

    def setText(self, text: str) -> None:
        """Set the text; line breaks become spaces."""
        self._text = " ".join(text.split())
        self.setAccessibleName(self._text)
        self._update_tooltip()
        self.updateGeometry()
        self.update()

    def elided(self) -> bool:
        """Whether a part of the text is hidden."""
        return self.fontMetrics().horizontalAdvance(self._text) > self.width() - 2 * self._margin

    def _update_tooltip(self) -> None:
        self.setToolTip(plain_tooltip(self._text) if self.elided() else self._tip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Update the tooltip."""
        self._update_tooltip()

    def sizeHint(self) -> QSize:
        """Return the size of the full text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 1 + 2 * self._margin, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the size of a few letters."""
        return QSize(24, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the elided text."""
        painter = QPainter(self)
        line = self.rect().adjusted(self._margin, 0, -self._margin, 0)
        paint_text(painter, line, self._text, quiet=self._quiet or not self.isEnabled(), right=self._right)
