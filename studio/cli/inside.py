"""Command line verbs that examine generations: inspect, film and compare."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from studio.cli import console
from studio.cli.making import models_on
from studio.cli.options import Device, Json, Trajectory, check_png
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, write_atomically
from studio.protocol.films import MAX_FPS, MAX_SCALE, MIN_FPS


def inspect(
    record: Trajectory,
    step: Annotated[int, typer.Option(min=0, help="The step, counted from 0.")],
    terms: Annotated[
        Path | None, typer.Option(help="Save the tensors to this .safetensors file: x_t, x0, eps, x_prev and others.")
    ] = None,
    device: Device = "auto",
    json_: Json = False,
) -> None:
    """Show the sampler's update in a step: the equation, and every term with its coefficient, mean and norm."""
    if terms is not None and terms.suffix.lower() != ".safetensors":
        raise BadInput(f"--terms takes a .safetensors file, not {terms.name}.")
    from safetensors.torch import save

    from studio.engine.generation.inspecting import inspect_step

    inspection = inspect_step(record, step, models_on(device))
    numbers = inspection.described()
    if terms is not None:
        make_folder(terms.parent)
        write_atomically(terms, save(inspection.all_tensors(), {"sampler": inspection.sampler, "step": str(step)}))
    console.result(numbers, json_, text=_as_text(numbers))


def film(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="TRAJECTORY|RUN",
            help="A denoising record, or a training run for its samples; several are shown side by side.",
        ),
    ],
    out: Annotated[
        Path, typer.Option(help="A .gif, .webp, .png (animated) or .mp4 file, or a folder for numbered pictures.")
    ],
    show: Annotated[
        str, typer.Option(help="x_t: the states, noisy at first; x0: the estimates of the clean picture.")
    ] = "x_t",
    fps: Annotated[float, typer.Option(min=MIN_FPS, max=MAX_FPS, help="Frames per second.")] = 10.0,
    scale: Annotated[
        int, typer.Option(min=1, max=MAX_SCALE, help="How many pixels each pixel becomes across and down.")
    ] = 1,
    sheet: Annotated[bool, typer.Option("--sheet", help="All frames in one .png, row by row.")] = False,
    plane: Annotated[
        bool,
        typer.Option(
            "--plane", help="One .png of a run: checkpoints down, denoising steps across, all from the same noise."
        ),
    ] = False,
    seed: Annotated[int, typer.Option(min=0, help="With --plane: the seed of the noise.")] = 0,
    steps: Annotated[int, typer.Option(min=1, max=1000, help="With --plane: denoising steps.")] = 20,
    label: Annotated[int | None, typer.Option(min=0, help="With --plane: the class.")] = None,
    device: Device = "auto",
    json_: Json = False,
) -> None:
    """Make a film of a generation's steps, or of the samples of a training run."""
    shown: Literal["x_t", "x0"] = "x0" if show == "x0" else "x_t"
    if show != shown:
        raise BadInput(f"--show takes x_t or x0, not {show!r}.")
    from studio.engine.data.film_files import check_film_path, enlarged, write_film
    from studio.engine.generation.filming import Film, film_of, side_by_side
    from studio.engine.generation.two_times import grid_of_times
    from studio.protocol.generation_recipe import GenerateRecipe
    from studio.protocol.recipes import changed
    from studio.protocol.runfolder import RunFolder

    check_film_path(out, sheet=sheet or plane)
    models = models_on(device)
    if plane:
        recipe = changed(GenerateRecipe(), {"seed": seed, "steps": steps, "label": label})
        if len(sources) > 1:
            raise BadInput("--plane shows one run.")
        cells = grid_of_times(RunFolder(sources[0]), recipe, shown, models, console.progress_of_work("checkpoint"))
        made = Film(iter([cells]), 1)
    else:
        made = side_by_side([film_of(source, shown, models) for source in sources])
    for note in made.notes:
        console.report(note)
    progress = console.progress_of_work("frame")
    frames = (enlarged(frame, scale) for frame in made.frames)
    files = write_film(console.counted(frames, made.count, progress), out, fps=fps, sheet=sheet or plane)
    for file in files:
        console.result({"file": str(file)}, json_, text=str(file))


def compare(
    a: Annotated[Path, typer.Argument(metavar="A", help="A picture.")],
    b: Annotated[Path, typer.Argument(metavar="B", help="Another picture of the same size.")],
    out: Annotated[
        Path | None, typer.Option(help="Save a picture of the difference, with a colour scale, to this file (.png).")
    ] = None,
    json_: Json = False,
) -> None:
    """Compare two pictures: difference of each channel, largest difference, PSNR, SSIM, share of changed pixels."""
    if out is not None:
        check_png(out)
    from studio.engine.data.difference_plot import difference_plot
    from studio.engine.data.pictures import png_bytes, read_image, to_bytes
    from studio.picture_comparison import compare_pictures

    found = compare_pictures(to_bytes(read_image(a).pixels), to_bytes(read_image(b).pixels))
    if out is not None:
        make_folder(out.parent)
        write_atomically(out, png_bytes(difference_plot(found.difference)))
    fields = {name: getattr(found, name) for name in found.__dataclass_fields__ if name != "difference"}
    means = ", ".join(f"{name} {mean:.4g}" for name, mean in zip(found.channels, found.mean_difference, strict=True))
    lines = [
        f"{found.width}x{found.height}, {found.changed:.2%} of the pixels differ",
        f"mean difference: {means} (of 255); largest {found.max_difference}",
        "PSNR infinite: the pictures are equal" if found.psnr is None else f"PSNR {found.psnr:.2f} dB",
        "SSIM needs 3 pixels each way" if found.ssim is None else f"SSIM {found.ssim:.4f}",
    ]
    result = {"a": str(a), "b": str(b), **fields, "identical": found.identical}
    console.result(result | ({"picture": str(out)} if out else {}), json_, text="\n".join(lines))


def _as_text(numbers: dict[str, Any]) -> str:
    """Lay out an inspected step as a table."""
    end = "the clean picture" if numbers["timestep_prev"] < 0 else f"t = {numbers['timestep_prev']}"
    lines = [
        (
            f"{numbers['model']}, {numbers['sampler']}: step {numbers['step']} of {numbers['steps']}, "
            f"t = {numbers['timestep']} to {end}"
        ),
        (
            f"ᾱ {numbers['alpha_bar']:.6g} to {numbers['alpha_bar_prev']:.6g}, σ {numbers['sigma']:.6g}, "
            f"guidance {numbers['guidance']:g}"
        ),
        numbers["equation"],
        numbers["where"],
        "",
        f"{'term':14} {'coefficient':>12} {'mean':>12} {'norm':>12}  of step",
    ]
    for term in numbers["terms"]:
        figures = f"{term['coefficient']:12.6g} {term['mean']:12.6g} {term['norm']:12.6g}"
        lines.append(f"{term['name']:14} {figures}  {term['step']}")
    lines += ["", f"{'tensor':27} {'mean':>12} {'norm':>12}"]
    lines += [f"{name:27} {one['mean']:12.6g} {one['norm']:12.6g}" for name, one in numbers["tensors"].items()]
    if numbers["restored"]:
        lines.append("The part that is kept was restored after the update: x_update is before, x_prev after.")
    if numbers["clipped"]:
        lines.append("x0 is clipped to -1 ... 1, and eps follows it: eps_model is the network's own.")
    return "\n".join(lines)
