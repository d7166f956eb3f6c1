"""The Tools menu: the toolbox and the brush."""

from itertools import groupby

from studio.ui.commands.command import Command, acting_on, in_menu
from studio.ui.tools.registry import tools

TOOLS = in_menu(
    "Tools",
    *acting_on(
        "canvas",
        *(
            Command(
                f"mask.{tool.name}",
                tool.title,
                tool.shortcuts,
                tool.tip,
                tool.icon,
                checkable=True,
                separated=place == 0 and tool.group in ("shapes", "hand"),
            )
            for _, group in groupby(tools().values(), key=lambda tool: tool.group)
            for place, tool in enumerate(group)
        ),
        Command(
            "paint.colour",
            "Choose colour…",
            ("Shift+I",),
            "Choose the colour to paint with on a layer.",
            separated=True,
        ),
        Command("paint.swap", "Swap colours", ("Shift+X",), "Swap the foreground and the background colour."),
        Command(
            "paint.stroke_options",
            "Stroke options…",
            ("Shift+B",),
            "Set symmetry, stabiliser, and what the pen's pressure does.",
        ),
        *(
            Command(
                f"paint.symmetry_{name}",
                title,
                (),
                tip,
                checkable=True,
                submenu="Symmetry",
                separated=name == "vertical",
            )
            for name, title, tip in (
                ("none", "No symmetry", "Paint each stroke once."),
                ("vertical", "Vertical symmetry", "Mirror strokes at a vertical axis."),
                ("horizontal", "Horizontal symmetry", "Mirror strokes at a horizontal axis."),
                ("both", "Symmetry at both axes", "Mirror strokes at a vertical and a horizontal axis."),
                ("radial", "Radial symmetry", "Repeat strokes around a centre."),
            )
        ),
        Command("mask.swap", "Swap brush and eraser", ("X",), "Switch between brush and eraser.", separated=True),
        Command("mask.smaller", "Decrease brush size", ("[",), "Make the brush smaller."),
        Command("mask.bigger", "Increase brush size", ("]",), "Make the brush larger."),
        Command("mask.softer", "Decrease brush hardness", ("{",), "Make the brush's edge softer."),
        Command("mask.harder", "Increase brush hardness", ("}",), "Make the brush's edge harder."),
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
