"""Prompt templates: comments, and alternatives that are drawn from the seed."""

import random
import re
from collections.abc import Mapping, Sequence

_COMMENT = re.compile(r"/\*.*?\*/|(?:(?<=\s)|^)//[^\n]*|(?:^|(?<=\n))[ \t]*#[^\n]*(?:\n|$)", re.DOTALL)
_ALTERNATIVES = re.compile(r"\{([^{}]*\|[^{}]*)\}")
_NAMED = re.compile(r"__(?P<name>[\w\-/*]+?)__|<wildcard:(?P<other>[\w\-/*]+)>")
_MOST_DRAWS = 1000  # a wildcard that names itself would never end
MOST_CHARACTERS = 4000


def without_comments(prompt: str) -> str:
    """Remove comments: `/* ... */`, `// ...` to the end of a line, and lines that begin with #."""
    return _COMMENT.sub("", prompt)


def is_template(prompt: str) -> bool:
    """Whether a prompt has alternatives to draw."""
    return bool(_ALTERNATIVES.search(prompt) or _NAMED.search(prompt))


def drawn(template: str, seed: int, wildcards: Mapping[str, Sequence[str]] | None = None) -> str:
    """Return a prompt drawn from a template: the same one for the same seed.

    `{a|b}` is one of a and b; `__name__` and `<wildcard:name>` are a line of that wildcard file. An unknown name stays.

    Args:
        template: The prompt with alternatives.
        seed: The seed of the picture.
        wildcards: The lines of each wildcard file by name.
    """
    generator = random.Random(f"prompt {seed}")
    known = wildcards or {}
    text = template
    for _ in range(_MOST_DRAWS):
        found = _first(text, known)
        if found is None or len(text) > MOST_CHARACTERS:
            break
        start, end, options = found
        text = text[:start] + generator.choice(options).strip() + text[end:]
    return text[:MOST_CHARACTERS]


def _first(text: str, known: Mapping[str, Sequence[str]]) -> tuple[int, int, Sequence[str]] | None:
    """Return the place and the options of the first draw; inner braces come before the ones around them."""
    places: list[tuple[int, int, Sequence[str]]] = []
    if match := _ALTERNATIVES.search(text):
        places.append((match.start(), match.end(), match[1].split("|")))
    for match in _NAMED.finditer(text):
        if lines := known.get(match["name"] or match["other"]):
            places.append((match.start(), match.end(), lines))
            break
    return min(places, key=lambda place: place[0], default=None)


def wildcard_lines(text: str) -> list[str]:
    """Return the lines of a wildcard file, without empty ones and comments."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]
