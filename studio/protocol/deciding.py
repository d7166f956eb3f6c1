"""The request for the step at which a word decides a region, and its answer."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from studio.protocol.frozen import Frozen

VISIBLE_DIFFERENCE = 0.01  # of a channel's range: if a region never differs by more, the word has no influence
# shares of the largest difference, chosen on 100 pictures of a text-to-image model at 64x64, whose objects a network
# recognized, so that a step is named only where it decides; in those of `pocket`, objects emerge over several steps
STILL_DIFFERS = 0.72  # a fork that differs by this much shows something else: half of the squared difference
RESEMBLES = 0.65  # one that differs by this much at most resembles the picture with the word
CLEARLY = 0.4  # a fork shows the word clearly from this share of what the model sees in the picture with the word


class FindDecidingStep(Frozen):
    """Fork a record at every kept step without a word: DecidingProgress for each step, DecidingStep, Finished.

    Attributes:
        record: The denoising record.
        word: Index of the word in the prompt, split at spaces.
        out: A new file (.png) for the contact sheet of all forks.
        picture: Index of the picture in the record.
        region: The file of a mask of the whole picture's size, white inside the region; None: all of it.
    """

    do: Literal["deciding"] = "deciding"
    job: str
    record: str
    word: int = Field(ge=0)
    out: str
    picture: int = Field(default=0, ge=0)
    region: str | None = None


class DecidingProgress(Frozen):
    """The progress: steps of the forks that are done."""

    kind: Literal["deciding_progress"] = "deciding_progress"
    done: int
    total: int


class DecidingStep(Frozen):
    """The outcome of the forks.

    Attributes:
        word: The word that was removed.
        steps: The steps at which the word was removed, ascending.
        differences: How much the region of each fork's picture differs from the record's, 0 to 1.
        step: The last step at which removing the word still changes the region: from the next one on, it is
            decided. None if it never does, or if the word loses its influence gradually.
        until: The last step at which removing the word changes most of the region; None if it never does.
        sheet: The contact sheet: the record's picture, then that of each fork.
    """

    kind: Literal["deciding_step"] = "deciding_step"
    word: str
    steps: tuple[int, ...]
    differences: tuple[float, ...]
    step: int | None
    until: int | None = None
    sheet: str


def last_step_that_changes(steps: Sequence[int], differences: Sequence[float]) -> int | None:
    """Return the last step whose fork differs nearly as much as the one that differs most; None if none does visibly.

    Args:
        steps: The steps of the forks, ascending.
        differences: How much each differs from the picture with the word, 0 to 1.
    """
    most = max(differences, default=0.0)
    if most < VISIBLE_DIFFERENCE:
        return None
    return max(step for step, difference in zip(steps, differences, strict=True) if difference >= STILL_DIFFERS * most)


def deciding_step(
    steps: Sequence[int], differences: Sequence[float], shown: float, evidence: Sequence[float]
) -> int | None:
    """Return the last step that changes the picture, where the next fork resembles the picture and shows the word.

    A picture may change while it still shows the word, and the model may see the word before the picture has settled:
    a step is named where both agree, and where both change clearly from this fork to the next one.

    Args:
        steps, differences: See `last_step_that_changes`.
        shown: How much the picture with the word shows it; above 0, it does. See `engine.generation.word_evidence`.
        evidence: How much each fork shows it.

    Returns:
        The step; None where no one step decides.
    """
    last = last_step_that_changes(steps, differences)
    unseen = [step for step, found in zip(steps, evidence, strict=True) if found <= 0]
    if last is None or shown <= 0 or not unseen or unseen[-1] != last:
        return None
    following = steps.index(last) + 1
    difference, found = [*differences, 0.0][following], [*evidence, shown][following]
    clear = difference <= RESEMBLES * max(differences) and found >= CLEARLY * shown
    return last if clear else None


def without_word(prompt: str, word: int) -> tuple[str, str]:
    """Return a prompt without a word, counted from 0, and that word; raises IndexError where there is none."""
    words = prompt.split()
    return " ".join(words[:word] + words[word + 1 :]), words[word]
