"""Prompt templates: comments, and alternatives that are drawn from the seed."""

import os
import random
import re
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import decode_text, read_regular

_COMMENT = re.compile(r"/\*.*?\*/|(?:(?<=\s)|^)//[^\n]*|(?:^|(?<=\n))[ \t]*#[^\n]*(?:\n|$)", re.DOTALL)
_ALTERNATIVES = re.compile(r"(?<!\\)\{((?:\\.|[^{}\\])*\|(?:\\.|[^{}\\])*)\}", re.DOTALL)
_NAMED = re.compile(r"__(?P<name>[\w\-/*]+?)__|<wildcard:(?P<other>[\w\-/* ]+)>")
_MAX_DRAWS = 1000  # a wildcard that names itself would never end
_MAX_BYTES = 8 * 2**20  # of a wildcard file
_MAX_FILES = 20_000
MAX_CHARACTERS = 4000

Lines = Callable[[str], Sequence[str]]
"""The lines of a wildcard by its name; raises BadInput when there are none."""


def without_comments(prompt: str) -> str:
    """Remove comments: `/* ... */`, `// ...` to the end of a line, and lines that begin with #."""
    return _COMMENT.sub("", prompt)


def is_template(prompt: str) -> bool:
    """Whether a prompt has alternatives to draw."""
    return bool(_ALTERNATIVES.search(prompt) or _NAMED.search(prompt))


def drawn(template: str, seed: int, lines: Lines, stream: str = "prompt") -> str:
    """Return a prompt drawn from a template: the same one for the same seed.

    `{a|b}` is a or b; `__name__` and `<wildcard:name>` are a line of that wildcard file. The drawn text may hold
    further ones. A `|` inside other brackets, and characters after a backslash, are not part of the alternatives.

    Args:
        template: The prompt with alternatives.
        seed: The seed of the picture.
        lines: The wildcards.
        stream: Separates the random numbers of several templates of one picture.

    Raises:
        BadInput: A wildcard is unknown or empty, or the prompt becomes too long.
    """
    generator = random.Random(f"{stream} {seed}")
    text = template
    for _ in range(_MAX_DRAWS):
        found = _first(text, lines)
        if found is None:
            break
        start, end, options = found
        text = text[:start] + generator.choice(options).strip() + text[end:]
        if len(text) > MAX_CHARACTERS:
            raise BadInput(f"The prompt that was drawn has more than {MAX_CHARACTERS} characters.", field="prompt")
    else:
        raise BadInput("The wildcards of the prompt never end: one of them names itself.", field="prompt")
    return text


def _first(text: str, lines: Lines) -> tuple[int, int, Sequence[str]] | None:
    """Return the place and the options of the first alternatives; inner braces come before the outer ones."""
    braces, named = _ALTERNATIVES.search(text), _NAMED.search(text)
    if named is not None and (braces is None or named.start() < braces.start()):
        return named.start(), named.end(), lines((named["name"] or named["other"]).strip())
    return None if braces is None else (braces.start(), braces.end(), _alternatives(braces[1]))


def _alternatives(text: str) -> list[str]:
    """Split at each `|` outside brackets; with brackets that do not match, at each one."""
    pieces, depth = [""], 0
    for letter in re.findall(r"\\.|.", text, re.DOTALL):
        depth += (letter in ("(", "[", "<")) - (letter in (")", "]", ">"))
        if depth < 0:
            return text.split("|")
        if letter == "|" and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += letter
    return text.split("|") if depth else pieces


class WildcardFolder:
    """Wildcards in text files: `animals.txt` is the wildcard `animals`, and `wild/cats.txt` is `wild/cats`.

    Files are listed and read when first needed.

    Args:
        folder: The folder; None: the user's, which need not exist.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = places.wildcards() if folder is None else folder
        self._read: dict[str, list[str]] = {}

    @cached_property
    def files(self) -> dict[str, Path]:
        """The files by the names of their wildcards, sorted."""
        return dict(sorted(self._found()))

    def __call__(self, name: str) -> list[str]:
        """Return the lines of a wildcard; `*` in its name matches any characters, so that several files may contribute.

        Raises:
            BadInput: There is no such file, or it cannot be read, or it has no lines.
        """
        if name not in self._read:
            names = [name] if name in self.files else [other for other in self.files if fnmatchcase(other, name)]
            if not names:
                raise BadInput(f"There is no wildcard {name}: {self.folder} has no file {name}.txt.", field="prompt")
            found = [line for each in names for line in _lines_of(self.files[each])]
            if not found:
                raise BadInput(f"The wildcard file {self.files[names[0]]} is empty.", field="prompt")
            self._read[name] = found
        return self._read[name]

    def _found(self) -> Iterator[tuple[str, Path]]:
        count = 0
        for folder, folders, files in os.walk(self.folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for file in files:
                path = Path(folder, file)
                if path.suffix.lower() == ".txt" and not file.startswith("."):
                    yield path.relative_to(self.folder).with_suffix("").as_posix(), path
                    count += 1
            if count > _MAX_FILES:
                return


def _lines_of(path: Path) -> list[str]:
    try:
        return wildcard_lines(decode_text(read_regular(path, _MAX_BYTES)))
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not a text file.", field="prompt") from error
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.", field="prompt") from error


def wildcard_lines(text: str) -> list[str]:
    """Return the lines of a wildcard file, without empty ones and comments."""
    lines = (line.strip() for line in text.removeprefix("\ufeff").splitlines())
    return [line for line in lines if line and not line.startswith("#")]
