"""The prompts that a text-to-image model is given at each step, from what a person typed."""

import re
from dataclasses import dataclass

from studio.protocol.prompts.schedule import scheduled_prompts
from studio.protocol.prompts.weights import Dialect
from studio.protocol.prompts.wildcards import without_comments

_LORA_TAG = re.compile(r"<lora:([^:<>]+)(?::[^<>]*)?>")


@dataclass(frozen=True)
class StepPrompts:
    """Prompt and negative prompt, and the step from which they hold, counted from 0."""

    begin: int
    prompt: str
    negative: str


def prompts_of_steps(prompt: str, negative: str, dialect: Dialect, steps: int) -> tuple[StepPrompts, ...]:
    """Return the prompts of a generation of `steps` steps, in order; the first begin at step 0.

    Comments and LoRA tags are left out. With "plain", everything is taken literally.
    """
    if dialect == "plain":
        return (StepPrompts(0, prompt, negative),)
    prompt, negative = (_LORA_TAG.sub("", without_comments(text)) for text in (prompt, negative))
    if dialect == "comfy":
        return (StepPrompts(0, prompt, negative),)
    wanted, unwanted = (scheduled_prompts(text, steps) for text in (prompt, negative))
    begins = sorted({part.begin for part in (*wanted, *unwanted)})
    return tuple(
        StepPrompts(
            begin,
            next(part.prompt for part in reversed(wanted) if part.begin <= begin),
            next(part.prompt for part in reversed(unwanted) if part.begin <= begin),
        )
        for begin in begins
    )


def lora_tags(prompt: str) -> tuple[str, ...]:
    """Return the names of the LoRAs that a prompt asks for by tags such as `<lora:name:0.8>`."""
    return tuple(match[1].strip() for match in _LORA_TAG.finditer(prompt))
