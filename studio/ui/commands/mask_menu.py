"""The Mask menu: tools and the mask."""

from studio.ui.commands.command import Command, acting_on, in_menu
from studio.ui.tools.registry import tools

MASK = in_menu(
    "Mask",
    *acting_on(
        "canvas",
        *(
            Command(f"mask.{name}", tool.title, tool.shortcuts, tool.tip, tool.icon, checkable=True)
            for name, tool in tools().items()
        ),
        Command("mask.swap", "Swap brush and eraser", ("X",), "Switch between brush and eraser."),
        Command("mask.smaller", "Decrease brush size", ("[",), "Make the brush smaller.", separated=True),
        Command("mask.bigger", "Increase brush size", ("]",), "Make the brush larger."),
        Command("mask.softer", "Decrease brush hardness", ("{",), "Make the brush's edge softer."),
        Command("mask.harder", "Increase brush hardness", ("}",), "Make the brush's edge harder."),
        Command(
            "mask.invert",
            "Invert mask",
            ("Ctrl+I",),
            "Repaint what was kept, and keep what was repainted.",
            "ph.selection-inverse",
            separated=True,
        ),
        Command("mask.fill", "Fill mask", ("Ctrl+A",), "Mask the whole picture."),
        Command("mask.clear", "Clear mask", ("Ctrl+D", "Delete"), "Remove the mask.", "ph.trash"),
        Command("mask.overlay", "Mask overlay…", (), "Set the colour and the opacity of the mask's overlay."),
        *(
            Command(
                f"mask.opacity_{digit}0",
                f"Brush opacity {digit}0%",
                (str(digit % 10),),
                "Set the brush's opacity.",
                submenu="Brush opacity",
            )
            for digit in range(1, 11)
        ),
    ),
)
