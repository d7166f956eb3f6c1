"""The dialog for drawing a data set of 2-D points by hand."""

import time
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.document.drawing import Drawing
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder
from studio.protocol.points import read_points, write_points
from studio.ui.theme import UNIT, tabular
from studio.ui.training.drawing.drawing_pad import DrawingPad
from studio.ui.translation import tr, tr_count, tr_message
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.main_button import MainButton
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.segmented import Segmented

_MAX_BYTES = 2 * 2**20  # of a file to edit: about 100,000 points
_SPREADS = (1, 40)  # percent of the pad's width


class DrawingDialog(QDialog):
    """The pad and its tools; the drawing is kept until another file is opened.

    Signals:
        used: The points were written to this file (Path).
    """

    used = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawing")
        self.setWindowTitle(tr("Draw points"))
        self._opened = ""  # the file that the drawing was read from or written to
        self.pad = DrawingPad()
        self.tool = Segmented(
            tr("Tool"),
            (("draw", tr("Draw")), ("erase", tr("Erase"))),
            "draw",
            tr("Tool of the left mouse button; X switches."),
        )
        self.spread = NumberField(
            tr("Spread"),
            minimum=_SPREADS[0],
            maximum=_SPREADS[1],
            default=6,
            unit="%",
            tooltip=tr("Width of the stroke in percent of the pad; [ and ] change it."),
        )
        self.undo = IconButton("ph.arrow-u-up-left", tr("Undo"), tr("Undo the last stroke (Ctrl+Z)."))
        self.redo = IconButton("ph.arrow-u-up-right", tr("Redo"), tr("Redo the last stroke (Ctrl+Shift+Z)."))
        self.clear = IconButton("ph.trash", tr("Clear"), tr("Remove all points."))
        self.count = plain_label(quiet=True)
        self.count.setFont(tabular(self.count.font()))
        self.error = FieldError()
        self.use = MainButton(tr("Use points"), tr("Save the points to a file and train on it."))
        self.spread.setMinimumWidth(16 * UNIT)
        self._lay_out()
        self._connect()
        self._set_spread(self.spread.value())
        self._refresh()
        self.resize(self.sizeHint())  # otherwise Qt shrinks the pad on a low screen

    def open_for(self, path: str) -> None:
        """Show the dialog with the points of a file; an empty path gives an empty pad."""
        if path != self._opened:
            self._opened = path
            self._show_message("")
            self.pad.show_drawing(self._read(path))
        self.show()
        self.raise_()
        self.activateWindow()
        self.pad.setFocus()

    def _read(self, path: str) -> Drawing:
        if not path:
            return Drawing()
        try:
            return Drawing(read_points(Path(path), _MAX_BYTES))
        except BadInput as error:
            self._show_message(tr_message(str(error)))
            return Drawing()

    def _use(self) -> None:
        try:
            if not len(self.pad.drawing):
                raise BadInput(tr("There are no points yet. Draw some first."))
            now = time.time()
            name = f"{time.strftime('%Y%m%d-%H%M%S', time.localtime(now))}-{int(now * 1000) % 1000:03}.json"
            path = make_folder(places.drawings()) / name
            write_points(path, self.pad.drawing.points)
        except BadInput as error:
            self._show_message(tr_message(str(error)))
            return
        self._opened = str(path)
        self.used.emit(path)
        self.hide()

    def _refresh(self) -> None:
        """Update the number of points and enable the buttons that apply."""
        drawing = self.pad.drawing
        self.count.setText(tr_count("{count:,} point", "{count:,} points", len(drawing)).format(count=len(drawing)))
        self.undo.setEnabled(drawing.can_undo)
        self.redo.setEnabled(drawing.can_redo)
        self.clear.setEnabled(len(drawing) > 0)
        if len(drawing):
            self._show_message("")

    def _show_message(self, line: str) -> None:
        """Show an error in place of the count, so that the pad keeps its size."""
        self.error.show_message(line)
        self.count.setVisible(not line)

    def _set_spread(self, percent: float) -> None:
        self.pad.radius = percent / 100  # the pad is two units wide
        self.pad.update()

    def _set_tool(self, key: str) -> None:
        self.pad.erasing = key == "erase"
        self.pad.update()

    def _swap(self) -> None:
        self.tool.set_key("draw" if self.tool.key() == "erase" else "erase")

    def _connect(self) -> None:
        self.pad.changed.connect(self._refresh)
        self.tool.changed.connect(self._set_tool)
        self.spread.valueChanged.connect(self._set_spread)
        self.undo.clicked.connect(self.pad.undo)
        self.redo.clicked.connect(self.pad.redo)
        self.clear.clicked.connect(self.pad.clear)
        self.use.clicked.connect(self._use)
        for keys, act in (
            ("Ctrl+Z", self.pad.undo),
            ("Ctrl+Shift+Z", self.pad.redo),
            ("Ctrl+Y", self.pad.redo),
            ("X", self._swap),
            ("[", lambda: self.spread.setValue(self.spread.value() - 1)),
            ("]", lambda: self.spread.setValue(self.spread.value() + 1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(UNIT)
        tools.addWidget(self.tool)
        tools.addWidget(self.spread)
        tools.addStretch(1)
        for button in (self.undo, self.redo, self.clear):
            tools.addWidget(button)
        footer = QHBoxLayout()
        footer.setSpacing(UNIT)
        footer.addWidget(self.count, 1)
        footer.addWidget(self.error, 1)
        footer.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addLayout(tools)
        column.addWidget(self.pad, 1)
        column.addLayout(footer)
        self.use.setAutoDefault(False)  # Enter commits the number field
        self.count.setMinimumHeight(2 * self.count.fontMetrics().lineSpacing() + 2)  # room for an error of two lines
        self.count.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
