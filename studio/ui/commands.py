"""Every command of the window as data: id, title, shortcuts, menu, icon and tooltip. No Qt in here."""

from dataclasses import dataclass, replace

from studio.ui.tools.registry import tools


@dataclass(frozen=True)
class Command:
    """One command, shared by menu, toolbar, shortcut and command palette.

    Attributes:
        id: Stable name, "menu.what".
        title: Label in menus and in the palette.
        shortcuts: In Qt's portable text; the first one is shown.
        tip: One sentence for tooltip and status bar.
        icon: qtawesome's name of the icon, "" for none.
        checkable: Whether it shows a state.
        menu: Title of its menu.
        separated: A separator precedes it in the menu.
        needs: The panel that it acts on: "canvas", or the name of a dock. It is disabled while that is not in view.
    """

    id: str
    title: str
    shortcuts: tuple[str, ...] = ()
    tip: str = ""
    icon: str = ""
    checkable: bool = False
    menu: str = ""
    separated: bool = False
    needs: str = ""

    @property
    def shortcut_text(self) -> str:
        """The shortcuts as one text, for lists."""
        return ", ".join(self.shortcuts)


def _menu(menu: str, *commands: Command) -> tuple[Command, ...]:
    return tuple(replace(command, menu=menu) for command in commands)


def _on(needs: str, *commands: Command) -> tuple[Command, ...]:
    return tuple(replace(command, needs=needs) for command in commands)


