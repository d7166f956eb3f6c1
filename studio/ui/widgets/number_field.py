"""A labelled number: typed, stepped by wheel and arrow keys, dragged by its label, reset by a double click."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from studio.ui.theme import UNIT, tabular
from studio.ui.translation import in_language, tr
from studio.ui.widgets.field import GAP, field_height, paint_box, paint_text, text_width
from studio.ui.widgets.number import NumberRange

_PIXELS_PER_STEP = 4  # when dragging
_WHEEL_NOTCH = 120  # eighths of a degree
_ARMED_AFTER = 4  # pixels of pointer movement inside the field
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}


class NumberField(QWidget):
    """A labelled number.

    Enter or leaving the field commits the typed number, Esc restores the old one. A number out of range is refused: it
    stays marked, with `problem` naming the range, and `value` stays as it was until the text is mended.

    The wheel changes the number while the field has the focus or after the pointer was moved inside it; if scrolling a
    panel brings the field under a resting pointer, the panel keeps scrolling. Ctrl makes dragging and the wheel ten
    times faster, Shift makes dragging ten times slower.

    Signals:
        valueChanged: The number changed, by the user or the program.
        edited: The user changed the number.
        problemChanged: A typed number was refused, or is no longer there.
        entered: Enter was pressed, and the number is taken.
    """

    valueChanged = Signal(float)  # noqa: N815 - as Qt calls it
    edited = Signal(float)
    problemChanged = Signal()  # noqa: N815
    entered = Signal()

    def __init__(
        self,
        label: str,
        *,
        minimum: float,
        maximum: float,
        default: float,
        step: float = 1,
        decimals: int = 0,
        unit: str = "",
        tooltip: str = "",
        logarithmic: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label, self._tooltip = label, tooltip
        self._unit = in_language(unit)  # German has a space before "%"
        self._problem = ""
        self._range = NumberRange(minimum, maximum, step, decimals, logarithmic)
        self._default = self._range.fitted(default)
        self._value = self._default
        self._room_right = 0  # kept free for buttons of a subclass
        self._press: QPointF | None = None
        self._scrubbed = 0.0
        self._scrub_from = self._value
        self._dragging = False
        self._wheel_rest = 0
        self._entered: QPointF | None = None
        self._armed = False
        self._clicked_into = False

        self.editor = QLineEdit(self)
        self.editor.setStyleSheet("QLineEdit { background: transparent; border: none; padding: 0; margin: 0; }")
        self.editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.editor.setFont(tabular(self.font()))
        self.editor.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.editor.setMouseTracking(True)
        self.editor.setAccessibleName(f"{label}, {unit}" if unit else label)
        self.editor.setAccessibleDescription(tooltip)
        self.editor.installEventFilter(self)
        self.editor.setText(self._range.text(self._value))
        self.setFocusProxy(self.editor)
        self.setAccessibleName(label)
        self.setToolTip(tooltip)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # the number

    def value(self) -> float:
        """Return the number; an exact int if there are no decimals."""
        return self._value

    @property
    def problem(self) -> str:
        """In one line, why the typed number is refused; empty when it is not."""
        return self._problem

    def setValue(self, value: float) -> None:
        """Set the number, clamped to the range and rounded to the decimals."""
        self._take(self._range.fitted(value), by_person=False)

    def default(self) -> float:
        """Return the number that a double click restores."""
        return self._default

    def set_default(self, default: float) -> None:
        """Set the number that a double click restores."""
        self._default = self._range.fitted(default)

    def set_range(self, minimum: float, maximum: float) -> None:
        """Set the range; the number and the default are clamped to it."""
        r = self._range
        self._range = NumberRange(minimum, maximum, r.step, r.decimals, r.logarithmic)
        self._default = self._range.fitted(self._default)
        self.setValue(self._value)

    def set_step(self, step: float) -> None:
        """Set by how much arrow keys, the wheel and dragging change the number."""
        r = self._range
        self._range = NumberRange(r.minimum, r.maximum, step, r.decimals, r.logarithmic)

    def reset(self) -> None:
        """Restore the default."""
        self._take(self._default, by_person=True)

    def _take(self, value: float, *, by_person: bool) -> None:
        changed, self._value = value != self._value, value
        self._show_value()
        self._set_problem("")
        if changed:
            self.valueChanged.emit(float(value))
            if by_person:
                self.edited.emit(float(value))

    def _show_value(self) -> None:
        text = self._range.text(self._value)
        if text != self.editor.text():
            self.editor.setText(text)
            self._place_editor()
            self.update()
        self.editor.setModified(False)
        if self.editor.hasFocus():
            self.editor.selectAll()

    def _commit(self) -> None:
        """Commit the typed number; out of range it is refused and marked, and other text restores the old one."""
        if not self.editor.isModified():
            return
        typed = self._range.read(self.editor.text())
        if typed is not None and not self._range.holds(typed):
            low, high = self._range.text(self._range.minimum), self._range.text(self._range.maximum)
            name, unit = self.accessibleName() or tr("This field"), f" {self._unit.strip()}" if self._unit else ""
            self._set_problem(
                tr("{name} takes {low} to {high}{unit}, not {editor}.").format(
                    name=name, low=low, high=high, unit=unit, editor=self.editor.text().strip()
                )
            )
            return
        self._take(self._value if typed is None else self._range.fitted(typed), by_person=True)

    def _set_problem(self, problem: str) -> None:
        if problem == self._problem:
            return
        self._problem = problem
        self.setToolTip(
            tr("{problem} {range} stays in use.").format(problem=problem, range=self._range.text(self._value))
            if problem
            else self._tooltip
        )
        self.editor.setAccessibleDescription(problem or self._tooltip)
        self.update()
        self.problemChanged.emit()

    def _step(self, steps: int) -> None:
        self._commit()
        self._take(self._range.stepped(self._value, steps), by_person=True)

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the editor's keys, wheel, double click and focus."""
        if watched is not self.editor:
            return super().eventFilter(watched, event)
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._reserve(event)
        if kind == QEvent.Type.MouseButtonDblClick:
            self.reset()
            return True
        if kind == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._arm(event.globalPosition())
        elif kind == QEvent.Type.MouseButtonPress and self._clicked_into:
            self._clicked_into = False
            return True  # the first click selects the number, the next one places the cursor
        elif kind == QEvent.Type.FocusOut:
            self._clicked_into = False
            self._commit()
            self.editor.deselect()
            self._place_editor()
            self.update()
        elif kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self._clicked_into = event.reason() == Qt.FocusReason.MouseFocusReason  # its mouse press follows
            self._place_editor()
            self.editor.selectAll()
            self.update()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._step(_STEPS[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self._commit()
            self.editor.selectAll()
            if not self._problem:
                self.entered.emit()
            return True
        if key == Qt.Key.Key_Escape and self.editor.isModified():
            self._show_value()
            self._set_problem("")
            return True
        return False

    def _reserve(self, event: QKeyEvent) -> bool:
        """Keep Enter and Escape from the window's shortcuts while there is uncommitted text; letters always are."""
        if event.key() in _ENDS and self.editor.isModified():
            event.accept()
            return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start dragging."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._commit()
            self._press, self._dragging = event.globalPosition(), False
            self._scrubbed, self._scrub_from = 0.0, self._value

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the number, or note that the pointer was moved inside the field."""
        position = event.globalPosition()
        if self._press is None:
            self._arm(position)
            return
        moved = position.x() - self._press.x()
        if not self._dragging and abs(moved) < _PIXELS_PER_STEP:
            return
        self._dragging, self._press = True, position
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            moved *= 10
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            moved /= 10
        self._scrubbed += moved
        steps = int(round(self._scrubbed / _PIXELS_PER_STEP, 6))
        self._take(self._range.stepped(self._scrub_from, steps) if steps else self._scrub_from, by_person=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag; a click on the label focuses the number."""
        if event.button() == Qt.MouseButton.LeftButton and self._press is not None:
            if not self._dragging:
                self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                self.editor.selectAll()
            self._clicked_into = False
            self._press, self._dragging = None, False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Restore the default."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the number, unless the panel is being scrolled."""
        if not (self._armed or self.editor.hasFocus()):
            event.ignore()
            return
        event.accept()
        self._wheel_rest += event.angleDelta().y()
        notches = int(self._wheel_rest / _WHEEL_NOTCH)
        self._wheel_rest -= notches * _WHEEL_NOTCH
        if notches:
            fast = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._step(notches * 10 if fast else notches)

    def _arm(self, position: QPointF) -> None:
        if self._entered is None:
            self._entered = position
        self._armed = self._armed or (position - self._entered).manhattanLength() >= _ARMED_AFTER

    def enterEvent(self, event: QEnterEvent) -> None:
        """Remember where the pointer entered."""
        self._entered, self._armed = event.globalPosition(), False
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Give the wheel back to the panel."""
        self._entered, self._armed, self._wheel_rest = None, False, 0
        self.update()

    # look

    def sizeHint(self) -> QSize:
        """Return the size of the label and the widest number."""
        metrics = self.fontMetrics()
        ends = (self._range.text(self._range.minimum), self._range.text(self._range.maximum), self.editor.text())
        value = min(max(metrics.horizontalAdvance(text) for text in ends), metrics.horizontalAdvance("0" * 7))
        width = 2 * UNIT + text_width(metrics, self._label) + GAP + value + self._unit_width() + self._room_right
        return QSize(width + 4, field_height(metrics))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow field, whose label is elided first."""
        return QSize(64 + self._room_right, field_height(self.fontMetrics()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the editor."""
        self._place_editor()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the font."""
        if event.type() == QEvent.Type.FontChange and hasattr(self, "editor"):
            self.editor.setFont(tabular(self.font()))
            self.updateGeometry()
            self._place_editor()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the label and the unit; the editor draws the number."""
        painter = QPainter(self)
        paint_box(painter, self, hovered=self.underMouse(), focused=self.editor.hasFocus(), bad=bool(self._problem))
        paint_text(painter, self._label_rect(), self._label, quiet=True)
        if self._unit:
            right = self.width() - UNIT - self._room_right
            rect = QRect(0, 0, right, self.height())
            paint_text(painter, rect, self._unit, quiet=not self.isEnabled(), right=True)

    def _unit_width(self) -> int:
        if not self._unit:
            return 0
        return self.fontMetrics().horizontalAdvance(self._unit) + (0 if self._unit == "%" else 2)

    def _label_rect(self) -> QRect:
        """Return the label's rectangle: its own width, but leaving room for the value.

        While a number is being typed there is room for the widest one, of up to four digits.
        """
        width = self.fontMetrics().horizontalAdvance
        ends = (self._range.text(self._range.minimum), self._range.text(self._range.maximum))
        digits = min(max(map(width, ends)), width("0" * 4))
        if not self.editor.hasFocus():
            digits = min(digits, width(self.editor.text()))
        least = digits + self._unit_width() + self._room_right
        available = self.width() - 2 * UNIT - GAP - least
        return QRect(UNIT, 0, max(0, min(text_width(self.fontMetrics(), self._label), available)), self.height())

    def _place_editor(self) -> None:
        left = self._label_rect().right() + GAP // 2
        right = self.width() - UNIT - self._unit_width() - self._room_right
        self.editor.setGeometry(left, 1, max(0, right - left) + 2, self.height() - 2)  # 2: QLineEdit's own margin
