"""Layers: the panel and its commands."""

from studio.ui.actions import Operations
from studio.ui.operations.layering import Layering
from studio.wiring.core import Core
from studio.wiring.parts import WindowParts


class LayersArea:
    """Layers: the panel and its commands."""

    def __init__(self, core: Core, parts: WindowParts) -> None:
        window = parts.window
        self.layering = Layering(core.document, core.undo, parts.layers_panel, window.actions_, window.tell)

    def operations(self) -> Operations:
        """Return what the commands of this area do."""
        return self.layering.operations()
