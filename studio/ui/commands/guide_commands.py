"""The Layer menu's commands for guides: control layers, regions with prompts, and mask layers."""

from dataclasses import replace

from studio.protocol.control_kinds import KINDS
from studio.ui.commands.command import Command

CONTROL_PREFIX = "layer.control_"  # before the kind
_SUBMENU = "Control layer from picture"

GUIDES = (
    Command(
        "layer.new_control",
        "New control layer",
        (),
        "Add an empty layer whose painted lines the model follows.",
        separated=True,
    ),
    *(
        replace(
            Command(f"{CONTROL_PREFIX}{name}", kind.title, (), kind.note),
            submenu=_SUBMENU,
        )
        for name, kind in KINDS.items()
    ),
    Command("layer.new_regions", "New regions layer", (), "Add a layer of colours that have a prompt each."),
    Command("layer.swap_mask", "Swap mask and layer", (), "Repaint by the active mask layer, and keep the mask there."),
    Command("layer.new_mask", "Mask to layer", (), "Keep the mask as a layer that can be painted and used later."),
)
