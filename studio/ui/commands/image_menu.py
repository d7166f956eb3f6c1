"""The Image menu: results and the canvas."""

from studio.ui.commands.command import Command, acting_on, in_menu

IMAGE = in_menu(
    "Image",
    *acting_on(
        "canvas",
        Command("image.take", "Accept", ("Return", "Enter"), "Accept the result: it becomes the picture.", "ph.check"),
        Command("image.take_layer", "Accept as layer", ("Ctrl+Alt+L",), "Accept the result as a new layer on top."),
        Command("image.toggle", "Compare before / after", ("T",), "Show or hide the result."),
        Command(
            "image.dismiss", "Discard", (), "Discard the results without a star; they stay in the history.", "ph.x"
        ),
        Command("image.dismiss_one", "Discard this result", (), "Discard the selected result alone."),
        Command("image.star", "Star or unstar result", (), "Keep the selected result when the others are discarded."),
        Command(
            "image.crop",
            "Crop canvas to mask",
            (),
            "Cut the canvas, with all layers, to the box around the mask.",
            "ph.crop",
            separated=True,
        ),
        Command(
            "image.canvas_size",
            "Canvas size…",
            ("Ctrl+Alt+C",),
            "Cut the canvas, or add around the picture.",
        ),
        Command("image.size", "Image size…", ("Ctrl+Alt+I",), "Resample the picture with all its layers."),
        Command(
            "image.extend",
            "Extend canvas…",
            ("Ctrl+Shift+E",),
            "Add space around the picture, masked so that Generate fills it.",
        ),
        Command(
            "image.upscale",
            "Upscale…",
            ("Ctrl+Alt+U",),
            "Upscale the picture with a model or by resampling, and refine it.",
        ),
    ),
)
