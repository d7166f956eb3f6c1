"""The Edit menu: undo, clipboard, and results of the history."""

from studio.ui.commands.command import Command, acting_on, in_menu

EDIT = in_menu(
    "Edit",
    Command("edit.undo", "Undo", ("Ctrl+Z",), "Undo the last action.", "ph.arrow-u-up-left"),
    Command("edit.redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Redo the last undone action.", "ph.arrow-u-up-right"),
    *acting_on(
        "canvas",
        Command("edit.copy", "Copy picture", ("Ctrl+C",), "Copy what the canvas shows.", separated=True),
        Command(
            "edit.copy_code",
            "Copy as diffusers code",
            ("Ctrl+Shift+C",),
            "Copy a Python script that makes the picture in view with plain diffusers; without one, the recipe's.",
        ),
        Command("edit.paste", "Paste picture", ("Ctrl+V",), "Paste a picture from the clipboard onto the canvas."),
    ),
    *acting_on(
        "history",
        Command("history.use", "Use recipe of result", (), "Load the selected result's recipe.", separated=True),
        Command("history.use_but_seed", "Use recipe, but not its seed", (), "Load the recipe, and keep the seed."),
        Command(
            "history.copy_code",
            "Copy result as diffusers code",
            (),
            "Copy a Python script that makes the selected result with plain diffusers.",
        ),
        Command(
            "history.compare", "Compare result with picture", (), "Compare the selected result with what is in view."
        ),
        Command("history.folder", "Show result in file manager", (), "Open the selected result's folder."),
        Command("history.delete", "Delete result", (), "Move the selected result to the history's trash."),
    ),
    Command(
        "edit.shortcuts", "Keyboard shortcuts…", (), "Look up and change the keys of every command.", separated=True
    ),
)
