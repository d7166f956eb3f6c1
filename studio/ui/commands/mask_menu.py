"""The Mask menu: the mask, which is also the selection."""

from studio.ui.commands.command import Command, acting_on, in_menu

MASK = in_menu(
    "Mask",
    *acting_on(
        "canvas",
        Command("mask.fill", "Fill mask", ("Ctrl+A",), "Mask the whole picture."),
        Command("mask.clear", "Clear mask", ("Ctrl+D", "Delete"), "Remove the mask.", "ph.trash"),
        Command(
            "mask.invert",
            "Invert mask",
            ("Ctrl+I", "Ctrl+Shift+I"),
            "Repaint what was kept, and keep what was repainted.",
            "ph.selection-inverse",
        ),
        Command(
            "mask.grow",
            "Grow mask…",
            ("Ctrl+Shift+Up",),
            "Move the mask's edge outwards by some pixels.",
            separated=True,
        ),
        Command("mask.shrink", "Shrink mask…", ("Ctrl+Shift+Down",), "Move the mask's edge inwards by some pixels."),
        Command("mask.feather", "Feather mask…", ("Shift+F6",), "Blur the mask's edge, so that it fades."),
        Command("mask.smooth", "Smooth mask…", (), "Round the mask's corners and remove small details."),
        Command("mask.border", "Border of mask…", (), "Mask a band along the mask's edge only."),
        Command("mask.fill_holes", "Fill holes in mask", (), "Mask what the mask encloses completely."),
        Command(
            "mask.remove_islands", "Remove islands from mask…", (), "Clear separate parts of the mask that are small."
        ),
        Command(
            "mask.from_alpha",
            "Mask from alpha",
            (),
            "Mask what is opaque of the active layer, in proportion to its alpha.",
            separated=True,
        ),
        Command(
            "mask.by_words",
            "Select by words…",
            (),
            "Select what words name, such as the sky, with a model that reads them.",
        ),
        Command(
            "mask.keep", "Keep mask as selection…", (), "Keep the mask under a name; it is saved with the project."
        ),
        Command("mask.kept", "Kept selections…", (), "Make a selection that was kept the mask."),
        Command("mask.load", "Load mask…", (), "Use a picture as the mask: white is masked, black is not."),
        Command("mask.save", "Save mask…", (), "Save the mask as a grey PNG: white is masked."),
        Command("mask.reset_frame", "Reset crop frame", (), "Let the crop follow the mask and the padding again."),
        Command(
            "mask.overlay", "Mask overlay…", (), "Set the colour and the opacity of the mask's overlay.", separated=True
        ),
    ),
)
