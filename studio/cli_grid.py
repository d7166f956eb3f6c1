"""The command line's grids: a picture for each combination of the values of two or three settings."""

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from studio import console
from studio.cli_engine import Precision, SaveMemory, Turbo, engine_settings
from studio.cli_options import Device, Json, Model, check_png
from studio.cli_pictures import NO_SETTINGS, asked_recipe, generate
from studio.protocol.engine_settings import EngineSettings
from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.files import make_folder, write_whole
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.grids.grid import Cell, Grid, parse_grid
from studio.protocol.scratch import temporary_folder

_AXIS = (
    "SETTING=VALUES: steps=10,20,30, guidance=1..7(+2), seed=1-10 [5], prompt=cat,dog (replaces), steps&cfg=9&3,20&5."
)


def grid(
    model: Model,
    out: Annotated[Path, typer.Option(help="The sheet's file (.png).")],
    x: Annotated[str, typer.Option("--x", help=f"The columns, as {_AXIS}")],
    y: Annotated[str | None, typer.Option("--y", help="The rows, likewise.")] = None,
    z: Annotated[str | None, typer.Option("--z", help="The sheets below one another, likewise.")] = None,
    cells: Annotated[
        Path | None, typer.Option(help="A folder for the pictures, recipes and denoising records of the cells.")
    ] = None,
    precision: Precision = "auto",
    save_memory: SaveMemory = "auto",
    turbo: Turbo = False,
    device: Device = "auto",
    json_: Json = False,
    **settings: Any,
) -> None:
    """Generate a picture for each combination of settings, on one labelled sheet; takes the settings of generate.

    A cell that fails stays blank. The costliest setting changes least often.
    """
    check_png(out)
    if z is not None and y is None:
        raise BadInput("--z is the third axis: give --y too.")
    asked = parse_grid([axis for axis in (x, y, z) if axis is not None])

    @functools.cache
    def base(other: str | None) -> GenerateRecipe:
        return asked_recipe({**settings, "model": other or model})

    first = base(None)
    found = asked.cells(base)
    if all(cell.recipe is None for cell in found):
        raise BadInput(found[0].problem)
    from studio.engine.data.output import check_file, check_place

    check_file(out)
    for folder in [cells / cell.name for cell in found] if cells is not None else []:
        check_place(folder.parent)
        if folder.exists():
            raise BadInput(f"{folder} exists already: give another folder as --cells.")
    with temporary_folder("grid") as scratch:
        loading = engine_settings(precision, save_memory, turbo)
        pictures = _made(found, asked, scratch, keep=cells, device=device, settings=loading, json_=json_)
        if not pictures:
            raise BadInput("No picture of the grid could be made; the reasons are above.")
        from studio.document.grid_sheet import sheet_png
        from studio.engine.data.pictures import read_image, to_bytes

        shown = {place: to_bytes(read_image(file).pixels) for place, file in pictures.items()}
        make_folder(out.parent)
        write_whole(out, sheet_png(asked, shown, first))
    console.result({"grid": str(out), "made": len(pictures), "cells": len(found)}, json_, text=str(out))


def _made(
    cells: list[Cell],
    grid_: Grid,
    scratch: Path,
    *,
    keep: Path | None,
    device: str,
    settings: EngineSettings,
    json_: bool,
) -> dict[tuple[int, ...], Path]:
    """Generate the cells in their order; return the pictures by place, and tell why one is missing."""
    from studio.engine.generation.generate import ModelCache
    from studio.engine.generation.generate import generate as run_generation
    from studio.engine.training.device import choose_device

    models = ModelCache(str(choose_device(device)))
    pictures: dict[tuple[int, ...], Path] = {}
    for number, cell in enumerate(cells, 1):
        along = zip(grid_.axes, cell.place, strict=True)
        label = "; ".join(f"{axis.title} {axis.labels[place]}" for axis, place in along)
        problem = cell.problem
        if cell.recipe is not None:
            console.tell(f"{number} of {len(cells)}: {label}")
            show = console.progress_of_generation()
            try:
                for event in run_generation(
                    cell.recipe,
                    (keep or scratch) / cell.name,
                    models=models,
                    settings=settings,
                    trajectory=keep is not None,
                ):
                    show(event)
                    if isinstance(event, Result):
                        pictures[cell.place] = Path(event.pictures[0])
            except (BadInput, MemoryError, RuntimeError) as error:  # torch runs out of memory as a RuntimeError
                problem = " ".join(str(error).split())
        if problem:
            console.tell(f"{label}: left blank. {problem}")
        if json_:
            kept = str(pictures[cell.place]) if keep is not None and cell.place in pictures else None
            fields = {"cell": cell.name, "picture": kept, "problem": problem or None}
            console.result(fields, json_, text="")
    return pictures


def _with_settings_of(source: Callable[..., Any], target: Callable[..., Any]) -> None:
    """Give a command the options of another that are settings of a picture, instead of its **settings."""
    own = [one for one in inspect.signature(target).parameters.values() if one.kind is not one.VAR_KEYWORD]
    more = [one for name, one in inspect.signature(source).parameters.items() if name not in (*NO_SETTINGS, "model")]
    target.__signature__ = inspect.Signature([*own, *more])  # type: ignore[attr-defined]
    target.__annotations__ = {one.name: one.annotation for one in (*own, *more)} | {"return": None}


_with_settings_of(generate, grid)
