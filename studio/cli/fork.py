"""Command line verb that continues a generation from one of its steps."""

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from studio.cli.engine import engine_settings
from studio.cli.options import check_png, takes_options_of
from studio.cli.pictures import generate, generate_files, generation_settings
from studio.cli.prompts import with_drawn_prompts
from studio.cli.settings import settings_from
from studio.protocol.errors import BadInput
from studio.protocol.fitting import check_fits
from studio.protocol.generation_recipe import PAINT_HELD
from studio.protocol.modelcard import find_model, read_card
from studio.protocol.recipes import changed
from studio.protocol.record import open_record


@takes_options_of(generate, but=("project", "print_code"))
def fork(
    record: Annotated[
        Path, typer.Argument(metavar="TRAJECTORY", help="A denoising record, as --trajectory writes it.")
    ],
    at: Annotated[int, typer.Option(min=0, help="The first step that is run again, counted from 0.")],
    out: Annotated[Path, typer.Option(help="The picture's file (.png); for several, NAME-0000.png ...")],
    model: Annotated[
        str | None, typer.Option(help="Another model with the same latent space; default: the record's.")
    ] = None,
    recipe: Annotated[
        Path | None,
        typer.Option(help="Settings of a recipe (.json) or of a picture of any program; options take precedence."),
    ] = None,
    edit: Annotated[
        Path | None,
        typer.Option(help="The predicted x0 of the step, painted over; nothing is painted where it is transparent."),
    ] = None,
    edit_mask: Annotated[
        Path | None, typer.Option(help="White may change from the step on; black stays the record's to the bit.")
    ] = None,
    edit_hold: Annotated[
        float, typer.Option(min=0, max=1, help="Share of the remaining steps during which the paint is held.")
    ] = PAINT_HELD,
    edit_picture: Annotated[int, typer.Option(min=0, help="Which of several pictures is painted, counted from 0.")] = 0,
    trajectory: Annotated[Path | None, typer.Option(help="File for the denoising record.")] = None,
    **options: Any,
) -> None:
    """Continue a generation from one of its steps with other settings; the same settings repeat it to the bit.

    Settings that are not given are the record's. --steps counts those before the fork too; --seed is that of the noise
    that is added from the fork on.
    """
    check_png(out)
    parent = open_record(record).recipe()
    if parent is None:
        raise BadInput(f"{record.name} does not hold the recipe that it was made with.")
    from_recipe = settings_from(recipe) if recipe is not None else {}
    settings = from_recipe | generation_settings({"model": model, **options})
    fork = {"record": os.path.abspath(record), "step": at, "edit": _edit(edit, edit_mask, edit_picture, edit_hold)}
    forked = changed(parent, settings | {"fork": fork})
    forked = with_drawn_prompts(
        forked,
        prompt=options["prompt"],
        negative=options["negative"],
        styles=options["style"] or (),
        reseeded=False,
    )
    card = read_card(find_model(forked.model))
    check_fits(forked, card)
    numbered = [out.with_name(f"{out.stem}-{index:04}.png") for index in range(forked.count)]
    files = [out] if forked.count == 1 or card.space == "plane" else numbered
    engine = engine_settings(options["precision"], options["save_memory"], options["turbo"])
    generate_files(forked, files, trajectory, options["device"], options["json_"], settings=engine)


def _edit(image: Path | None, mask: Path | None, picture: int, hold: float) -> dict[str, Any] | None:
    """Return the fields of a FrameEditSpec; None without a painted picture."""
    if image is None:
        if mask is not None or picture:
            raise BadInput("--edit-mask and --edit-picture belong to --edit, the painted picture.")
        return None
    return {
        "image": os.path.abspath(image),
        "mask": None if mask is None else os.path.abspath(mask),
        "picture": picture,
        "hold": hold,
    }
