"""Draws mathematical symbols (x_t, x̂_0, ᾱ_t) with subscripts in any font."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from studio.ui.translation import tr

_INDEX_SIZE = 0.72  # of the font's size
_INDEX_DROP = 0.22  # of the font's height, below the baseline


@dataclass(frozen=True)
class Symbol:
    """A letter or word, with a hat or bar above and a subscript."""

    base: str
    mark: Literal["", "hat", "bar"] = ""
    index: str = ""


X_T = Symbol("x", index="t")
X0 = Symbol("x", "hat", "0")
EPSILON = Symbol("ε", "hat")
CHANGE = Symbol(tr("change"))
ALPHA_BAR = Symbol("α", "bar", "t")


def symbol_width(symbol: Symbol, font: QFont) -> float:
    """Return a symbol's width in device-independent pixels."""
    index = QFontMetricsF(_index_font(font)).horizontalAdvance(symbol.index) + 1 if symbol.index else 0.0
    return QFontMetricsF(font).horizontalAdvance(symbol.base) + index


def draw_symbol(painter: QPainter, x: float, baseline: float, symbol: Symbol, font: QFont, colour: QColor) -> float:
    """Draw a symbol from x on a baseline; return the x where it ends.

    Hats and bars are drawn as lines above the letter, because fonts place combining marks inconsistently.
    """
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(x, baseline), symbol.base)
    if symbol.mark:
        ink = metrics.tightBoundingRect(symbol.base).translated(x, baseline)
        middle, half = ink.center().x(), max(2.2, ink.width() * 0.36)
        top = ink.top() - 2.0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, max(1.0, metrics.height() / 15)))
        if symbol.mark == "hat":
            points = [QPointF(middle - half, top), QPointF(middle, top - 2.6), QPointF(middle + half, top)]
            painter.drawPolyline(QPolygonF(points))
        else:
            painter.drawLine(QPointF(middle - half, top - 1), QPointF(middle + half, top - 1))
        painter.restore()
    end = x + metrics.horizontalAdvance(symbol.base)
    if symbol.index:
        small = _index_font(font)
        painter.setFont(small)
        painter.drawText(QPointF(end + 1, baseline + metrics.height() * _INDEX_DROP), symbol.index)
        end += 1 + QFontMetricsF(small).horizontalAdvance(symbol.index)
    return end


def _index_font(font: QFont) -> QFont:
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * _INDEX_SIZE)
    else:
        small.setPixelSize(max(1, round(font.pixelSize() * _INDEX_SIZE)))
    return small
