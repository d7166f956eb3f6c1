"""The commands of live painting, in the Run menu."""

from studio.ui.commands.command import Command, acting_on

LIVE = acting_on(
    "canvas",
    Command(
        "live.toggle",
        "Live painting",
        ("Ctrl+Shift+P",),
        "While you paint, let a model make a picture of what is on the canvas.",
        "ph.lightning",
        checkable=True,
        separated=True,
    ),
    Command(
        "live.take",
        "Add live picture as layer",
        ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        "Put the live picture over the others as a new layer.",
        "ph.stack",
    ),
    Command("live.place", "Live picture beside or over", (), "Show the live picture beside the canvas, or over it."),
)
