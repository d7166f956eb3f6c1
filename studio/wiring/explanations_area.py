"""Attaches explanations to panels, and the command "What is this?"."""

from PySide6.QtWidgets import QWhatsThis

from studio.ui.actions import Operations
from studio.ui.explain.what_is_this import explain
from studio.wiring.parts import WindowParts


class ExplanationsArea:
    """Explanations of panels; those of fields are attached where the fields are made."""

    def __init__(self, parts: WindowParts) -> None:
        explain(parts.inspector_panel, "inspector")

    def operations(self) -> Operations:
        """Return the actions of this area's commands."""
        return {"help.what_is_this": QWhatsThis.enterWhatsThisMode}
