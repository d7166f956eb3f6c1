"""Checks a recipe against a model's card, without loading torch."""

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.protocol.samplers import CFG_PP_SAMPLERS, SAMPLER_TITLES


def check_fits(recipe: GenerateRecipe, card: ModelCard) -> None:
    """Raise BadInput if the model does not support something in the recipe."""
    name = card.name
    if not card.makes_pictures:
        does = "guides another model" if card.kind == "controlnet" else "only reconstructs pictures"
        raise BadInput(f"The model {name} {does}; it cannot sample by itself.")
    if recipe.label is not None and not 0 <= recipe.label < len(card.labels):
        if card.takes_prompt:
            raise BadInput(f"The model {name} takes a prompt, and has no label {recipe.label}.", field="label")
        known = f"0 to {len(card.labels) - 1}" if card.labels else "none, it makes whatever it likes"
        raise BadInput(f"The model {name} has no label {recipe.label}; its labels: {known}.", field="label")
    if card.scheduler.of_consistency:
        _check_consistency(recipe, card)
    if recipe.guidance_curve and card.kind == "decoder":
        raise BadInput(f"The model {name} makes pictures in one pass: there are no steps.", field="guidance_curve")
    if recipe.guidance_kind == "cfg++":
        _check_cfg_pp(recipe, card)
    if card.takes_prompt:
        return
    if recipe.prompt or recipe.negative or recipe.prompt_changes:
        raise BadInput(
            f"The model {name} takes no prompt" + ("; it has labels." if card.labels else "."), field="prompt"
        )
    if recipe.size is not None and recipe.size != (card.size, card.size):
        raise BadInput(
            f"{name} makes pictures of {card.size}x{card.size}, not {recipe.size[0]}x{recipe.size[1]}.", field="size"
        )
    if recipe.tile is not None:
        raise BadInput(f"The model {name} makes pictures in one piece; models with a prompt take tiles.", field="tile")
    if recipe.pag_scale:
        raise BadInput(
            f"The model {name} takes no perturbed-attention guidance; models with a prompt do.", field="pag_scale"
        )
    if recipe.inversions:
        raise BadInput(f"The model {name} takes no textual inversion; models with a prompt do.", field="inversions")
    if recipe.loras:
        raise BadInput(f"The model {name} takes no LoRA; models with a prompt do.", field="loras")
    if recipe.image_prompts:
        raise BadInput(
            f"The model {name} takes no picture as a prompt; models with a prompt do.", field="image_prompts"
        )
    if recipe.controls:
        raise BadInput(f"The model {name} follows no controls; models with a prompt do.", field="controls")
    if recipe.regions:
        raise BadInput(f"The model {name} takes no regions; models with a prompt do.", field="regions")
    if recipe.refiner is not None or recipe.vae is not None:
        field = "refiner" if recipe.refiner is not None else "vae"
        raise BadInput(f"The model {name} takes no {field}; models with a prompt do.", field=field)
    if recipe.image is not None and not recipe.repaints_part:
        raise BadInput("A picture to repaint needs a mask: paint over the part that is to change.", field="mask")
    if recipe.image is not None and recipe.strength < 1:
        raise BadInput(
            f"The model {name} repaints what a mask covers completely; only models with a prompt vary it.",
            field="strength",
        )


def _check_cfg_pp(recipe: GenerateRecipe, card: ModelCard) -> None:
    if not card.takes_prompt:
        raise BadInput(f"The model {card.name} takes no CFG++; models with a prompt do.", field="guidance_kind")
    if recipe.sampler not in CFG_PP_SAMPLERS:
        known = " and ".join(SAMPLER_TITLES[name] for name in CFG_PP_SAMPLERS)
        raise BadInput(f"CFG++ is for {known}, not for {SAMPLER_TITLES[recipe.sampler]}.", field="sampler")
    most = max([point.value for point in recipe.guidance_curve] or [recipe.guidance])
    if most > 1:
        raise BadInput(
            f"CFG++ takes guidance from 0 to 1, not {most:g}; 0.6 is about what 7.5 is without.",
            field="guidance",
        )


def _check_consistency(recipe: GenerateRecipe, card: ModelCard) -> None:
    if recipe.sampler != "lcm":
        raise BadInput(
            f"{card.name} is a consistency model, whose only sampler is {SAMPLER_TITLES['lcm']}.", field="sampler"
        )
    if recipe.image is not None:
        raise BadInput(f"{card.name} is a consistency model, and repaints no picture.", field="mask")
