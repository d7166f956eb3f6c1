"""The View menu: zoom, workspaces and theme."""

from studio.ui.commands.command import Command, acting_on, in_menu

VIEW = in_menu(
    "View",
    *acting_on(
        "canvas",
        Command("view.fit", "Fit to window", ("Ctrl+0",), "Show the whole picture.", "ph.corners-out"),
        Command(
            "view.actual_size",
            "Actual size",
            ("Ctrl+1",),
            "Zoom to 100%: one picture pixel per screen pixel.",
            "ph.number-square-one",
        ),
        Command("view.zoom_in", "Zoom in", ("Ctrl++", "Ctrl+="), "Zoom in by one step."),
        Command("view.zoom_out", "Zoom out", ("Ctrl+-",), "Zoom out by one step."),
        Command(
            "view.pixel_values",
            "Pixel values",
            (),
            "Write its value onto each pixel, when the pixels are large enough.",
            checkable=True,
        ),
    ),
    Command(
        "view.paint", "Paint workspace", ("F1",), "Arrange the panels for painting.", checkable=True, separated=True
    ),
    Command("view.watch", "Watch workspace", ("F2",), "Arrange the panels for watching the steps.", checkable=True),
    Command("view.train", "Train workspace", ("F3",), "Arrange the panels for training.", checkable=True),
    Command(
        "view.explore",
        "Explore workspace",
        ("F4",),
        "Arrange the panels for exploring latent spaces, noise and pixels.",
        checkable=True,
    ),
    Command("view.reset", "Reset workspace", (), "Restore the default layout of this workspace."),
    Command(
        "watch.one",
        "One view of the step",
        (),
        "In the Watch workspace, show the canvas alone.",
        checkable=True,
        separated=True,
    ),
    Command(
        "watch.two",
        "Two views of the step",
        (),
        "In the Watch workspace, show x_t and the predicted x0 beside each other.",
        checkable=True,
    ),
    Command(
        "watch.four",
        "Four views of the step",
        (),
        "In the Watch workspace, show x_t, the predicted x0, the noise and the change.",
        checkable=True,
    ),
    Command(
        "view.reduce_motion",
        "Reduce motion",
        (),
        "Nothing moves or blinks by itself.",
        checkable=True,
        separated=True,
    ),
    Command(
        "view.theme_system",
        "Theme: follow the system",
        (),
        "Use the system's light or dark theme.",
        checkable=True,
        separated=True,
    ),
    Command("view.theme_dark", "Theme: dark", (), "Use the dark theme.", checkable=True),
    Command("view.theme_light", "Theme: light", (), "Use the light theme.", checkable=True),
    Command(
        "view.language_system",
        "Follow the system",
        (),
        "Use the system's language from the next start on.",
        checkable=True,
        submenu="Language",
    ),
    Command(
        "view.language_en", "English", (), "Use English from the next start on.", checkable=True, submenu="Language"
    ),
    Command(
        "view.language_de", "Deutsch", (), "Use German from the next start on.", checkable=True, submenu="Language"
    ),
    Command("view.palette", "Find command…", ("Ctrl+K",), "Search all commands by name.", separated=True),
)
