"""Styles: prompts that are added to others, in the styles.csv that AUTOMATIC1111 introduced."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from studio.protocol.errors import BadInput

_COLUMNS = ("name", "prompt", "negative_prompt")
_PLACE = "{prompt}"


@dataclass(frozen=True)
class Style:
    """A named addition to a prompt and a negative prompt; `{prompt}` marks the place of the other prompt."""

    name: str
    prompt: str = ""
    negative: str = ""


def read_styles(text: str, source: str = "styles.csv") -> tuple[Style, ...]:
    """Read the styles of a styles.csv; raises BadInput when it is none."""
    try:
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
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
