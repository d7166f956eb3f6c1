"""Checks a recipe against a model's card, without loading torch."""

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard


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
    if recipe.guidance_curve and card.kind == "decoder":
        raise BadInput(f"The model {name} makes pictures in one pass: there are no steps.", field="guidance_curve")
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
    if recipe.refiner is not None or recipe.vae is not None:
        field = "refiner" if recipe.refiner is not None else "vae"
        raise BadInput(f"The model {name} takes no {field}; models with a prompt do.", field=field)
    if recipe.image is not None and not recipe.repaints_part:
        raise BadInput("A picture to repaint needs a mask: paint over the part that is to change.", field="mask")
    if recipe.image is not None and recipe.strength < 1:
        raise BadInput(
            f"The model {name} makes what a mask covers wholly anew; only models with a prompt vary it.",
            field="strength",
        )
