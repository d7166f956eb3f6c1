"""The File menu: pictures and files."""

from studio.ui.commands.command import Command, acting_on, in_menu

FILE = in_menu(
    "File",
    Command("file.new", "New…", ("Ctrl+N",), "Start a new picture of a size that you choose."),
    Command("file.open", "Open…", ("Ctrl+O",), "Open a picture or a project on the canvas.", "ph.folder-open"),
    Command("file.open_recent", "Open recent…", ("Ctrl+Shift+O",), "Open a project that was opened or saved before."),
    *acting_on(
        "canvas",
        Command(
            "file.save",
            "Save project",
            ("Ctrl+S",),
            "Save layers, mask, lanes and recipe as an OpenRaster file.",
            "ph.floppy-disk",
            separated=True,
        ),
        Command("file.save_as", "Save project as…", ("Ctrl+Shift+S",), "Save the project into another file."),
        Command(
            "file.export",
            "Export picture…",
            ("Ctrl+Alt+S",),
            "Write what the canvas shows as PNG with its recipe, or as JPEG, WebP, TIFF or AVIF.",
            separated=True,
        ),
    ),
    *acting_on(
        "timeline",
        Command("file.save_frame", "Export frame…", (), "Save the frame under the playhead as a PNG."),
    ),
    *acting_on(
        "canvas", Command("file.close_picture", "Close picture", (), "Remove the picture and the mask.", separated=True)
    ),
    Command("file.quit", "Quit", ("Ctrl+Q",), "Close the window.", separated=True),
)
