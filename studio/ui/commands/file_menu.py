"""The File menu: pictures and files."""

from studio.ui.commands.command import Command, acting_on, in_menu

FILE = in_menu(
    "File",
    Command("file.open", "Open picture…", ("Ctrl+O",), "Open a picture on the canvas.", "ph.folder-open"),
    *acting_on(
        "canvas",
        Command(
            "file.save",
            "Save picture…",
            ("Ctrl+S",),
            "Save the canvas as a PNG that contains its recipe.",
            "ph.floppy-disk",
        ),
    ),
    *acting_on(
        "timeline",
        Command("file.save_frame", "Save frame…", ("Ctrl+Shift+S",), "Save the frame under the playhead as a PNG."),
    ),
    *acting_on(
        "canvas", Command("file.close_picture", "Close picture", (), "Remove the picture and the mask.", separated=True)
    ),
    Command("file.quit", "Quit", ("Ctrl+Q",), "Close the window.", separated=True),
)
