"""Makes the recipe of a branch: which settings it takes from the recipe panel, and which are its parent's."""

from typing import Any

from pydantic import ValidationError

from studio.protocol.errors import BadInput
from studio.protocol.frozen import describe
from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.translation import tr

_OF_A_BRANCH = (  # the settings of a fork; all others are its parent's
    "model",
    "prompt",
    "negative",
    "template",
    "dialect",
    "label",
    "guidance",
    "guidance_rescale",
    "sampler",
    "steps",
    "spacing",
    "eta",
    "clip_skip",
    "loras",
    "refiner",
    "refiner_start",
    "vae",
)


def branch_of(parent: GenerateRecipe, panel: GenerateRecipe, fork: dict[str, Any], *, seed: bool) -> GenerateRecipe:
    """Return the recipe of a branch; a prompt that is a template is drawn already where it is the parent's.

    Picture, mask, controls, size and number of pictures are the parent's.

    Args:
        parent: The recipe of the record, or of the same branch before.
        panel: The recipe in the panel.
        fork: Where the branch begins: the fields of a ForkSpec.
        seed: Whether the panel's seed is used, too.

    Raises:
        BadInput: The settings do not fit together.
    """
    taken = {*_OF_A_BRANCH, *(["seed"] if seed else [])}
    if is_drawn(parent, panel):
        taken -= {"prompt", "negative"}
    settings = {**parent.model_dump(), **panel.model_dump(include=taken)}
    # a setting changed in the panel applies to all steps
    if panel.guidance != parent.guidance:
        settings["guidance_curve"] = ()
    if panel.prompt != parent.prompt:
        settings["prompt_changes"] = ()
    return branch_with(settings, fork)


def branch_with(settings: dict[str, Any], fork: dict[str, Any]) -> GenerateRecipe:
    """Return the recipe of a branch with all of its settings; raises BadInput where they do not fit together."""
    try:
        return GenerateRecipe.model_validate({**settings, "fork": fork})
    except ValidationError as error:
        raise BadInput(
            tr("These settings do not fit the branch: {describe}.").format(describe=describe(error))
        ) from error


def is_drawn(parent: GenerateRecipe, panel: GenerateRecipe) -> bool:
    """Whether the panel's prompt is the parent's template, which its seed has drawn already."""
    return parent.template is not None and panel.template == parent.template
