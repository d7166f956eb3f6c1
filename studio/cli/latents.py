"""Command line verbs of latent spaces: latents and morph."""

from pathlib import Path
from typing import Annotated, Any

import typer

from studio.cli import console
from studio.cli.options import Device, Json, Model, check_png
from studio.protocol.errors import BadInput
from studio.protocol.files import check_file, make_folder, path_named, write_atomically
from studio.protocol.modelcard import find_model
from studio.protocol.recipes import changed, parse_settings


def latents(
    model: Model,
    method: Annotated[
        str,
        typer.Option(
            help="A map: pca (most variance), lda (by class), tsne (neighbours), axes (two latent dimensions). "
            "anomaly: pictures ranked by their reconstruction error. manifold: 15 x 15 pictures of a "
            "two-dimensional latent space."
        ),
    ],
    out: Annotated[Path, typer.Option(help="A .csv file for the points, or a .png for the drawing.")],
    dataset: Annotated[
        str | None, typer.Option(help="A kind of data set or a folder of pictures; default: the model's own.")
    ] = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", help="Further settings of the data, as in dataset.name=...")
    ] = None,
    count: Annotated[int, typer.Option(min=3, help="Pictures at most; of a larger set, evenly spaced ones.")] = 2000,
    seed: Annotated[int, typer.Option(min=0, help="For t-SNE: the same seed gives the same map.")] = 0,
    axes: Annotated[
        str, typer.Option(metavar="I,J", help="For axes: the two latent dimensions, counted from 0.")
    ] = "0,1",
    label: Annotated[int, typer.Option(min=0, help="The class of a class-conditional manifold.")] = 0,
    device: Device = "auto",
    json_: Json = False,
) -> None:
    """Map the latent space of a model: where its encoder places the pictures of a data set."""
    suffix = out.suffix.lower()
    if suffix not in (".csv", ".png"):
        raise BadInput(f"--out takes a .csv or a .png file, not {out.name}.")
    if method not in ("pca", "lda", "tsne", "axes", "anomaly", "manifold"):
        raise BadInput(f"--method takes pca, lda, tsne, axes, anomaly or manifold, not {method!r}.")
    if method == "anomaly" and suffix != ".csv":
        raise BadInput("--method anomaly writes a table: --out takes a .csv file.")
    if method == "manifold":
        check_png(out)
    else:
        check_file(out)
    settings, chosen = parse_settings(set_ or []), _two_axes(axes)
    path = find_model(model)
    from studio.engine.data.pictures import png_bytes
    from studio.engine.latents.codes import coder_of
    from studio.engine.latents.latent_map import latent_map, pictures_for, thinned
    from studio.engine.latents.manifold import manifold
    from studio.engine.latents.projection import METHODS
    from studio.engine.latents.reconstruction_errors import error_table, reconstruction_errors
    from studio.engine.models.files import load_model
    from studio.engine.training.device import choose_device

    loaded = load_model(path, str(choose_device(device)))
    result: dict[str, Any] = {"model": model, "method": method}
    if method == "manifold":
        content, text = png_bytes(manifold(loaded, label=label)), str(out)
    else:
        coder = coder_of(loaded)
        data = pictures_for(path, loaded.card, dataset, settings, console.report)
        if method == "anomaly":
            some, indices = thinned(data, count)
            content, text = error_table(reconstruction_errors(coder, some), indices, some), str(out)
        else:
            found = latent_map(coder, data, METHODS[METHODS.index(method)], seed=seed, most=count, axes=chosen)
            content = found.csv() if suffix == ".csv" else png_bytes(found.drawn())
            shares = found.projection.shares
            result |= {"points": len(found.indices), "shares": list(shares)}
            text = str(out)
            if shares:
                console.report("share of the variance: " + ", ".join(f"{share:.1%}" for share in shares))
    make_folder(out.parent)
    write_atomically(out, content)
    console.result(result | {"file": str(out)}, json_, text=text)


