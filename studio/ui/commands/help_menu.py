"""The Help menu."""

from studio.ui.commands.command import Command, in_menu

HELP = in_menu(
    "Help",
    Command("help.guide", "First steps", (), "A tour of the first minutes."),
    Command("help.course", "Course", (), "Learn generative models station by station, each with something to do."),
    Command("help.restart_course", "Restart course", (), "Forget which stations are completed, and start over."),
    Command(
        "help.what_is_this",
        "What is this?",
        ("Shift+F1",),
        "Then click a setting or a panel: what it does, with its equation and paper.",
    ),
    Command("help.about", "About Denoise Studio", (), "Version and licence."),
)
