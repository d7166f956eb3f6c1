"""The Compare menu: what is compared, and how both are shown."""

from studio.ui.commands.command import Command, acting_on, in_menu

COMPARE = in_menu(
    "Compare",
    *acting_on(
        "canvas",
        Command(
            "compare.toggle",
            "Compare",
            ("C",),
            "Compare what is in view with the pinned frame, its parent, or the earlier picture; again to stop.",
            "ph.columns",
        ),
        Command(
            "compare.with",
            "Compare with…",
            ("Shift+C",),
            "Choose a lane, a frame, a result of the history or a file to compare with.",
        ),
    ),
    *acting_on(
        "timeline",
        Command(
            "compare.pin",
            "Pin this frame",
            ("Shift+P",),
            "Pin the frame under the playhead, to compare others with it; again to unpin it.",
            "ph.push-pin",
        ),
    ),
    Command("compare.side", "Side by side", (), "Show both side by side.", checkable=True, separated=True),
    Command("compare.wipe", "Wipe", (), "Drag a divider over both; Shift and the arrow keys move it.", checkable=True),
    Command("compare.blink", "Blink", (), "Show one after the other; T does so by hand.", checkable=True),
    Command("compare.difference", "Difference", (), "Show how much each pixel differs, with a scale.", checkable=True),
    Command(
        "compare.in_step",
        "Keep both at the same step",
        (),
        "Move the compared lane along with the playhead.",
        checkable=True,
        separated=True,
    ),
    Command("compare.swap", "Swap A and B", (), "Exchange the places of both pictures."),
    Command("compare.end", "End comparison", (), "Show the canvas again."),
)
