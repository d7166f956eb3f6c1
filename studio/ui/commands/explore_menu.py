"""The Explore menu: what is done in the tabs of the Explore workspace."""

from studio.ui.commands.command import Command, acting_on, in_menu

EXPLORE = in_menu(
    "Explore",
    *acting_on(
        "latents",
        Command("explore.map", "Map latent space", ("Ctrl+Shift+L",), "Encode the pictures and lay their codes out."),
        Command("explore.stop_map", "Stop mapping", (), "End the computation; t-SNE stays as it is by then."),
        Command("explore.fit_map", "Show whole map", (), "Zoom so that all points are in view."),
        Command("explore.save_map", "Save map…", (), "Save the map as a picture, or its points as a table."),
        Command(
            "explore.put",
            "Put point on canvas",
            (),
            "Put what is under the pointer of the map on the canvas.",
            separated=True,
        ),
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
