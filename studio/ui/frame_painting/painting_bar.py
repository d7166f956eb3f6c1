"""The bar below a frame that is painted into: tools, colour, size, and where the future may differ."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QColorDialog, QGridLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from studio.document.painting.brush import Brush
from studio.document.pixels import Colour
from studio.protocol.generation_recipe import PAINT_HELD
from studio.ui.theme import RADIUS, UNIT, colours
from studio.ui.translation import tr
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.segmented import Segmented

_TOOLS = (
    ("colour", tr("Paint")),
    ("noise", tr("Noise")),
    ("restore", tr("Restore")),
    ("mask", tr("Mask")),
    ("unmask", tr("Unmask")),
)
_TOOL_TIP = tr(
    "Paint a colour; erase to noise, from which anything may come; restore the frame; "
    "mask where the branch may differ. The keys 1 to 5."
)
_SCOPES = (("painted", tr("Around paint")), ("mask", tr("In mask")), ("everywhere", tr("Everywhere")))
_WIDE = 1040  # pixels from which everything fits into one row


class PaintingBar(QWidget):
    """The controls.

    Attributes:
        colour: The current colour.

    Signals:
        tool_chosen, scope_chosen: The key of a choice.
        size_chosen: Diameter of the brush in picture pixels.
        hold_chosen: Share of the remaining steps, 0 ... 1, during which the paint is held.
        run_wanted: Continue the generation from the painted frame.
        left: Show the canvas again.
    """

    tool_chosen = Signal(str)
    scope_chosen = Signal(str)
    size_chosen = Signal(float)
    hold_chosen = Signal(float)
    run_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paintingBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tools = Segmented(tr("Tool"), _TOOLS, "colour", _TOOL_TIP)
        self.swatch = _Swatch()
        self.swatch.clicked.connect(self._choose_colour)
        self.size_ = NumberField(
            tr("Size"),
            minimum=1,
            maximum=1000,
            default=8,
            unit="px",
            tooltip=tr("Diameter of the brush; [ and ] change it."),
        )
        self.hold = NumberField(
            tr("Hold"),
            minimum=0,
            maximum=100,
            default=round(100 * PAINT_HELD),
            unit="%",
            tooltip=tr("The paint is kept for this share of the remaining steps; then the model may change it."),
        )
        for field in (self.size_, self.hold):
            field.setFixedWidth(104)
        self.scope = Segmented(
            tr("Where the branch may differ"),
            _SCOPES,
            "painted",
            tr("Where the picture may change; elsewhere it stays as it was."),
        )
        self.run = QPushButton(tr("Continue  Enter"))
        self.run.setAccessibleName(tr("Continue from the painted frame"))
        self.run.setToolTip(tr("Denoise again from the painted frame on, as a branch."))
        self.run.setProperty("main", True)
        self.close_button = QPushButton(tr("Close  Esc"))
        self.close_button.setAccessibleName(tr("Close without continuing"))
        self.close_button.setToolTip(
            tr("Show the canvas again; what was painted is kept until another frame is chosen.")
        )
        for button in (self.run, self.close_button, self.swatch):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where the keys are
        for button in (self.run, self.close_button):
            button.setStyleSheet("QPushButton { padding: 5px 8px; }")
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (first, (self.tools, self.swatch, self.size_, self.hold)),
            (second, (self.scope, self.run, self.close_button)),
        ):
            row.setSpacing(UNIT)
            for part in parts:
                row.addWidget(part)
        second.insertStretch(1)
        self._rows = (first, second)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        self._grid.setSpacing(UNIT // 2)
        self._grid.addLayout(first, 0, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.addLayout(second, 1, 0)
        self.tools.changed.connect(self.tool_chosen)
        self.scope.changed.connect(self.scope_chosen)
        self.size_.valueChanged.connect(self.size_chosen)
        self.hold.valueChanged.connect(lambda percent: self.hold_chosen.emit(percent / 100))
        self.run.clicked.connect(self.run_wanted)
        self.close_button.clicked.connect(self.left)

    @property
    def colour(self) -> Colour:
        """The current colour."""
        return self.swatch.colour

    def set_colour(self, colour: Colour) -> None:
        """Set the current colour."""
        self.swatch.colour = colour
        self.swatch.update()
        self.tools.set_key("colour")

    def show_brush(self, brush: Brush) -> None:
        """Show the brush's size."""
        self.size_.setValue(brush.size)

    def sizeHint(self) -> QSize:
        """Return the height of its rows."""
        return QSize(super().sizeHint().width(), self._grid.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one row where there is room."""
        super().resizeEvent(event)
        self.arrange_for(self.width())

    def arrange_for(self, width: int) -> None:
        """Arrange the bar for a width."""
        second = self._rows[1]
        self._grid.removeItem(second)
        if width >= _WIDE:
            self._grid.addLayout(second, 0, 1)
        else:
            self._grid.addLayout(second, 1, 0)

    def _choose_colour(self) -> None:
        dialog = QColorDialog(QColor(*self.colour), self.window())
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda chosen: self.set_colour((chosen.red(), chosen.green(), chosen.blue())))
        dialog.open()


class _Swatch(QToolButton):
    """A button in the colour that is painted with."""

    def __init__(self) -> None:
        super().__init__()
        self.colour: Colour = (220, 30, 40)
        self.setFixedSize(28, 26)
        self.setAccessibleName(tr("Colour"))
        self.setToolTip(tr("The colour to paint with; Alt and a click take one from the picture."))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours().text if self.hasFocus() else colours().line), 1.5))
        painter.setBrush(QColor(*self.colour))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), RADIUS, RADIUS)
