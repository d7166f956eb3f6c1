"""Remembers a recipe panel's choices from session to session, and forgives what does not fit any more."""

from collections.abc import Mapping

from studio.ui.recipe.prompt_field import LONGEST, PromptField
from studio.ui.recipe.recipe_fields import RecipeFields
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.number_field import NumberField


def _choices(fields: RecipeFields) -> dict[str, ChoiceField]:
    """Return the choices in the order in which they have to be restored: the model brings its own labels."""
    return {"model": fields.model, "label": fields.label, "sampler": fields.sampler, "variance": fields.variance}


def _numbers(fields: RecipeFields) -> dict[str, NumberField]:
    return {
        "steps": fields.steps,
        "guidance": fields.guidance,
        "strength": fields.words.strength,
        "edge_scale": fields.words.edges.scale,
        "seed": fields.seed,
        "count": fields.count,
        "eta": fields.eta,
        "resamples": fields.resamples,
        "jump_length": fields.jump_length,
    }


def _texts(fields: RecipeFields) -> dict[str, PromptField]:
    return {"prompt": fields.words.prompt, "negative": fields.words.negative}


def state_of(fields: RecipeFields) -> dict[str, object]:
    """Return every choice as plain values that JSON can hold."""
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
    """Take up what `state_of` gave; a choice that is no longer there or is no such value stays as it is."""
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
            text.set_text(written[:LONGEST])
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
    sides = [side for side in size if type(side) is int] if isinstance(size, list) and len(size) == 2 else []
    fields.words.size.set_value((sides[0], sides[1]) if len(sides) == 2 else None)
    fields.set_touched([key for key in touched if isinstance(key, str)] if isinstance(touched, list) else [])
