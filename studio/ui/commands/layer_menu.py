"""The Layer menu: what is painted on, and how it lies over the rest."""

from studio.ui.commands.command import Command, acting_on, in_menu
from studio.ui.commands.guide_commands import GUIDES

LAYER = in_menu(
    "Layer",
    *acting_on(
        "canvas",
        Command("layer.new", "New layer", ("Ctrl+Shift+N",), "Add an empty layer over the active one.", "ph.plus"),
        Command("layer.open", "Add pictures as layers…", (), "Add picture files as layers over the active one."),
        Command("layer.group", "Group layer", (), "Put the active layer into a new group.", "ph.folder-simple-plus"),
        Command("layer.ungroup", "Ungroup", (), "Put the layers of the active group in its place."),
        Command("layer.duplicate", "Duplicate layer", ("Ctrl+J",), "Add a copy of the active layer.", "ph.copy"),
        Command("layer.rename", "Rename layer", (), "Type another name for the active layer."),
        Command("layer.delete", "Delete layer", (), "Delete the active layer.", "ph.trash"),
        Command(
            "layer.merge_down",
            "Merge down",
            ("Ctrl+E",),
            "Merge the active layer into the one below it, or a group into one layer.",
            "ph.arrow-line-down",
            separated=True,
        ),
        Command("layer.flatten", "Flatten picture", (), "Replace all layers by the picture that they show."),
        Command(
            "layer.visible",
            "Show or hide layer",
            (),
            "Show the active layer, or hide it.",
            "ph.eye",
            separated=True,
        ),
        Command("layer.lock", "Lock or unlock layer", (), "Protect the active layer from editing.", "ph.lock-simple"),
        Command(
            "layer.lock_alpha",
            "Lock or unlock transparency",
            ("/",),
            "Let painting on the active layer change its colours only.",
            "ph.drop-half",
        ),
        Command(
            "layer.up",
            "Move layer up",
            ("Ctrl+PgUp",),
            "Move the active layer up by one position.",
            "ph.caret-up",
            separated=True,
        ),
        Command(
            "layer.down",
            "Move layer down",
            ("Ctrl+PgDown",),
            "Move the active layer down by one position.",
            "ph.caret-down",
        ),
        Command("layer.above", "Choose layer above", ("PgUp",), "Paint on the layer above the active one."),
        Command("layer.below", "Choose layer below", ("PgDown",), "Paint on the layer below the active one."),
        Command(
            "layer.flip_across",
            "Flip layer horizontally",
            (),
            "Mirror the active layer from left to right.",
            separated=True,
        ),
        Command("layer.flip_down", "Flip layer vertically", (), "Mirror the active layer from top to bottom."),
        Command("layer.turn_right", "Rotate layer right", (), "Turn the active layer clockwise by 90 degrees."),
        Command("layer.turn_left", "Rotate layer left", (), "Turn the active layer anticlockwise by 90 degrees."),
        Command("layer.transform", "Scale and rotate layer…", ("Ctrl+Alt+T",), "Scale and turn the active layer."),
        Command(
            "layer.to_mask", "Mask from layer", (), "Mask what the layer covers: its transparency becomes the mask."
        ),
        *GUIDES,
        Command("layer.mask", "Paint on mask or layer", ("Q",), "Switch between the mask and the layer used last."),
    ),
)
