"""Shows two pictures: side by side, wiped, blinking, or their difference with a scale."""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from studio.document.comparison import MODES, Comparison
from studio.document.picture import as_rgba
from studio.picture_comparison import difference_colours
from studio.ui import theme
from studio.ui.canvas.layers import PictureImage
from studio.ui.compare.comparison_bar import ComparisonBar
from studio.ui.motion import Motion
from studio.ui.panes.linked_view import LinkedView
from studio.ui.panes.pane_grid import PaneGrid
from studio.ui.panes.picture_pane import PicturePane, draw_label
from studio.ui.translation import tr
from studio.ui.widgets.reserved_keys import reserve

_BLINKS_PER_SECOND = 2.0
_GRAB = 8  # widget pixels at each side of the divider
_STEP, _LARGE_STEP = 0.01, 0.1  # shares of the width that keys move the divider by
_SCALE = 160, 8  # width and height of the scale in widget pixels


class ComparisonView(QWidget):
    """The panes and the bar of a comparison.

    Signals:
        left: The user wants the canvas back.
    """

    left = Signal()

    def __init__(self, comparison: Comparison, motion: Motion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison, self._motion = comparison, motion
        self.link = LinkedView(self)
        self.grid = PaneGrid(self)
        self.first, self.second = PicturePane(self.link, self.grid), PicturePane(self.link, self.grid)
        self.single = _SinglePane(comparison, self.link, self.grid)
        self.grid.panes = [self.first, self.second, self.single]
        self.bar = ComparisonBar(comparison, self)
        self.bar.left.connect(self.left)
        self._blinking = QTimer(self)
        self._blinking.setInterval(round(1000 / _BLINKS_PER_SECOND))
        self._blinking.timeout.connect(comparison.flip)
        self.bar.rate_chosen.connect(lambda rate: self._blinking.setInterval(round(1000 / rate)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Comparison"))
        self.setAccessibleDescription(tr("1 to 4 choose how both are shown, T swaps what is seen, Esc leaves."))
        comparison.look_changed.connect(self._refresh)
        motion.changed.connect(self._refresh)
        self._refresh()

    def show_pictures(
        self, a: tuple[str, NDArray[np.uint8]] | None, b: tuple[str, NDArray[np.uint8]] | None, problem: str = ""
    ) -> None:
        """Show A and B, each a title and pixels uint8 [h, w, 3 or 4]; with a problem, that instead."""
        sides = [None if side is None else (side[0], PictureImage(as_rgba(side[1], copy=False))) for side in (a, b)]
        if problem or None in sides:
            sides = [None, None]
            self.bar.show_numbers("")
        self.single.sides = sides
        self.single.message = problem
        if sides[0] is not None:
            self.link.set_size(sides[0][1].size)
        self._refresh()

    def show_difference(self, difference: NDArray[np.uint8] | None) -> None:
        """Show the largest difference of each pixel's channels, uint8 [H, W]; None while it is not known."""
        self.single.set_difference(difference)

    # keys

    def event(self, event: QEvent) -> bool:
        """Keep shortcuts from taking the keys that act here."""
        return reserve(event, self._key_action) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose the mode, Shift and arrows move the divider, Esc leaves."""
        action = self._key_action(event)
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

    def _key_action(self, event: QKeyEvent) -> Callable[[], object] | None:
        modes = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4), MODES, strict=True))
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            return self.left.emit
        if not event.modifiers() and event.key() in modes:
            return partial(self._comparison.set_mode, modes[Qt.Key(event.key())])
        steps = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}
        steps |= {Qt.Key.Key_PageUp: -_LARGE_STEP, Qt.Key.Key_PageDown: _LARGE_STEP}
        if shifted and self._comparison.mode == "wipe" and event.key() in steps:
            return partial(self._comparison.set_divider, self._comparison.divider + steps[Qt.Key(event.key())])
        return None

    # layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the panes and the bar."""
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Blink again."""
        super().showEvent(event)
        self._lay_out()
        self._blink()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop blinking while hidden."""
        super().hideEvent(event)
        self._blinking.stop()

    def _lay_out(self) -> None:
        self.bar.arrange_for(self.width())
        height = self.bar.sizeHint().height()
        self.bar.setGeometry(0, self.height() - height, self.width(), height)
        self.grid.setGeometry(0, 0, self.width(), self.height() - height)

    def _refresh(self) -> None:
        """Show what belongs to the mode."""
        comparison, sides = self._comparison, self.single.sides
        if comparison.mode == "side" and None not in sides:
            ordered = sides[::-1] if comparison.swapped else sides
            for pane, side in zip((self.first, self.second), ordered, strict=True):
                assert side is not None, "both are there"
                pane.show_image(side[1], side[0])
            self.grid.show_panes([self.first, self.second])
        else:
            self.grid.show_panes([self.single])
            self.single.refresh()
        self._blink()

    def _blink(self) -> None:
        wanted = self._comparison.active and self._comparison.mode == "blink" and self.isVisible()
        if wanted and not self._motion.reduced:
            if not self._blinking.isActive():
                self._blinking.start()
        else:
            self._blinking.stop()


class _SinglePane(PicturePane):
    """Both pictures in one place: wiped, blinking, or their difference.

    Attributes:
        sides: Title and image of A and of B.
    """

    def __init__(self, comparison: Comparison, link: LinkedView, parent: QWidget) -> None:
        super().__init__(link, parent)
        self._comparison = comparison
        self.sides: list[tuple[str, PictureImage] | None] = [None, None]
        self._difference: PictureImage | None = None
        self._largest = 0
        self._wiping = False
        self.setMouseTracking(True)

    def set_difference(self, difference: NDArray[np.uint8] | None) -> None:
        """Show this difference once the mode asks for it."""
        self._difference, self._largest = None, 0
        if difference is not None:
            self._largest = int(difference.max(initial=0))
            table = np.full((256, 4), 255, np.uint8)
            table[:, :3] = difference_colours(np.minimum(1.0, np.arange(256) / max(1, self._largest)))
            self._difference = PictureImage(table[difference])
        self.update()

    def refresh(self) -> None:
        """Follow the comparison's look."""
        one, other = self._ordered
        mode = self._comparison.mode
        if one is None or other is None:
            caption = ""
        elif mode == "difference":
            caption = f"|{one[0]} − {other[0]}|"
        elif mode == "blink":
            caption = (other if self._comparison.flipped else one)[0]
        else:
            caption = one[0]
        self.show_caption(caption)

    @property
    def _ordered(self) -> list[tuple[str, PictureImage] | None]:
        return self.sides[::-1] if self._comparison.swapped else self.sides

    def draw(self, painter: QPainter) -> None:
        one, other = self._ordered
        if one is None or other is None:
            return
        mode = self._comparison.mode
        if mode == "blink":
            self.draw_image(painter, (other if self._comparison.flipped else one)[1])
        elif mode == "difference":
            if self._difference is not None and self._difference.size == self.link.size:
                self.draw_image(painter, self._difference)
                self._draw_scale(painter)
        else:
            self._draw_wiped(painter, one[1], other)

    def _draw_wiped(self, painter: QPainter, one: PictureImage, other: tuple[str, PictureImage]) -> None:
        x = self.divider_x
        for image, area in (
            (one, QRectF(0, 0, x, self.height())),
            (other[1], QRectF(x, 0, self.width() - x, self.height())),
        ):
            painter.save()
            painter.setClipRect(area)
            self.draw_image(painter, image)
            painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for colour, width in ((QColor(0, 0, 0, 140), 3), (QColor(255, 255, 255, 230), 1)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        draw_label(painter, QPointF(self.width() - theme.UNIT, theme.UNIT), other[0], self, at_right=True)

    def _draw_scale(self, painter: QPainter) -> None:
        """Draw the colour scale, from 0 to the largest difference."""
        width, height = _SCALE
        left, top = theme.UNIT, self.height() - 2 * theme.UNIT - height
        shares = difference_colours(np.linspace(0, 1, width))
        text = tr("0 … {largest} of 255").format(largest=self._largest)
        label = draw_label(painter, QPointF(left + width + theme.UNIT, top - 6), text, self)
        for column, colour in enumerate(shares.tolist()):
            painter.fillRect(QRectF(left + column, label.center().y() - height / 2, 1, height), QColor(*colour))

    @property
    def divider_x(self) -> float:
        """The divider's position in widget pixels."""
        view, width = self.link.view, self.link.size.width
        return view.to_widget(self._comparison.divider * width, 0)[0]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab the divider; elsewhere, pan."""
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_divider(event):
            self._wiping = True
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the divider."""
        if self._wiping:
            x = self.link.view.to_picture(event.position().x(), 0)[0]
            self._comparison.set_divider(x / max(1, self.link.size.width))
            return
        super().mouseMoveEvent(event)
        if not event.buttons():
            over = self._is_on_divider(event)
            self.setCursor(Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.OpenHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Release the divider."""
        if self._wiping:
            self._wiping = False
        else:
            super().mouseReleaseEvent(event)

    def _is_on_divider(self, event: QMouseEvent) -> bool:
        return self._comparison.mode == "wipe" and abs(event.position().x() - self.divider_x) <= _GRAB
