"""Reads JSON that others may have written: whatever is wrong with it is a ValueError."""

import json
from typing import Any

MAX_BYTES = 16 * 2**20  # of a small JSON file: a recipe, a status, a model card


def parse_json_text(text: str | bytes) -> Any:
    """Return the value of a JSON text.

    Raises:
        ValueError: Not JSON, not UTF-8, nested too deeply, or a number with thousands of digits.
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
