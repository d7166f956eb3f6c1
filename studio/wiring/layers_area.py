"""Layers and colours: what is painted on, and with."""

from studio.ui.actions import Operations
from studio.ui.operations.canvas.brush_keeping import BrushKeeping
from studio.ui.operations.canvas.colouring import Colouring
from studio.ui.operations.canvas.layer_adding import LayerAdding
from studio.ui.operations.canvas.layering import Layering
from studio.ui.operations.canvas.sizing import Sizing
from studio.wiring.core import Core
from studio.wiring.parts import WindowParts


class LayersArea:
    """Layers and colours: what is painted on, and with."""

    def __init__(self, core: Core, parts: WindowParts) -> None:
        window = parts.window
        self._canvas = parts.canvas
        self.colouring = Colouring(
            core.document, core.tools.paints, parts.tool_options.colour, core.settings, parts.canvas
        )
        self.brushes = BrushKeeping(core.tools, core.settings, window.actions_, parts.tool_options.stroke, parts.canvas)
        parts.tool_options.stroke.clicked.connect(self.brushes.show_options)
        self.adding = LayerAdding(
            core.document, core.undo, entry=parts.history_panel.entry, tell=window.tell, parent=window
        )
        self.sizing = Sizing(core.document, core.undo, window.tell, window)
        parts.canvas.layers_dropped.connect(self.adding.add_files)
        parts.canvas.layer_dropped.connect(self.adding.add_decoded)
        self.layering = Layering(core.document, core.undo, parts.layers_panel, window.actions_, window.tell)

    def operations(self) -> Operations:
        """Return what the commands of this area do."""
        return {
            **self.layering.operations(),
            **self.adding.operations(),
            **self.colouring.operations(),
            **self.brushes.operations(),
            **self.sizing.operations(),
        }

    def close(self) -> None:
        """End what this area has under way; called when the window closes."""
        self._canvas.filler.close()
        self._canvas.transformer.close()
        self.adding.close()
        self.sizing.close()
