"""The dialog in which a control's map is painted over, by the tools of the window's canvas.

The map is the mask of a document of its own, shown as white over black: the brush paints white, the eraser black.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.document.document import Document
from studio.ui.canvas.canvas import Canvas
from studio.ui.recipe.control_row import ControlRow
from studio.ui.theme import UNIT
from studio.ui.tools.brush_options import BrushOptions
from studio.ui.tools.settings import ToolSettings
from studio.ui.translation import tr, within_sentence
from studio.ui.undo import UndoStack
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.main_button import MainButton
from studio.ui.widgets.segmented import Segmented

_BRUSH = 1 / 40  # of the map's width


class MapEditor(QDialog):
    """The canvas and its tools.

    Signals:
        used: The ControlRow, and its new map: uint8 [H, W].
    """

    used = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("map")
        self._row: ControlRow | None = None
        self.document, self.tools = Document(), ToolSettings()
        self.undo = UndoStack(self.document)
        self.tools.set_overlay(colour="#ffffff", opacity=1.0)
        self.canvas = Canvas(self.document, self.tools, self.undo)
        self.tool = Segmented(
            tr("Tool"),
            (("brush", tr("White")), ("eraser", tr("Black"))),
            "brush",
            tr("Colour of the brush; X switches, Ctrl as well."),
        )
        self.brush = BrushOptions(self.tools)
        self.undo_button = IconButton("ph.arrow-u-up-left", tr("Undo"), tr("Undo the last stroke (Ctrl+Z)."))
        self.redo_button = IconButton("ph.arrow-u-up-right", tr("Redo"), tr("Redo the last stroke (Ctrl+Shift+Z)."))
        self.clear_button = IconButton("ph.trash", tr("Clear"), tr("Make the whole map black."))
        self.use = MainButton(tr("Use map"), tr("Let the control follow this map instead of making one."))
        self._arrange()
        self._connect()
        self.resize(900, 640)

    def open_for(self, row: ControlRow, title: str, grey: NDArray[np.uint8]) -> None:
        """Show a control's map, uint8 [H, W]."""
        self._row = row
        self.setWindowTitle(tr("Map of {title}").format(title=within_sentence(title)))
        height, width = grey.shape
        self.undo.clear()
        self.document.set_picture(np.zeros((height, width, 3), np.uint8))
        self.document.set_mask(np.ascontiguousarray(grey))
        self.tools.choose("brush")
        self.tools.set_brush(size=max(2, round(width * _BRUSH)), hardness=1.0)
        self.show()
        self.raise_()
        self.activateWindow()
        self.canvas.fit()
        self.canvas.setFocus()
        self._refresh()

    def _arrange(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        bar.setSpacing(UNIT // 2)
        bar.addWidget(self.tool)
        bar.addWidget(self.brush, 1)
        for button in (self.undo_button, self.redo_button, self.clear_button):
            bar.addWidget(button)
        bar.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addLayout(bar)

    def _connect(self) -> None:
        self.tool.changed.connect(self.tools.choose)
        self.tools.tool_changed.connect(lambda tool: self.tool.set_key(tool.name))
        self.undo_button.clicked.connect(self.undo.undo)
        self.redo_button.clicked.connect(self.undo.redo)
        self.clear_button.clicked.connect(lambda: self.undo.record(self.document.clear_mask()))
        self.undo.indexChanged.connect(lambda _: self._refresh())
        self.brush.entered.connect(self.canvas.setFocus)
        self.use.clicked.connect(self._use)
        for keys, do in (
            ("Ctrl+Z", self.undo.undo),
            ("Ctrl+Shift+Z", self.undo.redo),
            ("X", self.tools.swap),
            ("[", self.tools.smaller),
            ("]", self.tools.bigger),
        ):
            QShortcut(QKeySequence(keys), self, do, context=Qt.ShortcutContext.WindowShortcut)

    def _use(self) -> None:
        if self._row is not None:
            self.used.emit(self._row, self.document.mask.copy())
        self.hide()

    def _refresh(self) -> None:
        self.undo_button.setEnabled(self.undo.canUndo())
        self.redo_button.setEnabled(self.undo.canRedo())
