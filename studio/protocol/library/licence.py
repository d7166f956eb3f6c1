"""The text of a model's licence, from its own files."""

import os
from pathlib import Path

from studio.protocol.files import read_regular
from studio.protocol.modelfacts import readme_of

_NAMES = ("license", "licence", "copying")
_MAX_BYTES = 2**20


def licence_text(place: Path, named: str) -> str:
    """Return the text of a model's licence, or what is known about it where its files lack the text.

    Args:
        place: The model's folder or file.
        named: The licence that its headers, its README or its page name; "" for none.
    """
    folder = place if os.path.isdir(place) else place.parent
    beside = os.path.isdir(place)  # a folder of single files belongs to many models
    for path in sorted(folder.iterdir()) if beside else ():
        if path.stem.casefold().startswith(_NAMES) and path.suffix.casefold() in ("", ".txt", ".md"):
            try:
                return read_regular(path, _MAX_BYTES).decode("utf-8", "replace")
            except OSError:
                continue
    if not named:
        return (
            "Neither its files nor the page that it was fetched from name a licence. Ask its author before you use it."
        )
    readme = " Its README has more." if beside and readme_of(place) else ""
    return f"{named}\n\nIts files name this licence, but do not have its text.{readme}"
