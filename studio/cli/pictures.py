"""Command line verbs that generate pictures: sample, generate and noise."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from studio.cli import console
from studio.cli.controls import (
    image_prompts,
    parse_control,
    parse_inversion,
    parse_lora,
    parse_region,
    with_curves,
)
from studio.cli.engine import Precision, SaveMemory, Turbo, engine_settings
from studio.cli.making import models_on
from studio.cli.options import Device, Json, Model, Seed, check_png, parse_size
from studio.cli.project import ProjectTarget
from studio.cli.prompts import with_drawn_prompts
from studio.cli.settings import settings_from
from studio.protocol.bounds import bounds
from studio.protocol.engine_settings import DEFAULTS, EngineSettings
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, MemoryUse, Result
from studio.protocol.files import check_file, make_folder, write_atomically, write_together
from studio.protocol.fitting import check_fits
from studio.protocol.foreign.few_steps import few_steps_of_lora, made_for
from studio.protocol.frozen import describe
from studio.protocol.generation_recipe import FILLS, GUIDANCE_KINDS, GenerateRecipe
from studio.protocol.modelcard import absolute_name, find_model, read_card
from studio.protocol.prompts.weights import DIALECTS
from studio.protocol.samplers import SAMPLERS, SPACINGS
from studio.protocol.scratch import temporary_folder
from studio.protocol.training_recipe import ScheduleSpec

# options of `generate` that are not settings of a picture
NO_SETTINGS = ("out", "project", "trajectory", "print_code", "precision", "save_memory", "turbo", "device", "json_")
VARIED = 0.75  # default denoising strength without a mask: content changes, composition stays


def _number(key: str, help_text: str = "") -> Any:
    """Return the option of a numeric setting, with the bounds of the recipe."""
    allowed = bounds(GenerateRecipe, key)
    return typer.Option(min=allowed.minimum, max=allowed.maximum, help=help_text or _sentence(allowed.description))


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


Sampler = Annotated[str | None, typer.Option(help=f"{', '.join(SAMPLERS)}.")]
Spacing = Annotated[str | None, typer.Option(help=f"How the steps are spread: {', '.join(SPACINGS)}.")]


def sample(
    model: Model,
    out: Annotated[Path, typer.Option(help="The folder for 0000.png ...")],
    sampler: Sampler = None,
    steps: Annotated[int | None, _number("steps", "Denoising steps; default: the model's.")] = None,
    count: Annotated[int, _number("count", "Number of pictures.")] = 1,
    seed: Seed = 0,
    label: Annotated[int | None, typer.Option(min=0, help="The class; default: a random one for each picture.")] = None,
    guidance: Annotated[float | None, _number("guidance", "CFG scale; default: the model's.")] = None,
    eta: Annotated[float, _number("eta")] = 0.0,
    trajectory: Annotated[bool, typer.Option("--trajectory", help="Save the denoising record too.")] = False,
    device: Device = "auto",
    json_: Json = False,
) -> None:
    """Sample pictures from a model."""
    chosen = {"sampler": sampler, "steps": steps, "guidance": guidance}
    recipe = _recipe(model, chosen, count=count, seed=seed, label=label, eta=eta)
    result, _ = _generate(recipe, out, trajectory=trajectory, device=device)
    for index, picture in enumerate(result.pictures):
        console.result({"picture": picture, "seed": seed + index}, json_, text=picture)
    if result.trajectory:
        console.result({"trajectory": result.trajectory}, json_, text=result.trajectory)


def generate(
    model: Model,
    out: Annotated[
        Path | None, typer.Option(help="The picture's file (.png); may be left out with --project or --print-code.")
    ] = None,
    prompt: Annotated[
        str | None,
        typer.Option(help="Text prompt; {a|b} and __name__, a line of your wildcard name.txt, are drawn by the seed."),
    ] = None,
    negative: Annotated[str | None, typer.Option(help="Negative prompt.")] = None,
    steps: Annotated[int | None, _number("steps", "Denoising steps; default: the model's.")] = None,
    guidance: Annotated[float | None, _number("guidance", "CFG scale; default: the model's.")] = None,
    guidance_curve: Annotated[
        str | None, typer.Option(help="CFG scale by step, from 0: 0:7.5,8:3 is a line, 0:7.5,8=3 jumps at step 8.")
    ] = None,
    prompt_at: Annotated[
        list[str] | None, typer.Option(help="STEP:TEXT, a prompt that takes over at a step; may be repeated.")
    ] = None,
    seed: Annotated[int | None, _number("seed", "The seed of the random numbers; default: 0.")] = None,
    variation_seed: Annotated[int | None, _number("variation_seed")] = None,
    variation_strength: Annotated[float | None, _number("variation_strength")] = None,
    style: Annotated[
        list[str] | None, typer.Option(help="A style of your styles.csv, by its name; may be repeated.")
    ] = None,
    sampler: Sampler = None,
    spacing: Spacing = None,
    guidance_rescale: Annotated[float | None, _number("guidance_rescale")] = None,
    pag_scale: Annotated[float | None, _number("pag_scale")] = None,
    guidance_kind: Annotated[
        str | None,
        typer.Option(help=f"{', '.join(GUIDANCE_KINDS)}: the latter takes --guidance from 0 to 1, for ddim and euler."),
    ] = None,
    dialect: Annotated[
        str | None, typer.Option(help=f"How weights are written in the prompts: {', '.join(DIALECTS)}.")
    ] = None,
    clip_skip: Annotated[int | None, _number("clip_skip")] = None,
    refiner: Annotated[str | None, typer.Option(help="The model that takes over for the last steps.")] = None,
    refiner_start: Annotated[float | None, _number("refiner_start")] = None,
    vae: Annotated[str | None, typer.Option(help="An autoencoder to use instead of the model's own.")] = None,
    eta: Annotated[float | None, _number("eta")] = None,
    size: Annotated[str | None, typer.Option(help="WxH, for text-to-image models; others have a fixed size.")] = None,
    tile: Annotated[int | None, _number("tile")] = None,
    image: Annotated[Path | None, typer.Option(help="The picture to inpaint or to vary.")] = None,
    strength: Annotated[
        float | None, _number("strength", "Denoising strength; default: 1 with a mask, 0.75 without.")
    ] = None,
    mask: Annotated[Path | None, typer.Option(help="Mask: white is repainted, black is kept to the bit.")] = None,
    paste_mask: Annotated[
        Path | None,
        typer.Option(help="Where the result is pasted, black is kept to the bit; default: where --mask is white."),
    ] = None,
    soft_mask: Annotated[
        bool | None, typer.Option("--soft-mask", help="Grey parts of the mask change less: differential diffusion.")
    ] = None,
    colour_match: Annotated[
        bool | None,
        typer.Option("--colour-match", help="The result takes the colours of the picture around the mask."),
    ] = None,
    outpaint: Annotated[
        str | None, typer.Option(help="LEFT,TOP,RIGHT,BOTTOM: pixels by which the picture is extended.")
    ] = None,
    tile_to_size: Annotated[
        bool | None,
        typer.Option(
            "--tile-to-size", help="Make a large extension in frames of the model's size, each overlapping the last."
        ),
    ] = None,
    padding: Annotated[int | None, _number("padding")] = None,
    feather: Annotated[int | None, _number("feather")] = None,
    grow: Annotated[int | None, _number("grow")] = None,
    auto_edges: Annotated[
        bool | None,
        typer.Option(
            "--auto-edges/--painted-edges",
            help="--grow, --feather and --padding, where they are not given, follow the mask's size and the strength. "
            "The default, unless --grow or --feather is given, or --print-code: plain diffusers cannot express it.",
        ),
    ] = None,
    fill: Annotated[
        str | None, typer.Option(help=f"What fills the masked area before it is denoised: {', '.join(FILLS)}.")
    ] = None,
    project: Annotated[
        Path | None,
        typer.Option(help="A project (.ora) whose selection is repainted; the result becomes a layer."),
    ] = None,
    control: Annotated[
        list[str] | None,
        typer.Option(
            help="[map:]KIND[@MODEL]=FILE[:WEIGHT[:START[:END]]], as in canny=photo.png:0.8:0:0.5; map: takes the file "
            "as the control image, MODEL names the ControlNet or T2I-Adapter; may be repeated."
        ),
    ] = None,
    control_curve: Annotated[
        list[str] | None,
        typer.Option(help="KIND=CURVE, the weight of a --control by step, as in canny=0:1,8:0.2; may be repeated."),
    ] = None,
    region: Annotated[
        list[str] | None,
        typer.Option(
            help="MASK=PROMPT[:WEIGHT], a prompt for where the mask is white, as in left.png=a tiger; may be repeated."
        ),
    ] = None,
    embedding: Annotated[
        list[str] | None,
        typer.Option(help="FILE[:NAME], a textual inversion for this word of the prompt; may be repeated."),
    ] = None,
    lora: Annotated[
        list[str] | None,
        typer.Option(help="FILE[:WEIGHT[:TEXT_WEIGHT]], a LoRA in a .safetensors file; may be repeated."),
    ] = None,
    image_prompt: Annotated[
        list[str] | None,
        typer.Option(
            help="FILE[:WEIGHT], a picture that is followed like a prompt, with --ip-adapter; may be repeated."
        ),
    ] = None,
    ip_adapter: Annotated[
        Path | None, typer.Option(help="The IP-Adapter for --image-prompt, a .safetensors file.")
    ] = None,
    image_encoder: Annotated[
        str | None,
        typer.Option(help="Its image encoder, a folder or a name; default: image_encoder beside it, or a named one."),
    ] = None,
    recipe: Annotated[
        Path | None,
        typer.Option(help="Settings of a recipe (.json) or of a picture of any program; options take precedence."),
    ] = None,
    label: Annotated[int | None, _number("label", "The class; default: a random one.")] = None,
    resamples: Annotated[
        int | None,
        _number("resamples", "RePaint: passes over each stretch of steps; by default, models with a prompt take one."),
    ] = None,
    jump_length: Annotated[int | None, _number("jump_length")] = None,
    trajectory: Annotated[Path | None, typer.Option(help="File for the denoising record.")] = None,
    print_code: Annotated[
        bool,
        typer.Option("--print-code", help="Print a script that makes the picture with plain diffusers; make none."),
    ] = False,
    precision: Precision = "auto",
    save_memory: SaveMemory = "auto",
    turbo: Turbo = False,
    device: Device = "auto",
    json_: Json = False,
) -> None:
    """Generate one picture from a prompt or from noise, vary one, or inpaint the masked part of one."""
    options = {name: value for name, value in locals().items() if name not in NO_SETTINGS}
    if out is None and project is None and not print_code:
        raise BadInput("Give --out FILE.png, the picture's file.")
    if out is not None:
        check_png(out)
    target = None
    if project is not None:
        if image is not None or mask is not None or print_code:
            raise BadInput("--project brings picture and mask: leave --image, --mask and --print-code out.")
        target = ProjectTarget(project)
        options |= {"image": target.image, "mask": target.mask}
    if print_code and auto_edges is None:
        options["auto_edges"] = False
    if tile_to_size and (outpaint is None or trajectory is not None):
        raise BadInput("--tile-to-size is for --outpaint, and keeps no --trajectory: each frame would have its own.")
    request = recipe_from_options(options)
    if target is not None:
        request = target.guided(request)
    settings = engine_settings(precision, save_memory, turbo)
    if not print_code:
        generate_files(request, [out] if out else [], trajectory, device, json_, target, settings)
        return
    from studio.engine.generation.scripts.script import diffusers_script

    print(diffusers_script(request, device, settings), end="", flush=True)


def recipe_from_options(options: Mapping[str, Any]) -> GenerateRecipe:
    """Return the recipe that the options of `generate` describe.

    Args:
        options: By the names of the parameters of `generate`; None: not given.

    Raises:
        BadInput: The options do not fit together, or do not fit the model.
    """
    given = {name: value for name, value in options.items() if value is not None}
    if "strength" in given and not {"image", "recipe"} & given.keys():
        raise BadInput("--strength says how much of a picture is changed: give --image too.")
    if "variation_seed" in given and not given.get("variation_strength") and "recipe" not in given:
        raise BadInput("--variation-seed has no effect without --variation-strength: give both.")
    from_recipe = settings_from(given["recipe"]) if "recipe" in given else {}
    chosen = generation_settings(options)
    varies = "image" in given and "mask" not in given and "outpaint" not in given
    if varies and "strength" not in chosen | from_recipe:
        chosen["strength"] = VARIED
    has_own_edges = bool({"grow", "feather", "auto_edges"} & chosen.keys())
    if {"mask", "outpaint"} & chosen.keys() - from_recipe.keys() and not has_own_edges:
        chosen["auto_edges"] = True
    if "resamples" in given and not from_recipe.get("resample_latents"):
        chosen["resample_latents"] = read_card(find_model(given["model"])).takes_prompt
    for file in [str(spec["file"]) for spec in chosen.get("loras", ())]:
        made_for = few_steps_of_lora(Path(file))
        if made_for is not None:
            chosen |= {key: value for key, value in made_for.settings().items() if key not in chosen}
            console.report(
                f"{Path(file).name} is {made_for.described()}, which is used where nothing else is asked for."
            )
    return with_drawn_prompts(
        _recipe(given["model"], chosen, from_recipe),
        prompt=given.get("prompt"),
        negative=given.get("negative"),
        styles=given.get("style") or (),
        reseeded="seed" in given,
    )


def noise(
    image: Annotated[Path, typer.Argument(help="The picture x_0.")],
    schedule: Annotated[str, typer.Option(help="linear, cosine, exponential or sigmoid.")],
    t: Annotated[int, typer.Option("--t", help="The timestep, 0 ... steps - 1.")],
    out: Annotated[Path, typer.Option(help="The file of x_t (.png).")],
    steps: Annotated[int, typer.Option(help="T, the schedule's length.")] = 1000,
    seed: Seed = 0,
    json_: Json = False,
) -> None:
    """Noise a picture to x_t in one step of the forward process, at its own size."""
    check_png(out)
    try:
        spec = ScheduleSpec.model_validate({"kind": schedule, "timesteps": steps})
    except ValueError as error:
        raise BadInput(f"--schedule and --steps: {describe(error)}") from error  # type: ignore[arg-type]
    from studio.engine.data.pictures import png_bytes, read_image, to_bytes
    from studio.engine.diffusion.noising import noise_picture
    from studio.engine.diffusion.schedules import NoiseSchedule
    from studio.engine.generation.inpainting import notes_about

    picture = read_image(image)
    for note in notes_about(picture, str(image), deep=False):
        console.report(note)
    noised = noise_picture(to_bytes(picture.pixels), NoiseSchedule.of(spec), t, seed)
    make_folder(out.parent)
    write_atomically(out, png_bytes(noised))
    console.result({"picture": str(out), "t": t}, json_, text=str(out))


def _recipe(
    model: str, chosen: dict[str, Any], from_recipe: Mapping[str, Any] | None = None, **more: Any
) -> GenerateRecipe:
    """Return a recipe from the options given, else the file's settings, else the model's defaults.

    Raises:
        BadInput: The model does not support a setting.
    """
    path = find_model(model)
    card = read_card(path)
    defaults: dict[str, Any] = {"sampler": card.sampler, "steps": card.steps, "guidance": card.guidance}
    if card.distilled and all(chosen.get(name) is None for name in defaults):
        console.report(f"{card.name} is a {card.distilled} model, {made_for(**defaults)}.")
    chosen = {key: value for key, value in chosen.items() if value is not None}
    settings = {**defaults, **(from_recipe or {}), **chosen, **more}
    try:
        recipe = GenerateRecipe.model_validate({**settings, "model": absolute_name(model)})
    except ValueError as error:
        raise BadInput(f"Those settings do not fit: {describe(error)}") from error  # type: ignore[arg-type]
    check_fits(recipe, card)
    return recipe


def generation_settings(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options of `generate`, by the names of its parameters, as settings of a recipe.

    Paths are made absolute, so that the recipe can be used from any folder. Options that were not given are left out.
    """
    given = {name: value for name, value in options.items() if value is not None}
    settings = {name: value for name, value in given.items() if name in GenerateRecipe.model_fields}
    settings |= {name: os.path.abspath(given[name]) for name in ("image", "mask", "paste_mask") if name in given}
    settings |= {name: absolute_name(given[name]) for name in ("model", "refiner", "vae") if name in given}
    if "outpaint" in given:
        settings["outpaint"] = _margins(given["outpaint"])
    if given.get("tile_to_size"):
        settings["extend_in_frames"] = True
    if given.get("size"):
        settings["size"] = parse_size(given["size"])
    if given.get("prompt_at"):
        settings["prompt_changes"] = sorted(map(_prompt_change, given["prompt_at"]), key=lambda change: change["step"])
    if given.get("control"):
        settings["controls"] = [_absolute(parse_control(text), "image") for text in given["control"]]
    if given.get("control_curve"):
        settings["controls"] = with_curves(settings.get("controls", []), given["control_curve"])
    if given.get("region"):
        settings["regions"] = [_absolute(dict(parse_region(text)), "mask") for text in given["region"]]
    prompts = image_prompts(given.get("image_prompt"), given.get("ip_adapter"), given.get("image_encoder"))
    if prompts:
        settings["image_prompts"] = prompts
    if given.get("embedding"):
        settings["inversions"] = [_absolute(dict(parse_inversion(text)), "file") for text in given["embedding"]]
    if given.get("lora"):
        settings["loras"] = [_absolute(parse_lora(text), "file") for text in given["lora"]]
    return settings


