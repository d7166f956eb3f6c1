"""The Help menu."""

from studio.ui.commands.command import Command, in_menu

HELP = in_menu(
    "Help",
    Command("help.guide", "First steps", (), "A tour of the first minutes."),
    Command("help.about", "About Denoise Studio", (), "Version and licence."),
)
