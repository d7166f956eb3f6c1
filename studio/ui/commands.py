"""Every command of the window as data: id, title, shortcut, menu, icon and one sentence of help. No Qt in here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """One thing that the person can do, shared by menu, toolbar, shortcut and command palette.

    Attributes:
        id: The stable name, "menu.what".
        shortcuts: In Qt's portable text; the first is shown.
        checkable: Whether it shows a state.
    """

    id: str
    title: str
    shortcuts: tuple[str, ...] = ()
    tip: str = ""
    icon: str = ""
    checkable: bool = False
    menu: str = ""
    separated: bool = False  # a line above it in the menu

    @property
    def shortcut_text(self) -> str:
        """The shortcuts as one text, for lists."""
        return ", ".join(self.shortcuts)


def _menu(menu: str, *commands: Command) -> tuple[Command, ...]:
    return tuple(Command(c.id, c.title, c.shortcuts, c.tip, c.icon, c.checkable, menu, c.separated) for c in commands)


C = Command
COMMANDS: tuple[Command, ...] = (
    *_menu(
        "File",
        C("file.open", "Open picture…", ("Ctrl+O",), "Put a picture on the canvas.", "ph.folder-open"),
        C(
            "file.save",
            "Save picture…",
            ("Ctrl+S",),
            "Save the canvas as a PNG with its recipe in it.",
            "ph.floppy-disk",
        ),
        C("file.save_frame", "Save this frame…", ("Ctrl+Shift+S",), "Save the frame under the playhead as a PNG."),
        C(
            "file.close_picture",
            "Empty the canvas",
            (),
            "Take the picture and the mask off the canvas.",
            separated=True,
        ),
        C("file.quit", "Quit", ("Ctrl+Q",), "Close the window.", separated=True),
    ),
    *_menu(
        "Edit",
        C("edit.undo", "Undo", ("Ctrl+Z",), "Take back the last change.", "ph.arrow-u-up-left"),
        C("edit.redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Do again what was taken back.", "ph.arrow-u-up-right"),
        C("edit.copy", "Copy picture", ("Ctrl+C",), "Copy what the canvas shows.", separated=True),
        C("edit.paste", "Paste picture", ("Ctrl+V",), "Put the picture from the clipboard on the canvas."),
        C("history.use", "Use this result's recipe", (), "Put the chosen result's recipe back.", separated=True),
        C("history.folder", "Show this result's folder", (), "Show the chosen result in the file manager."),
        C("history.delete", "Delete this result", (), "Move the chosen result to the trash of the history."),
    ),
    *_menu(
        "View",
        C("view.fit", "Fit", ("Ctrl+0",), "Show the whole picture.", "ph.corners-out"),
        C(
            "view.actual_size",
            "Actual size",
            ("Ctrl+1",),
            "One pixel of the picture for one of the screen.",
            "ph.number-square-one",
        ),
        C("view.zoom_in", "Zoom in", ("Ctrl++", "Ctrl+="), "Look closer."),
        C("view.zoom_out", "Zoom out", ("Ctrl+-",), "Step back."),
        C("view.paint", "Paint workspace", ("F1",), "Arrange the panels for painting.", checkable=True, separated=True),
        C("view.watch", "Watch workspace", ("F2",), "Arrange the panels for watching the steps.", checkable=True),
        C("view.train", "Train workspace", ("F3",), "Arrange the panels for training.", checkable=True),
        C("view.reset", "Reset this workspace", (), "Put every panel back to its own place."),
        C("view.theme_system", "Theme: as the system", (), "Follow the system.", checkable=True, separated=True),
        C("view.theme_dark", "Theme: dark", (), "Dark colours.", checkable=True),
        C("view.theme_light", "Theme: light", (), "Light colours.", checkable=True),
        C("view.palette", "Find a command…", ("Ctrl+K",), "Find any command by its name.", separated=True),
    ),
    *_menu(
        "Image",
        C("image.take", "Take the result", ("Return", "Enter"), "Put the candidate into the picture.", "ph.check"),
        C("image.toggle", "Show or hide the result", ("T",), "Compare the candidate with what is below it."),
        C("image.dismiss", "Keep the original", (), "Drop the candidate; the history keeps it.", "ph.x"),
    ),
    *_menu(
        "Mask",
        C(
            "mask.brush",
            "Brush",
            ("B",),
            "Paint where the picture will be repainted.",
            "ph.paint-brush",
            checkable=True,
        ),
        C("mask.eraser", "Eraser", ("E",), "Take the mask away.", "ph.eraser", checkable=True),
        C("mask.hand", "Hand", ("H",), "Move the picture under the window.", "ph.hand", checkable=True),
        C("mask.swap", "Swap brush and eraser", ("X",), "Change between painting and erasing."),
        C("mask.smaller", "Smaller brush", ("[",), "Make the brush smaller.", separated=True),
        C("mask.bigger", "Bigger brush", ("]",), "Make the brush bigger."),
        C("mask.softer", "Softer brush", ("Shift+[", "{"), "Make the brush's edge softer."),
        C("mask.harder", "Harder brush", ("Shift+]", "}"), "Make the brush's edge harder."),
        C(
            "mask.invert",
            "Invert mask",
            ("Ctrl+I",),
            "Repaint what was kept, keep what was repainted.",
            "ph.selection-inverse",
            separated=True,
        ),
        C("mask.fill", "Mask everything", ("Ctrl+A",), "Repaint the whole picture."),
        C("mask.clear", "Clear mask", ("Ctrl+D", "Delete"), "Repaint nothing.", "ph.trash"),
        C("mask.overlay", "Mask overlay…", (), "How the mask is shown: its colour and strength."),
        *(
            C(f"mask.opacity_{digit}0", f"Brush opacity {digit}0%", (str(digit % 10),), "Set the brush's opacity.")
            for digit in range(1, 11)
        ),
    ),
    *_menu(
        "Run",
        C("generate.run", "Generate", ("Ctrl+Return", "Ctrl+Enter"), "Run the recipe, or queue it.", "ph.play"),
        C("generate.stop", "Stop now", ("Esc",), "Stop between two steps and keep nothing of this job.", "ph.stop"),
        C("generate.stop_after", "Stop after these pictures", (), "Finish the pictures under way and start no others."),
        C("generate.keep_step", "Keep this step as the result", (), "Stop, and take the present estimate of x0."),
        C("generate.clear_queue", "Empty the queue", (), "Drop the jobs that wait.", separated=True),
        C("generate.restart", "Restart the engine", (), "End the engine process and start a new one."),
        C("timeline.play", "Play or pause", ("P",), "Run through the frames.", "ph.play", separated=True),
        C("timeline.previous", "Previous frame", ("Left",), "One step back.", "ph.caret-left"),
        C("timeline.next", "Next frame", ("Right",), "One step on.", "ph.caret-right"),
        C("timeline.first", "First frame", ("Home",), "To the beginning of the lane.", "ph.skip-back"),
        C("timeline.last", "Last frame", ("End",), "To the end of the lane.", "ph.skip-forward"),
        C("timeline.loop", "Loop", ("L",), "Begin again at the end.", "ph.repeat", checkable=True),
        C("timeline.x_t", "Show x_t", (), "Show the noisy state that enters each step."),
        C("timeline.x0", "Show predicted x0", (), "Show the model's estimate of the clean picture."),
        C("timeline.swap", "Swap x_t and predicted x0", ("V",), "Switch between the state and the estimate."),
    ),
    *_menu(
        "Train",
        C("train.start", "Start training", ("Ctrl+T",), "Train with the settings of the training panel.", "ph.play"),
        C("train.pause", "Pause or resume training", (), "Hold the run, or let it go on.", "ph.pause"),
        C("train.stop", "Stop training", (), "Write a checkpoint and end the run.", "ph.stop"),
        C("train.sample", "Sample now", (), "Write a sample grid at this step."),
        C("train.checkpoint", "Checkpoint now", (), "Write a checkpoint at this step."),
        C("train.attach", "Open a run…", (), "Watch a run's folder, or look at one that has ended.", separated=True),
        C("train.elsewhere", "Run elsewhere…", (), "The ready command for another machine, and the way to watch it."),
        C("train.export", "Export the model…", (), "A folder for diffusers, one file, or a decoder as ONNX."),
        C("train.use", "Use this model", (), "Choose the run's newest checkpoint in the recipe."),
        C("train.use_best", "Use the best checkpoint", (), "Choose the one with the lowest loss on held-out pictures."),
        C("train.branch", "Branch from here…", (), "Train on from the playhead's checkpoint, with other settings."),
        C(
            "training.compare",
            "Compare runs…",
            (),
            "Draw other runs behind this one, and list the settings that differ.",
            separated=True,
        ),
        C("training.export_curves_png", "Export curves as a picture…", (), "Save the plots as a PNG."),
        C("training.export_curves_csv", "Export curves as a table…", (), "Save every step's measurements as CSV."),
    ),
    *_menu(
        "Help",
        C("help.guide", "First steps", (), "What to do in the first minutes."),
        C("help.about", "About Denoise Studio", (), "Version and licence."),
    ),
)


def by_id() -> dict[str, Command]:
    """Return every command by its id."""
    return {command.id: command for command in COMMANDS}
