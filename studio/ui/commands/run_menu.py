"""The Run menu: generating, the queue and the timeline."""

from studio.ui.commands.command import Command, acting_on, in_menu, in_submenu
from studio.ui.commands.lane_commands import LANE
from studio.ui.commands.live_commands import LIVE

RUN = in_menu(
    "Run",
    *acting_on(
        "canvas",
        Command("generate.run", "Generate", ("Ctrl+Return", "Ctrl+Enter"), "Run the recipe, or queue it.", "ph.play"),
        Command("generate.stop", "Stop", ("Esc",), "Stop the running job and discard its pictures.", "ph.stop"),
        Command("generate.stop_after", "Stop after this batch", (), "Finish the current pictures and start no others."),
        Command(
            "generate.keep_step",
            "Stop and keep this step",
            (),
            "Stop, and save the predicted x0 of this step as the result.",
        ),
        Command(
            "generate.variations",
            "Variations of this",
            ("Ctrl+Shift+V",),
            "Make four variations of the generated picture in view.",
            separated=True,
        ),
        Command("generate.reuse_seed", "Reuse last seed", (), "Set the seed of the last job again."),
        Command("generate.clear_queue", "Clear queue", (), "Remove the jobs that have not started.", separated=True),
    ),
    *LIVE,
    Command(
        "queue.pause",
        "Pause queue",
        (),
        "Start no further job; the running one continues.",
        checkable=True,
        separated=True,
    ),
    *in_submenu(
        "Waiting job",
        Command("queue.edit", "Edit waiting job", (), "Load the selected job's recipe; the next run replaces the job."),
        Command("queue.duplicate", "Duplicate waiting job", (), "Queue the selected job once more, after it."),
        Command("queue.up", "Move waiting job up", (), "Run the selected job earlier."),
        Command("queue.down", "Move waiting job down", (), "Run the selected job later."),
        Command("queue.remove", "Remove waiting job", (), "Remove the selected job from the queue."),
    ),
    Command(
        "grid.open",
        "Grid…",
        ("Ctrl+G",),
        "Make a picture for each combination of two or three settings.",
        "ph.grid-four",
        separated=True,
    ),
    Command(
        "grid.race",
        "Sampler race…",
        (),
        "Compare samplers on the same noise: steps, evaluations, time, and distance to the result of 1,000 steps.",
        "ph.timer",
    ),
    Command(
        "engine.settings",
        "Memory and speed…",
        (),
        "Set precision, how memory is saved, what loaded models may take, and Turbo.",
        "ph.gauge",
        separated=True,
    ),
    Command("generate.restart", "Restart engine", (), "End the engine process and start a new one."),
    *acting_on(
        "timeline",
        Command(
            "timeline.play", "Play or pause", ("P",), "Play the frames of the timeline.", "ph.play", separated=True
        ),
        Command(
            "timeline.fork",
            "Fork here",
            ("F",),
            "Denoise again from the step under the playhead on, with the settings of the recipe panel.",
            "ph.git-branch",
        ),
        *LANE,
        Command(
            "timeline.curves",
            "Curves over the steps",
            ("Shift+S",),
            "Show and edit how prompt, guidance and controls change from step to step.",
            checkable=True,
        ),
        *in_submenu(
            "Go to frame",
            Command("timeline.previous", "Previous frame", ("Left",), "Go back by one frame.", "ph.caret-left"),
            Command("timeline.next", "Next frame", ("Right",), "Go forward by one frame.", "ph.caret-right"),
            Command("timeline.first", "First frame", ("Home",), "Go to the first frame.", "ph.skip-back"),
            Command("timeline.last", "Last frame", ("End",), "Go to the last frame.", "ph.skip-forward"),
        ),
        Command(
            "timeline.loop",
            "Loop",
            ("Ctrl+L",),
            "Repeat from the first frame after the last.",
            "ph.repeat",
            checkable=True,
        ),
        Command(
            "timeline.paint",
            "Paint into this frame",
            ("Shift+F",),
            "Paint into the predicted x0 of this step, and denoise again from there.",
            "ph.paint-brush",
        ),
        Command(
            "timeline.film",
            "Film…",
            ("Ctrl+Shift+F",),
            "Make a film, numbered pictures or a contact sheet of lanes beside each other.",
            "ph.film-strip",
        ),
        Command(
            "timeline.copy_code",
            "Copy lane as diffusers code",
            (),
            "Copy a Python script that makes the selected lane's pictures with plain diffusers.",
        ),
        Command("timeline.x_t", "Show x_t", (), "Show the noisy state that enters each step."),
        Command("timeline.x0", "Show predicted x0", (), "Show the model's prediction of the clean picture."),
        Command(
            "timeline.swap",
            "Swap x_t and predicted x0",
            ("V",),
            "Switch between noisy state and prediction.",
        ),
    ),
)
