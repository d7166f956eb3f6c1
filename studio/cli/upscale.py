"""The command line verb that upscales a picture, and refines it by image to image in tiles."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from studio.cli import console
from studio.cli.making import models_on
from studio.cli.options import Device, Json, check_png
from studio.cli.pictures import generate_files, recipe_from_options
from studio.document.inputs import keep_input
from studio.document.picture import open_picture
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Note
from studio.protocol.files import make_folder, write_atomically
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import find_model, read_card
from studio.protocol.scratch import temporary_folder
from studio.protocol.upscaling import MAX_SCALE, REFINING_STRENGTH, Upscale, Upscaled, UpscaleProgress, refining


def upscale(
    picture: Annotated[Path, typer.Argument(help="The picture.")],
    out: Annotated[Path, typer.Option(help="The upscaled picture's file (.png).")],
    model: Annotated[
        str | None,
        typer.Option(help="The upscaler, a .safetensors file or the name of one; none: Lanczos resampling."),
    ] = None,
    scale: Annotated[
        float | None,
        typer.Option(max=MAX_SCALE, help="How many times wider and higher; default: the upscaler's, or 2."),
    ] = None,
    refine: Annotated[
        str | None, typer.Option(help="A text-to-image model that repaints the upscaled picture in tiles.")
    ] = None,
    strength: Annotated[
        float | None,
        typer.Option(min=0.01, max=1, help=f"With --refine: how much it changes; default: {REFINING_STRENGTH}."),
    ] = None,
    prompt: Annotated[str | None, typer.Option(help="With --refine: the prompt.")] = None,
    negative: Annotated[str | None, typer.Option(help="With --refine: the negative prompt.")] = None,
    steps: Annotated[int | None, typer.Option(min=1, help="With --refine: denoising steps.")] = None,
    guidance: Annotated[float | None, typer.Option(min=0, help="With --refine: the CFG scale.")] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="With --refine: the seed of the random numbers.")] = None,
    tile: Annotated[int | None, typer.Option(min=32, help="With --refine: side of the tiles, in pixels.")] = None,
    device: Device = "auto",
    json_: Json = False,
) -> None:
    """Upscale a picture with a model, in tiles, or by resampling; --refine adds detail by image to image."""
    check_png(out)
    if scale is not None and scale <= 1:
        raise BadInput("--scale says how many times larger the picture becomes: more than 1.", field="scale")
    given = {"strength": strength, "prompt": prompt, "negative": negative, "steps": steps}
    given |= {"guidance": guidance, "seed": seed, "tile": tile}
    if refine is None:
        useless = next((name for name, value in given.items() if value is not None), None)
        if useless is not None:
            raise BadInput(f"--{useless} is for --refine MODEL: give both, or neither.")
    else:
        refining("", strength or REFINING_STRENGTH, read_card(find_model(refine)))  # before minutes of upscaling
    with temporary_folder("upscale") as scratch:
        enlarged = scratch / "enlarged.png"
        made = _enlarge(Upscale(job="upscale", image=str(picture), model=model, scale=scale, out=str(enlarged)), device)
        if refine is None:
            make_folder(out.parent)
            write_atomically(out, enlarged.read_bytes())
            size = {"width": made.width, "height": made.height}
            console.result({"picture": str(out), **size}, json_, text=str(out))
            return
        kept = keep_input(open_picture(enlarged))  # for as long as the recipe in the result names it
    generate_files(_refining_recipe(refine, kept, given), [out], None, device, json_)


def _refining_recipe(model: str, enlarged: Path, given: Mapping[str, object]) -> GenerateRecipe:
    own = refining(str(enlarged), REFINING_STRENGTH, read_card(find_model(model)))
    chosen = {name: value for name, value in given.items() if value is not None}
    return recipe_from_options(own | chosen | {"model": model, "image": enlarged})


def _enlarge(request: Upscale, device: str) -> Upscaled:
    """Run the job to its end, with progress on standard error."""
    from studio.engine.generation.upscaling import upscaling_job

    show = console.progress_of_tiles()

    def report(event: Event) -> None:
        if isinstance(event, UpscaleProgress):
            show(event.done, event.total)

    made: Upscaled | None = None
    for event in upscaling_job(request, models_on(device), report, lambda: None):
        if isinstance(event, Note):
            console.report(event.text)
        elif isinstance(event, Upscaled):
            made = event
    assert made is not None, "a job that is not stopped has a result"
    return made
