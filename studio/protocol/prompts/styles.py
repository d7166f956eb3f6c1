"""Styles: prompts that are added to others, in the styles.csv that AUTOMATIC1111 introduced."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import decode_text, make_folder, read_regular, write_text_atomically

_COLUMNS = ("name", "prompt", "negative_prompt")
_PLACE = "{prompt}"
_MAX_BYTES = 8 * 2**20


@dataclass(frozen=True)
class Style:
    """A named addition to a prompt and a negative prompt; `{prompt}` marks the place of the other prompt."""

    name: str
    prompt: str = ""
    negative: str = ""


def read_styles(text: str, source: str = "styles.csv") -> tuple[Style, ...]:
    """Read the styles of a styles.csv; raises BadInput when it is none."""
    try:
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    except csv.Error as error:
        raise BadInput(f"{source} is not a table of styles: {error}.") from error
    if rows and "name" not in rows[0]:
        raise BadInput(
            f"{source} is not a table of styles: its first line must name the columns {', '.join(_COLUMNS)}."
        )
    return tuple(
        Style(row["name"].strip(), (row.get("prompt") or "").strip(), (row.get("negative_prompt") or "").strip())
        for row in rows
        if (row.get("name") or "").strip()
    )


def load_styles(path: Path | None = None) -> tuple[Style, ...]:
    """Read the styles in a file, by default the user's; none if it does not exist.

    Raises:
        BadInput: It cannot be read, or is not a table of styles.
    """
    path = places.styles_file() if path is None else path
    try:
        return read_styles(decode_text(read_regular(path, _MAX_BYTES)), str(path))
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not a text file.") from error
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error


def add_style(style: Style, path: Path | None = None) -> tuple[Style, ...]:
    """Add a style to a file, by default the user's, in place of one of that name; return all of them.

    Raises:
        BadInput: The file cannot be read or written.
    """
    path = places.styles_file() if path is None else path
    styles = (*(other for other in load_styles(path) if other.name != style.name), style)
    make_folder(path.parent)
    write_text_atomically(path, dump_styles(styles))
    return styles


def dump_styles(styles: Iterable[Style]) -> str:
    """Write styles as a styles.csv."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows((style.name, style.prompt, style.negative) for style in styles)
    return table.getvalue()


def with_styles(prompt: str, negative: str, styles: Iterable[Style]) -> tuple[str, str]:
    """Return a prompt and a negative prompt with styles: put into their `{prompt}`, else followed by them."""
    for style in styles:
        prompt, negative = _added(prompt, style.prompt), _added(negative, style.negative)
    return prompt, negative


def _added(prompt: str, addition: str) -> str:
    if _PLACE in addition:
        return addition.replace(_PLACE, prompt)
    return ", ".join(text for text in (prompt, addition) if text)
