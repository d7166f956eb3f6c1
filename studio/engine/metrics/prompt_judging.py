"""Chooses the judge of prompt adherence for a data set: only drawn scenes have one."""

from studio.engine.data import pocket_scenes
from studio.engine.data.scenes import scene_set
from studio.engine.metrics.drawn_scenes.judging import judge_drawn_scenes
from studio.engine.metrics.prompt_sampler import PromptSampler
from studio.engine.metrics.scene_judging import judge_scenes


def judge_prompts(
    title: str,
    model: PromptSampler,
    *,
    guidance: float,
    one: int,
    two: int = 0,
    steps: int = 20,
    font: str | None = None,
) -> dict[str, float]:
    """Return the figures of a model of a data set by the data's judge; none where the data has no judge.

    Args:
        title: The data set's title.
        model: The model.
        guidance: The guidance scale.
        one: The number of prompts with one thing.
        two: The number of prompts with two things; also of those with several equal things, where the data has such.
        steps: The number of steps.
        font: The emoji font; None for that of this machine.
    """
    if title == pocket_scenes.TITLE:
        return judge_scenes(model, guidance=guidance, one=one, two=two, steps=steps, font=font)
    if title == scene_set.TITLE:
        return judge_drawn_scenes(model, guidance=guidance, one=one, two=two, more=two, steps=steps, font=font)
    return {}
