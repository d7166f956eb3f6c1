"""The prompts of each step of a generation, from what a user typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.protocol.curves import PromptChange
from studio.protocol.prompts.composition import composed
from studio.protocol.prompts.lora_tags import without_lora_tags
from studio.protocol.prompts.schedule import scheduled_prompts
from studio.protocol.prompts.weights import Dialect, plain_text
from studio.protocol.prompts.wildcards import without_comments


@dataclass(frozen=True)
class StepPrompts:
    """Prompt and negative prompt, and the step from which they hold, counted from 0."""

    begin: int
    prompt: str
    negative: str


def prompts_of_steps(
    prompt: str, negative: str, dialect: Dialect, steps: int, changes: Sequence[PromptChange] = ()
) -> tuple[StepPrompts, ...]:
    """Return the prompts of a generation of `steps` steps, in order; the first begin at step 0.

    Comments and LoRA tags are left out. With "plain", everything is taken literally. From the step of a change on, its
    prompt takes the place of `prompt`.
    """
    found: list[StepPrompts] = []
    for begin, text in ((0, prompt), *((change.step, change.prompt) for change in changes if change.step < steps)):
        found = [part for part in found if part.begin < begin]
        own = _scheduled(text, negative, dialect, steps)
        holding = next(part for part in reversed(own) if part.begin <= begin)
        found += [replace(holding, begin=begin), *(part for part in own if part.begin > begin)]
    return tuple(found)


def _scheduled(prompt: str, negative: str, dialect: Dialect, steps: int) -> tuple[StepPrompts, ...]:
    """Return the prompts that hold from step to step without changes."""
    if dialect == "plain":
        return (StepPrompts(0, prompt, negative),)
    prompt, negative = (without_lora_tags(without_comments(text)) for text in (prompt, negative))
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


def is_literal(prompt: str, dialect: Dialect) -> bool:
    """Whether a prompt means its words alone: it has no weights, schedules, comments or LoRA tags, and no AND."""
    if dialect == "plain":
        return True
    steps = prompts_of_steps(prompt, "", dialect, 1000)
    one = len(steps) == 1 and (dialect == "comfy" or len(composed(prompt)) == 1)
    return one and steps[0].prompt == prompt and plain_text(prompt, dialect) == prompt.strip()