def _absolute(spec: dict[str, Any], key: str) -> dict[str, Any]:
    """Return the fields of a control, LoRA or other file with absolute paths."""
    named = {"model": absolute_name(str(spec["model"]))} if "model" in spec else {}
    return spec | named | {key: os.path.abspath(str(spec[key]))}


def _prompt_change(text: str) -> dict[str, Any]:
    """Parse STEP:TEXT."""
    step, colon, prompt = text.partition(":")
    if not colon or not re.fullmatch(r"\s*\d{1,5}\s*", step):
        raise BadInput(f"--prompt-at takes STEP:TEXT, as in '8:a pink tiger', not {text[:60]!r}.")
    return {"step": int(step), "prompt": prompt.strip()}


def _margins(text: str) -> list[int]:
    """Parse LEFT,TOP,RIGHT,BOTTOM."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 4 or not all(re.fullmatch(r"\d{1,6}", part) for part in parts):
        raise BadInput(f"--outpaint takes LEFT,TOP,RIGHT,BOTTOM in pixels, as in 0,0,128,0, not {text}.")
    return [int(part) for part in parts]


def generate_files(
    recipe: GenerateRecipe,
    pictures: list[Path],
    trajectory: Path | None,
    device: str,
    json_: bool,
    project: ProjectTarget | None = None,
    settings: EngineSettings = DEFAULTS,
) -> None:
    """Generate into these files, all of which appear together, and print their names."""
    for file in (*pictures, trajectory, project.path if project else None):
        if file is not None:
            check_file(file)
    if trajectory is not None and os.path.realpath(trajectory) in map(os.path.realpath, pictures):
        raise BadInput(f"--out and --trajectory both name {trajectory}: give two files.")
    with temporary_folder("generate") as scratch:
        keep = trajectory is not None or project is not None
        result, memory = _generate(recipe, scratch / "job", trajectory=keep, device=device, settings=settings)
        made = {file: Path(source).read_bytes() for file, source in zip(pictures, result.pictures, strict=False)}
        if trajectory is not None and result.trajectory:
            made[trajectory] = Path(result.trajectory).read_bytes()
        for file in made:
            make_folder(file.parent)
        if project is not None:
            made[project.path] = project.updated(recipe, result)
        write_together(made)
    for index, file in enumerate(file for file in pictures if file in made):  # of points, there is one for all
        used = {"needed_bytes": memory.needed, "peak_bytes": memory.peak}
        console.result({"picture": str(file), "seed": recipe.seed + index, **used}, json_, text=str(file))
    if trajectory in made:
        console.result({"trajectory": str(trajectory)}, json_, text=str(trajectory))
    if project is not None:
        console.result({"project": str(project.path), "seed": recipe.seed}, json_, text=str(project.path))


def _generate(
    recipe: GenerateRecipe, out: Path, *, trajectory: bool, device: str, settings: EngineSettings = DEFAULTS
) -> tuple[Result, MemoryUse]:
    """Run a generation to its end, with progress on standard error."""
    from studio.engine.generation.generate import generate as run_generation

    show = console.progress_of_generation()
    result: Event | None = None
    memory: Event | None = None
    models = models_on(device)
    for event in run_generation(recipe, out, models=models, trajectory=trajectory, settings=settings):
        show(event)
        if isinstance(event, Result):
            result = event
        elif isinstance(event, MemoryUse):
            memory = event
    assert isinstance(result, Result), "a generation that ends without an error has a result"
    assert isinstance(memory, MemoryUse), "a result is preceded by its measurements"
    return result, memory
