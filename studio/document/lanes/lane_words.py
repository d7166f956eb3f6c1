"""The words beside a lane: its name, what a branch changed, or else its title."""

from difflib import SequenceMatcher

from studio.document.lanes.lane import Lane
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.samplers import SAMPLER_TITLES, SPACING_TITLES

_MAX_WORDS = 6  # of a changed prompt; the rest is elided
_NAMED = {  # settings that are listed by name only, since their values say little
    "controls": "controls",
    "image_prompts": "image prompts",
    "loras": "LoRAs",
    "refiner": "refiner",
    "refiner_start": "refiner",
    "vae": "VAE",
    "mask": "mask",
    "soft_mask": "mask",
}


def words_of_lane(lane: Lane, parent: Lane | None) -> str:
    """Return the words beside a lane.

    Args:
        lane: The lane.
        parent: The lane that it is a branch of; None where there is none.
    """
    if lane.name:
        return lane.name
    own, parents = lane.recipe, None if parent is None else parent.recipe
    if own is None or parents is None or own.fork is None:
        return lane.title
    return f"{', '.join(changes(parents, own)) or 'nothing changed'} from {own.fork.step + 1}"


def changes(parent: GenerateRecipe, child: GenerateRecipe) -> list[str]:
    """Return how a branch differs from its parent, in a few words per difference; empty if it does not."""
    changes = ["painted"] if child.fork is not None and child.fork.edit is not None else []
    changes += _changed_words(parent.prompt, child.prompt)
    changes += _changed_prompts(parent, child)
    changes += [f"negative {text}" for text in _changed_words(parent.negative, child.negative)]
    if child.model != parent.model:
        changes.append(child.model.replace("\\", "/").rstrip("/").rpartition("/")[2])
    if child.label != parent.label:
        changes.append("any class" if child.label is None else f"class {child.label}")
    if child.guidance != parent.guidance:
        changes.append(f"guidance {child.guidance:g}")
    if child.guidance_curve != parent.guidance_curve:
        changes.append("guidance curve" if child.guidance_curve else f"guidance {child.guidance:g}")
    if child.sampler != parent.sampler:
        changes.append(SAMPLER_TITLES[child.sampler])
    if child.spacing != parent.spacing:
        changes.append(SPACING_TITLES[child.spacing])
    if child.steps != parent.steps:
        changes.append(f"{child.steps} steps")
    if child.seed != parent.seed:
        changes.append(f"seed {child.seed}")
    if child.eta != parent.eta:
        changes.append(f"η {child.eta:g}")
    named = [text for field, text in _NAMED.items() if getattr(parent, field) != getattr(child, field)]
    return [*changes, *dict.fromkeys(named)]


def _changed_prompts(parent: GenerateRecipe, child: GenerateRecipe) -> list[str]:
    """Return what prompts that take over on the way change, each with its step, counted from 1."""
    if child.prompt_changes == parent.prompt_changes:
        return []
    changes, before = [], child.prompt
    for change in child.prompt_changes:
        if change not in parent.prompt_changes:
            changes += [f"{words} at {change.step + 1}" for words in _changed_words(before, change.prompt)]
        before = change.prompt
    return changes or ["prompt"]


def _changed_words(before: str, after: str) -> list[str]:
    """Return the words that came into a prompt, or else those that went: "+ pink", "− blue"."""
    old, new = before.split(), after.split()
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    came = [word for tag, _, _, first, last in blocks if tag != "equal" for word in new[first:last]]
    went = [word for tag, first, last, _, _ in blocks if tag != "equal" for word in old[first:last]]
    if came:
        return [f"+ {_short(came)}"]
    return [f"− {_short(went)}"] if went else []


def _short(words: list[str]) -> str:
    return " ".join(words[:_MAX_WORDS]) + ("…" if len(words) > _MAX_WORDS else "")
