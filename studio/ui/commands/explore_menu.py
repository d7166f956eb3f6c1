"""The Explore menu: what is done in the tabs of the Explore workspace."""

from studio.ui.commands.command import Command, acting_on, in_menu

EXPLORE = in_menu(
    "Explore",
    Command("explore.forward", "Forward process", (), "Noise the picture on the canvas by any schedule."),
    Command(
        "explore.plane",
        "2-D playground",
        (),
        "Train a small model of 2-D points, and watch its samples move from noise to data.",
    ),
    Command(
        "explore.learn", "Train or pause in playground", (), "Train the model of 2-D points, or pause the training."
    ),
    Command("explore.race", "Race samplers in playground", (), "All samplers from the same noise beside each other."),
    Command("explore.times", "Two times", (), "The same noise denoised by each checkpoint of a training run."),
    Command(
        "explore.words",
        "Word attention",
        (),
        "Show the cross-attention to each word of the lane's prompt, over all steps.",
    ),
    Command("explore.pixels", "Pixels", (), "The picture as the matrix of numbers that it is."),
    *acting_on(
        "latents",
        Command("explore.map", "Map latent space", ("Ctrl+Shift+L",), "Encode the pictures and lay their codes out."),
        Command("explore.stop_map", "Stop mapping", (), "End the computation; t-SNE keeps its current state."),
        Command("explore.fit_map", "Show whole map", (), "Zoom so that all points are in view."),
        Command("explore.save_map", "Save map…", (), "Save the map as a picture, or its points as a table."),
        Command(
            "explore.put",
            "Put point on canvas",
            (),
            "Put what is under the pointer of the map on the canvas.",
            separated=True,
        ),
        Command("explore.place", "Place canvas picture on map", (), "Encode the canvas and show where it lies."),
        Command("explore.place_files", "Place pictures on map…", (), "Encode picture files and show where they lie."),
        Command("explore.clear_placed", "Remove placed pictures from map", (), "Show the points of the data alone."),
        Command(
            "explore.manifold",
            "Manifold on canvas",
            (),
            "Decode 15 x 15 places of a latent space of two numbers, and put them on the canvas.",
        ),
        Command(
            "explore.film",
            "Make film of path",
            (),
            "Make a film of the path, as a lane of the timeline.",
            separated=True,
        ),
        Command("explore.set_a", "Set group A", ("Ctrl+Shift+1",), "Make the selected points group A of A - B + C."),
        Command("explore.set_b", "Set group B", ("Ctrl+Shift+2",), "Make the selected points group B of A - B + C."),
        Command("explore.set_c", "Set group C", ("Ctrl+Shift+3",), "Make the selected points group C of A - B + C."),
    ),
)
