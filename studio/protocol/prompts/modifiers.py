"""The palette of modifiers: words that give a picture a style, a quality, a light or a camera."""

import csv
import io
from dataclasses import dataclass
from functools import cache

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.prompts.styles import Style, load_styles

GROUPS = ("style", "quality", "lighting", "camera")


@dataclass(frozen=True)
class Modifier:
    """Words for a prompt, their group, and one sentence on what they do to a picture."""

    group: str
    words: str
    note: str


@cache
def modifiers() -> tuple[Modifier, ...]:
    """Return the modifiers, group by group; raises BadInput when the installation lacks them."""
    path = places.resources() / "prompts" / "modifiers.csv"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(f"The installation is damaged: {path} is missing.") from error
    return tuple(Modifier(row["group"], row["words"], row["note"]) for row in csv.DictReader(io.StringIO(text)))


def negative_presets() -> tuple[Style, ...]:
    """Return the negative prompts to choose from: the bundled ones, and the user's styles that are negative alone.

    Raises:
        BadInput: A file cannot be read.
    """
    own = tuple(style for style in load_styles() if style.negative and not style.prompt)
    return (*load_styles(places.resources() / "prompts" / "negative-prompts.csv"), *own)


def with_words(prompt: str, words: str, place: int | None = None) -> tuple[str, int, int]:
    """Return a prompt with words inserted after the phrase at a place, set off by commas, and where they stand.

    Args:
        prompt: The prompt.
        words: What to insert.
        place: The cursor; None: the end.
    """
    place = len(prompt) if place is None else place
    end = next((index for index in range(place, len(prompt)) if prompt[index] in ",\n"), len(prompt))
    before, after = prompt[:end].rstrip(), prompt[end:]
    joint = ", " if before and not before.endswith(",") else " " if before else ""
    if after and not after.startswith((",", "\n")):
        after = f", {after}"
    start = len(before) + len(joint)
    return before + joint + words + after, start, start + len(words)


def has_words(prompt: str, words: str) -> bool:
    """Whether a prompt has these words as a phrase of its own."""
    phrases = (phrase.strip(" ()[]{}").partition(":")[0].casefold() for phrase in prompt.replace("\n", ",").split(","))
    return words.casefold() in phrases


def without_words(prompt: str, words: str) -> str:
    """Return a prompt without a phrase that `with_words` has inserted; unchanged where it is not so written."""
    phrases = prompt.split(",")
    kept = [phrase for phrase in phrases if phrase.strip().casefold() != words.casefold()]
    return prompt if len(kept) == len(phrases) else ",".join(kept).strip().strip(",").strip()
