"""The script of a pixel diffusion model: diffusers' network and scheduler in an explicit sampling loop."""

from pathlib import Path

from studio.engine.diffusion.solvers.spacing import starting_noise
from studio.engine.generation.inpainting import Repainting
from studio.engine.generation.label_to_image import LabelToImage
from studio.engine.generation.scripts.scheduler_code import RunSettings, full_levels, scheduler_code
from studio.engine.generation.scripts.source import call, imports_of_diffusers, literal
from studio.engine.models.pixel import PixelModel
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import find_model

_OWN = {"epsilon": "epsilon", "x0": "sample", "v": "v_prediction"}
_X0 = {
    "epsilon": "(seen - noise * output) / signal",
    "x0": "output",
    "v": "signal * seen - noise * output",
}


def label_script(
    recipe: GenerateRecipe, plan: LabelToImage, model: PixelModel, repainting: Repainting | None, device: str
) -> str:
    """Return the script of a recipe whose plan has been made; raises BadInput for what it cannot express."""
    card, path = model.card, find_model(recipe.model)
    if repainting is not None:
        raise BadInput(
            f"{card.name} inpaints by RePaint, which no diffusers pipeline does, so no script can be written."
        )
    if recipe.variation_strength:
        raise BadInput("Scripts of such models start from the seed's own noise: leave the variation out.")
    if type(model.unet).__name__ != "UNet2DModel" or model.self_conditioned:
        raise BadInput(f"diffusers has no network like that of {card.name}, so no script can be written.")
    if card.scheduler.of_consistency or card.prediction_type not in _OWN or not Path(path).is_dir():
        raise BadInput(f"diffusers has no scheduler for {card.name}, so no script can be written.")
    schedule, levels = full_levels(recipe, card, model.schedule)
    clip = card.scheduler.clip_sample
    run = RunSettings(
        recipe,
        card,
        schedule,
        levels,
        starting_noise(recipe.sampler, schedule, levels[0], card.scheduler),
        predictions=("sample", "epsilon") if clip else (_OWN[card.prediction_type],),
        clip=clip,
    )
    scheduler = scheduler_code(run)
    output = _output_of(scheduler.source)
    labels = [label for first, count in plan.batches for label in plan.labels(first, count)]
    seeds = [recipe.seed + index for index in range(recipe.count)]
    constants = [f"DEVICE = {literal(device)}", f"SEEDS = {literal(seeds)}  # one for each picture"]
    if card.labels:
        constants.append(f"LABELS = {literal(labels)}  # the class of each; None for none")
    imports = ["import numpy as np", "import torch", "from PIL import Image"]
    imports.append(imports_of_diffusers([f"from diffusers import {scheduler.class_name}, UNet2DModel"]))
    where = {"subfolder": "unet"} if (Path(path) / "unet").is_dir() else {}
    network = call(
        "UNet2DModel.from_pretrained",
        {**where, "use_safetensors": True, "local_files_only": True},
        [literal(str(Path(path).absolute()))],
    )
    heads = "\n".join(imports) + "\n\n" + "\n".join(constants) + "\n"
    body = f"unet = {network}.to(DEVICE).eval()\n\n{scheduler.source}"
    return "\n\n".join(
        [heads, body, _loop(recipe, model, output, clip=clip, extra=_extra(scheduler.class_name, recipe))]
    )


def _output_of(source: str) -> str:
    """Return the values that the scheduler receives, by its source."""
    return "sample" if 'prediction_type="sample"' in source else "epsilon"


def _extra(class_name: str, recipe: GenerateRecipe) -> str:
    """Return further arguments of the scheduler's step."""
    import inspect

    import diffusers

    known = inspect.signature(getattr(diffusers, class_name).step).parameters
    found = {"eta": repr(recipe.eta)} if "eta" in known else {}
    found |= {"generator": "generator"} if "generator" in known else {}
    return "".join(f", {name}={value}" for name, value in found.items())


def _loop(recipe: GenerateRecipe, model: PixelModel, output: str, *, clip: bool, extra: str) -> str:
    card = model.card
    classes, guidance = len(card.labels), recipe.guidance
    lines: list[str] = []
    if clip:
        lines += ["table = scheduler.alphas_cumprod", ""]
    lines += [
        "for index, seed in enumerate(SEEDS):",
        "    generator = torch.Generator().manual_seed(seed)",
        f"    x = torch.randn({literal((1, *model.shape))}, generator=generator)",
        "    x = x.to(DEVICE) * scheduler.init_noise_sigma",
    ]
    guided = bool(classes) and guidance not in (0, 1)
    if classes:
        none = f"    null = torch.tensor([{classes}], device=DEVICE)  # the class that stands for none"
        wanted = "    label = null if LABELS[index] is None else torch.tensor([LABELS[index]], device=DEVICE)"
        lines += [none, wanted]
        if guidance == 0:
            lines.append("    label = null")
    lines += [
        f"    scheduler.set_timesteps({recipe.steps}, device=DEVICE)",
        "    for t in scheduler.timesteps:",
        "        seen = scheduler.scale_model_input(x, t)",
        "        with torch.no_grad():",
    ]
    if guided:
        lines += [
            "            both = unet(torch.cat([seen, seen]), t, class_labels=torch.cat([label, null])).sample",
            "        wanted, unwanted = both.chunk(2)",
            f"        output = unwanted + {guidance!r} * (wanted - unwanted)",
        ]
    else:
        lines.append(f"            output = unet(seen, t{', class_labels=label' if classes else ''}).sample")
    if clip:
        lines += [
            "        alpha_bar = table[int(t)].to(DEVICE)",
            "        signal, noise = alpha_bar.sqrt(), (1 - alpha_bar).sqrt()",
            f"        x0 = ({_X0[card.prediction_type]}).clamp(-1, 1)",
            "        output = x0" if output == "sample" else "        output = (seen - signal * x0) / noise",
        ]
    lines += [
        f"        x = scheduler.step(output, t, x{extra}).prev_sample",
        "    values = ((x[0].clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8).cpu().numpy()",
        "    pixels = values[0] if len(values) == 1 else np.ascontiguousarray(values.transpose(1, 2, 0))",
        '    name = "picture.png" if len(SEEDS) == 1 else f"picture-{index:04}.png"',
        "    Image.fromarray(pixels).save(name)",
        '    print(f"{name}: seed {seed}")',
    ]
    return "\n".join(lines) + "\n"
