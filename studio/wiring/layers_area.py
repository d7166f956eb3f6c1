"""Layers, brushes and colours."""

from studio.document.layers.guides import Colour
from studio.link.control_maps import ControlMaps
from studio.ui.actions import Operations
from studio.ui.operations.canvas.brush_keeping import BrushKeeping
from studio.ui.operations.canvas.colouring import Colouring
from studio.ui.operations.canvas.guiding import Guiding
from studio.ui.operations.canvas.layer_adding import LayerAdding
from studio.ui.operations.canvas.layering import Layering
from studio.ui.operations.canvas.sizing import Sizing
from studio.wiring.core import Core
from studio.wiring.parts import WindowParts


class LayersArea:
    """Layers, brushes and colours."""

    def __init__(self, core: Core, parts: WindowParts) -> None:
        window = parts.window
        self._canvas, self._tools = parts.canvas, core.tools
        self.colouring = Colouring(
            core.document, core.tools.paints, parts.tool_options.colour, core.settings, parts.canvas
        )
        self.brushes = BrushKeeping(core.tools, core.settings, window.actions_, parts.tool_options.stroke, parts.canvas)
        parts.tool_options.stroke.clicked.connect(self.brushes.show_options)
        self.adding = LayerAdding(
            core.document, core.undo, entry=parts.history_panel.entry, notify=window.notify, parent=window
        )
        self.sizing = Sizing(core.document, core.undo, window.notify, window)
        parts.canvas.layers_dropped.connect(self.adding.add_files)
        parts.canvas.layer_dropped.connect(self.adding.add_decoded)
        self.layering = Layering(core.document, core.undo, parts.layers_panel, window.actions_, window.notify)

        self.guiding = Guiding(
            core.document,
            core.undo,
            parts.layers_panel,
            ControlMaps(core.engine),
            self._paint_with,
            window.notify,
            window,
        )

    def operations(self) -> Operations:
        """Return the actions of this area's commands."""
        areas = (self.layering, self.adding, self.colouring, self.guiding, self.brushes, self.sizing)
        return {name: operation for area in areas for name, operation in area.operations().items()}

    def close(self) -> None:
        """Stop this area's work; called when the window closes."""
        self._canvas.filler.close()
        self._canvas.transformer.close()
        self.adding.close()
        self.sizing.close()
        self.guiding.close()

    def _paint_with(self, colour: Colour) -> None:
        self._tools.paints.set_colour(colour)
        self._tools.choose("brush")
