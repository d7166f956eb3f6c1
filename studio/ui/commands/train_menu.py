"""The Train menu: training and runs."""

from studio.ui.commands.command import Command, acting_on, in_menu

TRAIN = in_menu(
    "Train",
    Command("train.start", "Start training", ("Ctrl+T",), "Train with the settings of the training panel.", "ph.play"),
    Command("train.pause", "Pause or resume training", (), "Pause the run, or resume it.", "ph.pause"),
    Command("train.stop", "Stop training", (), "Save a checkpoint and end the run.", "ph.stop"),
    Command("train.sample", "Sample now", (), "Draw a sample grid at this step."),
    Command("train.checkpoint", "Save checkpoint now", (), "Save a checkpoint at this step."),
    Command(
        "runs.browse",
        "All runs",
        ("Ctrl+R",),
        "List every training run, with notes, figures and samples.",
        "ph.list-bullets",
        separated=True,
    ),
    *acting_on(
        "runs",
        Command("runs.open", "Open run", (), "Show the curves and samples of the selected run."),
        Command("runs.resume", "Resume run", (), "Resume the selected run from its newest checkpoint."),
        Command("runs.branch", "Branch from run…", (), "Prepare a new run from the selected run's newest checkpoint."),
        Command("runs.compare", "Compare selected runs", (), "Plot the selected runs together."),
        Command("runs.use", "Use run as model", (), "Select the run's newest checkpoint in the recipe."),
        Command("runs.reveal", "Show run in file manager", (), "Open the selected run's folder."),
        Command("runs.delete", "Delete run", (), "Move the selected runs to the trash; this can be undone."),
    ),
    Command("runs.add_folder", "Add folder of runs…", (), "List the runs of another folder, too."),
    Command("runs.remove_folder", "Remove folder of runs…", (), "Stop listing the runs of an added folder."),
    Command("train.attach", "Open run folder…", (), "Open the folder of a run, whether it is training or has ended."),
    Command(
        "train.elsewhere",
        "Train on another computer…",
        (),
        "Get the command to run there, and follow the run from here.",
    ),
    Command("train.export", "Export model…", (), "Export as a diffusers folder, a single file, or an ONNX decoder."),
    Command("train.use", "Use this model", (), "Select the run's newest checkpoint in the recipe."),
    Command("train.use_best", "Use the best checkpoint", (), "Select the checkpoint with the lowest validation loss."),
    Command("train.branch", "Branch from here…", (), "Continue from the checkpoint under the playhead in a new run."),
    Command(
        "training.compare",
        "Compare runs…",
        (),
        "Plot other runs beside this one, and list the settings that differ.",
        separated=True,
    ),
    Command("training.export_curves_png", "Export curves as PNG…", (), "Save the plots as a picture."),
    Command("training.export_curves_csv", "Export curves as CSV…", (), "Save the metrics of every step as a table."),
)
