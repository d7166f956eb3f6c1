"""The Lane submenu of the Run menu: what is done to a lane of the timeline."""

from dataclasses import replace

from studio.document.lanes.lane import LANE_COLOURS
from studio.ui.commands.command import Command

LANE = tuple(
    replace(command, submenu="Lane")
    for command in (
        Command("timeline.rename", "Rename lane…", (), "Give the selected lane a name; F2 in the timeline."),
        Command(
            "timeline.fold",
            "Fold or unfold branches",
            (),
            "Hide the branches of the selected lane, or show them; minus and plus in the timeline.",
        ),
        Command(
            "timeline.delete",
            "Delete lane",
            (),
            "Remove the selected lane and its branches from the timeline; their results stay in the history.",
        ),
        Command(
            "timeline.deciding",
            "Which step decides?",
            (),
            "Remove the pressed word at every step, and show when that no longer changes the mask; again: stop.",
        ),
        *(
            Command(
                f"timeline.colour_{colour}",
                f"Lane colour: {colour}",
                (),
                "Mark the selected lane with a colour." if colour != "none" else "Remove the lane's colour.",
                separated=colour == "none",
            )
            for colour in ("none", *LANE_COLOURS)
        ),
    )
)
