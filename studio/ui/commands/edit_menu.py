"""The Edit menu: undo, clipboard, and results of the history."""

from studio.ui.commands.command import Command, acting_on, in_menu, in_submenu

_STARS = tuple(
    Command(
        f"history.stars_{count}",
        "★" * count or "No stars",
        (),
        "Results with a star are never removed to make room.",
        submenu="Stars of result",
    )
    for count in range(6)
)

EDIT = in_menu(
    "Edit",
    Command("edit.undo", "Undo", ("Ctrl+Z",), "Undo the last action.", "ph.arrow-u-up-left"),
    Command("edit.redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Redo the last undone action.", "ph.arrow-u-up-right"),
    Command("edit.undo_list", "Undo list", ("Ctrl+Alt+Z",), "Show every step by its name, to go back to one at once."),
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
        Command("edit.paste_layer", "Paste as layer", ("Ctrl+Alt+V",), "Add the picture in the clipboard as a layer."),
    ),
    *acting_on(
        "history",
        *in_submenu(
            "Selected result",
            Command("history.use", "Use recipe of result", (), "Load the selected result's recipe.", separated=True),
            Command(
                "history.add_layer", "Add result as layer", (), "Add the selected result as a layer of the picture."
            ),
            Command("history.use_but_seed", "Use recipe, but not its seed", (), "Load the recipe, and keep the seed."),
            Command(
                "history.copy_code",
                "Copy result as diffusers code",
                (),
                "Copy a Python script that makes the selected result with plain diffusers.",
            ),
            Command(
                "history.compare",
                "Compare result with picture",
                (),
                "Compare the selected result with what is in view.",
            ),
            Command("history.put", "Put result on canvas", (), "Offer the selected result on the canvas."),
            Command(
                "history.lane", "Open lane of result", (), "Show the selected result's steps in the Watch workspace."
            ),
            Command("history.folder", "Show result in file manager", (), "Open the selected result's folder."),
            Command("history.delete", "Delete result", (), "Move the selected result to the history's trash."),
            Command("history.tags", "Tags of result…", (), "Tag the selected result, to find it again."),
        ),
        *_STARS,
        Command("history.find", "Find result", ("Ctrl+Alt+F",), "Search the history by words, model, date or tags."),
        Command("history.restore", "Restore result", (), "Restore the last deleted result."),
    ),
    *acting_on(
        "gallery",
        Command("history.compare_two", "Compare two results", (), "Compare the two results selected in the gallery."),
    ),
    Command("history.gallery", "History gallery", ("Ctrl+Shift+H",), "Browse all results over the whole window."),
    Command("history.space", "Space for results…", (), "Set how much of the disk the results may take."),
    Command(
        "edit.shortcuts", "Keyboard shortcuts…", (), "Look up and change the keys of every command.", separated=True
    ),
)
