"""Saves the recipe form's state for the next session and restores it, ignoring invalid values."""

from collections.abc import Mapping

from studio.ui.recipe.prompt_field import PromptField
from studio.ui.recipe.recipe_fields import RecipeFields
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.number_field import NumberField


def _choices(fields: RecipeFields) -> dict[str, ChoiceField]:
    """Return the choices in the order of restoring: the model decides which classes there are."""
    return {
        "model": fields.model,
        "label": fields.label,
        "sampler": fields.sampler,
        "spacing": fields.spacing,
        "variance": fields.variance,
        "refiner": fields.refiner,
        "vae": fields.vae,
        "dialect": fields.words.dialect,
    }


def _numbers(fields: RecipeFields) -> dict[str, NumberField]:
    return {
        "steps": fields.steps,
        "guidance": fields.guidance,
        "strength": fields.words.strength,
        "edge_scale": fields.words.edges.weight,
        "seed": fields.seed,
        "count": fields.count,
        "eta": fields.eta,
        "clip_skip": fields.clip_skip,
        "guidance_rescale": fields.guidance_rescale,
        "refiner_start": fields.refiner_start,
        "resamples": fields.resamples,
        "jump_length": fields.jump_length,
    }


def _texts(fields: RecipeFields) -> dict[str, PromptField]:
    return {"prompt": fields.words.prompt, "negative": fields.words.negative}


def state_of(fields: RecipeFields) -> dict[str, object]:
    """Return the state of the form as JSON values."""
    state: dict[str, object] = {name: field.key() for name, field in _choices(fields).items()}
    state.update({name: field.value() for name, field in _numbers(fields).items()})
    state.update({name: field.text() for name, field in _texts(fields).items()})
    state["lora"] = fields.words.lora.path() or ""
    state["size"] = list(fields.words.size.value() or ())
    state["edges"] = fields.words.edges.box.isChecked()
    state["locked"] = fields.seed.locked()
    state["more"] = fields.more.opened()
    state["touched"] = fields.touched()
    return state


def restore(fields: RecipeFields, state: Mapping[str, object]) -> None:
    """Apply what `state_of` returned; a field whose value is invalid or no longer available keeps its own."""
    for name, choice in _choices(fields).items():
        key = state.get(name)
        if isinstance(key, str):
            choice.set_key(key)
    for name, number in _numbers(fields).items():
        value = state.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and value == value:
            number.setValue(value)
    for name, text in _texts(fields).items():
        written = state.get(name)
        if isinstance(written, str):
            text.set_text(written)
    if isinstance(state.get("lora"), str):
        fields.words.lora.set_path(str(state["lora"]))
    if isinstance(state.get("edges"), bool):
        fields.words.edges.box.setChecked(bool(state["edges"]))
    if isinstance(state.get("locked"), bool):
        fields.seed.set_locked(bool(state["locked"]))
    if isinstance(state.get("more"), bool):
        fields.more.set_opened(bool(state["more"]))
    touched = state.get("touched")
    size = state.get("size")
    if isinstance(size, list) and len(size) == 2 and all(type(side) is int for side in size):
        fields.words.size.set_value((size[0], size[1]))
    else:
        fields.words.size.set_value(None)
    fields.set_touched([key for key in touched if isinstance(key, str)] if isinstance(touched, list) else [])
