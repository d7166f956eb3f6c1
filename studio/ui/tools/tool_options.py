"""The options of the active tool in the toolbar: those of its fields that it names are shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.colour.colour_button import ColourButton
from studio.ui.tools.brush_options import BrushOptions
from studio.ui.tools.clone_bar import CloneBar
from studio.ui.tools.selection_bar import SelectionBar
from studio.ui.tools.settings import ToolSettings
from studio.ui.tools.tool import Tool
from studio.ui.tools.transform_bar import TransformBar
from studio.ui.translation import tr
from studio.ui.widgets.icon_button import IconButton


class ToolOptions(QWidget):
    """Shows the fields that the active tool's `options` name.

    Signals:
        entered: A number was typed and Enter pressed.
    """

    entered = Signal()

    def __init__(self, settings: ToolSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = ColourButton(settings.paints)
        self.brush, self.selection = BrushOptions(settings), SelectionBar(settings)
        self.clone = CloneBar(settings)
        self.transform = TransformBar(settings.transform)
        self.transform.entered.connect(self.entered)
        self.stroke = IconButton(
            "ph.sliders-horizontal", tr("Stroke options"), tr("Symmetry, stabiliser, and what the pen's pressure does.")
        )
        self._fields: dict[str, QWidget] = {
            "colour": self.colour,
            "mode": self.selection.mode,
            "tolerance": self.selection.tolerance,
            "contiguous": self.selection.contiguous,
            "feather": self.selection.feather,
            "size": self.brush.size_field,
            "hardness": self.brush.hardness_field,
            "opacity": self.brush.opacity_field,
            "flow": self.brush.flow_field,
            "stroke": self.stroke,
            "transform": self.transform,
            "clone": self.clone,
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.colour)
        for part, stretch in ((self.brush, 1), (self.selection, 2)):  # the latter has more fields
            row.addWidget(part, stretch)
            part.entered.connect(self.entered)
        row.addWidget(self.stroke)
        row.addWidget(self.transform, 1)
        row.addWidget(self.clone)
        self.setMinimumHeight(max(self.brush.sizeHint().height(), self.selection.sizeHint().height()))
        self._show(settings.tool)
        settings.tool_changed.connect(self._show)

    def _show(self, tool: Tool) -> None:
        for name, field in self._fields.items():
            field.setVisible(name in tool.options)
        for part in (self.selection, self.brush):
            part.setVisible(
                any(name in tool.options for name, field in self._fields.items() if part.isAncestorOf(field))
            )