def morph(
    model: Model,
    from_: Annotated[str, typer.Option("--from", metavar="SEED_OR_FILE", help="A seed, or a picture.")],
    to: Annotated[str, typer.Option("--to", metavar="SEED_OR_FILE", help="Another one of the same kind.")],
    frames: Annotated[int, typer.Option(min=2, max=10_000, help="Number of frames, the two ends included.")],
    out: Annotated[Path, typer.Option(help="A folder for numbered pictures, or a .gif, .webp, .png or .mp4 file.")],
    spherical: Annotated[
        bool,
        typer.Option("--spherical", help="Interpolate along the great circle (slerp), which keeps the norm of noise."),
    ] = False,
    prompt: Annotated[str | None, typer.Option(help="The prompt, for text-to-image models.")] = None,
    to_prompt: Annotated[str | None, typer.Option(help="The prompt at the other end.")] = None,
    negative: Annotated[str, typer.Option(help="Negative prompt.")] = "",
    steps: Annotated[int | None, typer.Option(min=1, max=1000, help="Denoising steps; default: the model's.")] = None,
    guidance: Annotated[float | None, typer.Option(min=0, max=30, help="CFG scale; default: the model's.")] = None,
    label: Annotated[int | None, typer.Option(min=0, help="The class; default: that of the first seed.")] = None,
    fps: Annotated[float, typer.Option(min=0.1, max=100, help="Frames per second of a film.")] = 10.0,
    device: Device = "auto",
    json_: Json = False,
) -> None:
    """Morph one picture into another in a model's latent space: two pictures, two starting noises, or two prompts."""
    ends = [_seed_or_picture(text) for text in (from_, to)]
    path = find_model(model)
    from studio.engine.data.film_files import check_film_path, write_film
    from studio.engine.latents.morphing import morph_pictures, morph_seeds
    from studio.engine.models.files import load_model
    from studio.engine.training.device import choose_device
    from studio.protocol.generation_recipe import GenerateRecipe

    check_film_path(out)
    loaded = load_model(path, str(choose_device(device)))
    first, last = ends
    if isinstance(first, Path) and isinstance(last, Path):
        if prompt is not None or to_prompt is not None:
            raise BadInput("Prompts change what a seed becomes: give seeds, not pictures, to --from and --to.")
        made = morph_pictures(loaded, first, last, frames, spherical=spherical)
    elif isinstance(first, int) and isinstance(last, int):
        if not spherical and first != last:
            console.report("On a straight line, noise is weaker between the seeds; --spherical keeps its strength.")
        asked = {
            "model": model,
            "seed": first,
            "prompt": prompt or "",
            "negative": negative,
            "label": label,
            "steps": loaded.card.steps if steps is None else steps,
            "guidance": loaded.card.guidance if guidance is None else guidance,
        }
        recipe = changed(GenerateRecipe(), asked)
        made = morph_seeds(loaded, recipe, last, frames, spherical=spherical, to_prompt=to_prompt)
    else:
        raise BadInput("--from and --to take two seeds or two pictures, not one of each.")
    progress = console.progress_of_work("frame")
    for file in write_film(console.counted(made, frames, progress), out, fps=fps):
        console.result({"file": str(file)}, json_, text=str(file))


def _two_axes(text: str) -> tuple[int, int]:
    numbers = text.split(",")
    if len(numbers) != 2 or not all(number.isascii() and number.isdecimal() for number in numbers):
        raise BadInput(f"--axes takes two numbers from 0, as 0,1, not {text!r}.")
    return int(numbers[0]), int(numbers[1])


def _seed_or_picture(text: str) -> int | Path:
    """Read a seed or the name of a picture; a number that is also the name of a file means the file."""
    path = path_named(text)
    if path is not None and path.exists():
        return path
    if text.isdecimal() and text.isascii() and int(text) < 2**63:
        return int(text)
    raise BadInput(f"{text} is neither a seed nor a picture that is there.")