C = Command
COMMANDS: tuple[Command, ...] = (
    *_menu(
        "File",
        C("file.open", "Open picture…", ("Ctrl+O",), "Open a picture on the canvas.", "ph.folder-open"),
        *_on(
            "canvas",
            C(
                "file.save",
                "Save picture…",
                ("Ctrl+S",),
                "Save the canvas as a PNG that contains its recipe.",
                "ph.floppy-disk",
            ),
        ),
        *_on(
            "timeline",
            C("file.save_frame", "Save frame…", ("Ctrl+Shift+S",), "Save the frame under the playhead as a PNG."),
        ),
        *_on(
            "canvas", C("file.close_picture", "Close picture", (), "Remove the picture and the mask.", separated=True)
        ),
        C("file.quit", "Quit", ("Ctrl+Q",), "Close the window.", separated=True),
    ),
    *_menu(
        "Edit",
        C("edit.undo", "Undo", ("Ctrl+Z",), "Undo the last action.", "ph.arrow-u-up-left"),
        C("edit.redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Redo the last undone action.", "ph.arrow-u-up-right"),
        *_on(
            "canvas",
            C("edit.copy", "Copy picture", ("Ctrl+C",), "Copy what the canvas shows.", separated=True),
            C(
                "edit.copy_code",
                "Copy as diffusers code",
                ("Ctrl+Shift+C",),
                "Copy a Python script that makes the picture in view with plain diffusers; without one, the recipe's.",
            ),
            C("edit.paste", "Paste picture", ("Ctrl+V",), "Paste a picture from the clipboard onto the canvas."),
        ),
        *_on(
            "history",
            C("history.use", "Use recipe of result", (), "Load the selected result's recipe.", separated=True),
            C("history.use_but_seed", "Use recipe, but not its seed", (), "Load the recipe, and keep the seed."),
            C(
                "history.copy_code",
                "Copy result as diffusers code",
                (),
                "Copy a Python script that makes the selected result with plain diffusers.",
            ),
            C("history.folder", "Show result in file manager", (), "Open the selected result's folder."),
            C("history.delete", "Delete result", (), "Move the selected result to the history's trash."),
        ),
    ),
    *_menu(
        "View",
        *_on(
            "canvas",
            C("view.fit", "Fit to window", ("Ctrl+0",), "Show the whole picture.", "ph.corners-out"),
            C(
                "view.actual_size",
                "Actual size",
                ("Ctrl+1",),
                "Zoom to 100%: one picture pixel per screen pixel.",
                "ph.number-square-one",
            ),
            C("view.zoom_in", "Zoom in", ("Ctrl++", "Ctrl+="), "Zoom in by one step."),
            C("view.zoom_out", "Zoom out", ("Ctrl+-",), "Zoom out by one step."),
            C(
                "view.pixel_values",
                "Pixel values",
                (),
                "Write the values of pixels onto them, when they are large enough.",
                checkable=True,
            ),
        ),
        C("view.paint", "Paint workspace", ("F1",), "Arrange the panels for painting.", checkable=True, separated=True),
        C("view.watch", "Watch workspace", ("F2",), "Arrange the panels for watching the steps.", checkable=True),
        C("view.train", "Train workspace", ("F3",), "Arrange the panels for training.", checkable=True),
        C(
            "view.explore",
            "Explore workspace",
            ("F4",),
            "Arrange the panels for exploring pictures, noise and pixels.",
            checkable=True,
        ),
        C("view.reset", "Reset workspace", (), "Restore the default layout of this workspace."),
        C(
            "view.theme_system",
            "Theme: follow the system",
            (),
            "Use the system's light or dark theme.",
            checkable=True,
            separated=True,
        ),
        C("view.theme_dark", "Theme: dark", (), "Use the dark theme.", checkable=True),
        C("view.theme_light", "Theme: light", (), "Use the light theme.", checkable=True),
        C("view.palette", "Find command…", ("Ctrl+K",), "Search all commands by name.", separated=True),
    ),
    *_menu(
        "Image",
        *_on(
            "canvas",
            C("image.take", "Accept", ("Return", "Enter"), "Accept the result: it becomes the picture.", "ph.check"),
            C("image.toggle", "Compare before / after", ("T",), "Show or hide the result."),
            C("image.dismiss", "Discard", (), "Discard the result; it stays in the history.", "ph.x"),
            C(
                "image.extend",
                "Extend canvas…",
                ("Ctrl+Shift+E",),
                "Add space around the picture, masked so that Generate fills it.",
                separated=True,
            ),
        ),
    ),
    *_menu(
        "Mask",
        *_on(
            "canvas",
            *(
                C(f"mask.{name}", tool.title, tool.shortcuts, tool.tip, tool.icon, checkable=True)
                for name, tool in tools().items()
            ),
            C("mask.swap", "Swap brush and eraser", ("X",), "Switch between brush and eraser."),
            C("mask.smaller", "Decrease brush size", ("[",), "Make the brush smaller.", separated=True),
            C("mask.bigger", "Increase brush size", ("]",), "Make the brush larger."),
            C("mask.softer", "Decrease brush hardness", ("{",), "Make the brush's edge softer."),
            C("mask.harder", "Increase brush hardness", ("}",), "Make the brush's edge harder."),
            C(
                "mask.invert",
                "Invert mask",
                ("Ctrl+I",),
                "Repaint what was kept, and keep what was repainted.",
                "ph.selection-inverse",
                separated=True,
            ),
            C("mask.fill", "Fill mask", ("Ctrl+A",), "Mask the whole picture."),
            C("mask.clear", "Clear mask", ("Ctrl+D", "Delete"), "Remove the mask.", "ph.trash"),
            C("mask.overlay", "Mask overlay…", (), "Set the colour and the opacity of the mask's overlay."),
            *(
                C(f"mask.opacity_{digit}0", f"Brush opacity {digit}0%", (str(digit % 10),), "Set the brush's opacity.")
                for digit in range(1, 11)
            ),
        ),
    ),
    *_menu(
        "Prompt",
        *_on(
            "recipe",
            C("prompt.history", "Earlier prompts…", ("Ctrl+H",), "Search the prompts that were generated before."),
            C("prompt.earlier", "Previous prompt", (), "Show the prompt before this one; Alt+Up in the field."),
            C("prompt.later", "Next prompt", (), "Go back to a later prompt; Alt+Down in the field."),
            C("prompt.modifiers", "Modifiers…", (), "Add a style, a quality, a light or a camera.", separated=True),
            C("prompt.styles", "Styles…", (), "Choose the styles that are added to the prompt."),
            C("prompt.keep_style", "Keep prompt as style…", (), "Keep the prompts in your styles.csv under a name."),
            C("prompt.negatives", "Negative prompts…", (), "Choose a negative prompt."),
        ),
        C("prompt.wildcards", "Open wildcards folder", (), "Show the text files that __name__ in a prompt draws from."),
    ),
    *_menu(
        "Run",
        *_on(
            "canvas",
            C("generate.run", "Generate", ("Ctrl+Return", "Ctrl+Enter"), "Run the recipe, or queue it.", "ph.play"),
            C("generate.stop", "Stop", ("Esc",), "Stop the running job and discard its pictures.", "ph.stop"),
            C("generate.stop_after", "Stop after this batch", (), "Finish the present pictures and start no others."),
            C(
                "generate.keep_step",
                "Stop and keep this step",
                (),
                "Stop, and save the predicted x0 of this step as the result.",
            ),
            C(
                "generate.variations",
                "Variations of this",
                ("Ctrl+Shift+V",),
                "Make four variations of the generated picture in view.",
                separated=True,
            ),
            C("generate.reuse_seed", "Reuse last seed", (), "Set the seed of the last job again."),
            C("generate.clear_queue", "Clear queue", (), "Remove the jobs that have not started.", separated=True),
        ),
        C(
            "queue.pause",
            "Pause queue",
            (),
            "Start no further job; the running one continues.",
            checkable=True,
            separated=True,
        ),
        C("queue.edit", "Edit waiting job", (), "Load the selected job's recipe; the next run replaces the job."),
        C("queue.duplicate", "Duplicate waiting job", (), "Queue the selected job once more, after it."),
        C("queue.up", "Move waiting job up", (), "Run the selected job earlier."),
        C("queue.down", "Move waiting job down", (), "Run the selected job later."),
        C("queue.remove", "Remove waiting job", (), "Remove the selected job from the queue."),
        C(
            "grid.open",
            "Grid…",
            ("Ctrl+G",),
            "Make a picture for each combination of two or three settings.",
            "ph.grid-four",
            separated=True,
        ),
        C("generate.restart", "Restart engine", (), "End the engine process and start a new one."),
        *_on(
            "timeline",
            C("timeline.play", "Play or pause", ("P",), "Play the frames of the timeline.", "ph.play", separated=True),
            C(
                "timeline.fork",
                "Fork here",
                ("F",),
                "Make the step under the playhead and all later ones anew, with the settings of the recipe panel.",
                "ph.git-branch",
            ),
            C("timeline.previous", "Previous frame", ("Left",), "Go back by one frame.", "ph.caret-left"),
            C("timeline.next", "Next frame", ("Right",), "Go forward by one frame.", "ph.caret-right"),
            C("timeline.first", "First frame", ("Home",), "Go to the first frame.", "ph.skip-back"),
            C("timeline.last", "Last frame", ("End",), "Go to the last frame.", "ph.skip-forward"),
            C(
                "timeline.loop",
                "Loop",
                ("L",),
                "Repeat from the first frame after the last.",
                "ph.repeat",
                checkable=True,
            ),
            C(
                "timeline.copy_code",
                "Copy lane as diffusers code",
                (),
                "Copy a Python script that makes the selected lane's pictures with plain diffusers.",
            ),
            C("timeline.x_t", "Show x_t", (), "Show the noisy state that enters each step."),
            C("timeline.x0", "Show predicted x0", (), "Show the model's prediction of the clean picture."),
            C(
                "timeline.swap",
                "Swap x_t and predicted x0",
                ("V",),
                "Switch between noisy state and prediction.",
            ),
        ),
    ),
    *_menu(
        "Train",
        C("train.start", "Start training", ("Ctrl+T",), "Train with the settings of the training panel.", "ph.play"),
        C("train.pause", "Pause or resume training", (), "Pause the run, or resume it.", "ph.pause"),
        C("train.stop", "Stop training", (), "Save a checkpoint and end the run.", "ph.stop"),
        C("train.sample", "Sample now", (), "Draw a sample grid at this step."),
        C("train.checkpoint", "Save checkpoint now", (), "Save a checkpoint at this step."),
        C(
            "runs.browse",
            "All runs",
            ("Ctrl+R",),
            "List every training run, with notes, figures and samples.",
            "ph.list-bullets",
            separated=True,
        ),
        *_on(
            "runs",
            C("runs.open", "Open run", (), "Show the curves and samples of the selected run."),
            C("runs.resume", "Resume run", (), "Resume the selected run from its newest checkpoint."),
            C("runs.branch", "Branch from run…", (), "Prepare a new run from the selected run's newest checkpoint."),
            C("runs.compare", "Compare selected runs", (), "Plot the selected runs together."),
            C("runs.use", "Use run as model", (), "Select the run's newest checkpoint in the recipe."),
            C("runs.reveal", "Show run in file manager", (), "Open the selected run's folder."),
            C("runs.delete", "Delete run", (), "Move the selected runs to the trash; this can be undone."),
        ),
        C("runs.add_folder", "Add folder of runs…", (), "List the runs of another folder, too."),
        C("train.attach", "Open run folder…", (), "Open the folder of a run, whether it is training or has ended."),
        C("train.elsewhere", "Train on another computer…", (), "Get the command for another computer, and watch it."),
        C("train.export", "Export model…", (), "Export as a diffusers folder, a single file, or an ONNX decoder."),
        C("train.use", "Use this model", (), "Select the run's newest checkpoint in the recipe."),
        C("train.use_best", "Use the best checkpoint", (), "Select the checkpoint with the lowest validation loss."),
        C("train.branch", "Branch from here…", (), "Continue from the checkpoint under the playhead in a new run."),
        C(
            "training.compare",
            "Compare runs…",
            (),
            "Plot other runs beside this one, and list the settings that differ.",
            separated=True,
        ),
        C("training.export_curves_png", "Export curves as PNG…", (), "Save the plots as a picture."),
        C("training.export_curves_csv", "Export curves as CSV…", (), "Save the metrics of every step as a table."),
    ),
    *_menu(
        "Models",
        C(
            "models.browse",
            "All models",
            ("Ctrl+M",),
            "List every model, LoRA, ControlNet and VAE on this computer; again: go back.",
            "ph.books",
        ),
        C("models.add_hub", "Add from hub…", (), "Look up a model at the hub, and download it.", separated=True),
        C(
            "file.add_model",
            "Add model file…",
            (),
            "Use a model or a LoRA in a .safetensors file; it stays where it is.",
        ),
        C("file.add_model_folder", "Add model folder…", (), "Use a model in a diffusers folder; it stays where it is."),
        C("models.scan", "Scan folder for models…", (), "List the models in a folder of A1111, ComfyUI or InvokeAI."),
        *_on(
            "models",
            C(
                "models.use",
                "Use model in recipe",
                (),
                "Put the selected model into its place in the recipe.",
                separated=True,
            ),
            C("models.star", "Star model", ("Ctrl+B",), "Star the selected models, or take their stars away."),
            C("models.verify", "Verify model", (), "Read all its files, and compare them with the known checksums."),
            C("models.reveal", "Show model in file manager", (), "Open the selected model's folder."),
            C("models.copy_path", "Copy path of model", (), "Copy the place of the selected model."),
            C("models.licence", "Show licence of model…", (), "Show the text of the selected model's licence."),
            C("models.remove", "Remove model", (), "Take the selected models off the list; this can be undone."),
        ),
    ),
    *_menu(
        "Help",
        C("help.guide", "First steps", (), "A tour of the first minutes."),
        C("help.about", "About Denoise Studio", (), "Version and licence."),
    ),
)


def by_id() -> dict[str, Command]:
    """Return every command by its id."""
    return {command.id: command for command in COMMANDS}
