"""Writes a recipe as a Python script that makes the same picture with plain diffusers."""

from studio import __version__
from studio.engine.generation.inpainting import read_repainting
from studio.engine.generation.label_to_image import LabelToImage
from studio.engine.generation.make_plan import make_plan
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.scripts.label_script import label_script
from studio.engine.generation.scripts.text_script import text_script
from studio.engine.generation.text_to_image import TextToImage
from studio.engine.models.files import load_without_weights
from studio.engine.models.pixel import PixelModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.control_kinds import KINDS
from studio.protocol.engine_settings import DEFAULTS, EngineSettings
from studio.protocol.errors import BadInput
from studio.protocol.fitting import check_fits
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.prompts.lora_tags import with_tagged_loras
from studio.protocol.textual_inversions import with_named_inversions

# the settings that a script expresses; any other is refused unless it has its default
_EXPRESSED = {
    "version",
    "kind",
    "model",
    "sampler",
    "steps",
    "spacing",
    "eta",
    "variance",
    "guidance",
    "guidance_rescale",
    "label",
    "seed",
    "count",
    "prompt",
    "negative",
    "dialect",
    "template",
    "clip_skip",
    "refiner",
    "refiner_start",
    "vae",
    "size",
    "image",
    "strength",
    "controls",
    "loras",
    "mask",
    "soft_mask",
    "crop",
    "resamples",
    "jump_length",
    "padding",
    "outpaint",
    "variation_seed",
    "variation_strength",
}


_IN_WORDS = {
    "guidance_kind": "CFG++",
    "pag_scale": "perturbed-attention guidance",
    "image_prompts": "picture prompts",
    "inversions": "textual inversions",
}


def diffusers_script(recipe: GenerateRecipe, device: str = "auto", settings: EngineSettings = DEFAULTS) -> str:
    """Return a script that makes a recipe's pictures with plain diffusers, and writes them into the working folder.

    No weights are loaded. The pictures are those of the program to 2 levels of 255 on the same machine.

    Args:
        recipe: The request.
        device: "auto" (CUDA if available, else the CPU) or a torch device, which the script names.
        settings: How the program would load the models; a script does nothing to save memory.

    Raises:
        BadInput: The recipe cannot be run, or diffusers cannot express it.
    """
    recipe, _ = with_tagged_loras(with_named_inversions(recipe))  # inversions are refused below
    for name, described in GenerateRecipe.model_fields.items():
        if name not in _EXPRESSED and getattr(recipe, name) != described.get_default(call_default_factory=True):
            what = _IN_WORDS.get(name, name.replace("_", " "))
            raise BadInput(f"A script of diffusers cannot express {what}, so none can be written.", field=name)
    for control in recipe.controls:
        if control.weight_curve:
            raise BadInput(
                "A script of diffusers cannot express weights that follow curves, so none can be written.",
                field="controls",
            )
        if control.kind != "canny" and not control.ready:
            title = KINDS[control.kind].title
            raise BadInput(
                f"A script cannot make {title.lower()}: make the map with `python -m studio control`, and use it as "
                "the control image.",
                field="controls",
            )
    if recipe.template is not None and recipe.template.drawn and recipe.count > 1:
        raise BadInput("The pictures have prompts of their own, drawn by their seeds: take the script of one of them.")
    if settings.saving == "fp8":
        raise BadInput("A script does not store a U-Net in 8 bits: leave that out.", field="save_memory")
    models = ModelCache(device, settings, load=lambda path, _: load_without_weights(path))
    model = models.get(recipe.model)
    check_fits(recipe, model.card)
    repainting = read_repainting(recipe, (model.card.size, model.card.size))
    if recipe.repaints_part and isinstance(model, StableDiffusionModel):
        _check_pipelines_inpaint(model)
    plan = make_plan(recipe, models, repainting)
    if isinstance(plan, TextToImage) and isinstance(model, StableDiffusionModel):
        body = text_script(recipe, plan, plan.model, repainting, models)
    elif isinstance(plan, LabelToImage) and isinstance(model, PixelModel):
        body = label_script(recipe, plan, model, repainting, models.device)
    else:
        raise BadInput(f"diffusers has no networks like those of {model.card.name}, so no script can be written.")
    title = f"Makes a picture of Denoise Studio {__version__} with plain diffusers."
    escaped = recipe.prompt.replace("\\", "\\\\").replace('"', "'")
    prompt = f"\n\n{' '.join(escaped.split())}\n" if recipe.prompt else ""
    return f'"""{title}{prompt}"""\n\n{body}'


def _check_pipelines_inpaint(model: StableDiffusionModel) -> None:
    name, channels = model.card.name, model.card.latent[0]
    if model.card.known == "clean":
        raise BadInput(f"diffusers' pipelines do not inpaint with {name} as it was trained to.", field="mask")
    if channels != 4:
        raise BadInput(
            f"diffusers' pipelines inpaint only with latents of 4 channels; {name} has {channels}.", field="mask"
        )
