"""The values of a grid's axis as a user writes them: lists, ranges and counts, as in AUTOMATIC1111 and SwarmUI.

| written       | values                                                  |
|---------------|---------------------------------------------------------|
| 1, 2, 5       | these; a value with a comma or quotes is quoted as JSON |
| 1-5, 1..5     | from the first to the last, one apart                   |
| 1..7(+2)      | 1, 3, 5, 7: so far apart                                |
| 1-10 [5]      | that many, evenly spread; whole numbers rounded down     |
| 1, 2, .., 10  | 1, 2, 3, ... 10: as far apart as the two before         |
| SKIP:5        | left out                                                |
"""

import json
import re
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from studio.protocol.errors import BadInput

MAX_VALUES = 200  # of an axis
_NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"
_PLAIN = re.compile(_NUMBER)
_RANGE = re.compile(
    rf"(?P<first>{_NUMBER})\s*(?:-|\.\.\.?)\s*(?P<last>{_NUMBER})"
    rf"\s*(?:\((?P<step>{_NUMBER})\)|\[(?P<count>\d+)\])?"
)
_SKIP = "SKIP:"
_ELLIPSES = ("..", "...", "…")


def split_values(text: str) -> list[str]:
    """Split a list at its commas; a value in double quotes is JSON and may hold commas. Skipped values are left out.

    Raises:
        BadInput: A quote is not closed, or there is no value.
    """
    found: list[str] = []
    place = 0
    while place <= len(text):
        rest = text[place:]
        quoted = re.match(r'\s*("(?:[^"\\]|\\.)*")\s*(?:,|$)', rest)
        if quoted:
            try:
                found.append(json.loads(quoted[1], strict=False))
            except ValueError as error:
                raise BadInput(f"{quoted[1]} is not a quoted text.") from error
            place += quoted.end() + (0 if quoted[0].rstrip().endswith(",") else 1)
            if quoted[0].rstrip().endswith(",") and place == len(text):
                break
            continue
        if rest.lstrip().startswith('"'):
            raise BadInput(f"A quote is not closed in {rest.strip()[:80]}.")
        one, comma, _ = rest.partition(",")
        if one.strip():
            found.append(one.strip())
        place += len(one) + 1
        if not comma:
            break
    values = [value for value in found if not value.startswith(_SKIP)]
    if not values:
        raise BadInput("An axis needs at least one value.")
    return values


def numbers(values: Sequence[str], *, whole: bool) -> list[Decimal]:
    """Return the numbers that a list of numbers and ranges stands for, in order, each exactly as it is written.

    Args:
        values: As `split_values` returns them.
        whole: Whether only whole numbers are meant.

    Raises:
        BadInput: A value is not a number or range, or there are too many.
    """
    found: list[Decimal] = []
    for place, value in enumerate(values):
        if value in _ELLIPSES:
            if len(found) < 2 or place + 1 == len(values) or not _PLAIN.fullmatch(values[place + 1]):
                raise BadInput("Before .. stand two numbers, and after it one: 1, 2, .., 10.")
            step, last = found[-1] - found[-2], Decimal(values[place + 1])
            if step == 0 or (last - found[-1]) / step < 1:
                raise BadInput(f"{found[-2]}, {found[-1]}, .. does not come to {last}.")
            between = _stepped(found[-1], last, step)[1:]
            found += [number for number in between if number != last]
        elif _PLAIN.fullmatch(value):
            found.append(Decimal(value))
        elif match := _RANGE.fullmatch(value):
            found += _ranged(match, whole=whole)
        else:
            raise BadInput(f"{value[:80]!r} is neither a number nor a range such as 1-5, 1..7(+2) or 1-10 [5].")
        if len(found) > MAX_VALUES:
            raise BadInput(f"An axis has at most {MAX_VALUES} values.")
    if whole and any(number != int(number) for number in found):
        raise BadInput(f"Only whole numbers are meant here, and {next(n for n in found if n != int(n))} is none.")
    return found


def _ranged(match: re.Match[str], *, whole: bool) -> list[Decimal]:
    first, last = Decimal(match["first"]), Decimal(match["last"])
    if match["count"] is not None:
        count = int(match["count"])
        if not 1 <= count <= MAX_VALUES:
            raise BadInput(f"{match[0]}: a range has from 1 to {MAX_VALUES} values.")
        if count == 1:
            return [first]
        spread = [first + (last - first) * place / (count - 1) for place in range(count)]
        rounded = [value.to_integral_value(ROUND_FLOOR) if whole else round(value, 6).normalize() for value in spread]
        return list(dict.fromkeys(rounded))
    step = Decimal(match["step"]) if match["step"] else Decimal(1 if last >= first else -1)
    if step == 0 or (last - first) * step < 0:
        raise BadInput(f"{match[0]} never ends: it does not go from {first} to {last} in steps of {step}.")
    return _stepped(first, last, step)


def _stepped(first: Decimal, last: Decimal, step: Decimal) -> list[Decimal]:
    count = int((last - first) / step) + 1
    if count > MAX_VALUES:
        raise BadInput(f"An axis has at most {MAX_VALUES} values, and {first} to {last} has {count:,}.")
    return [first + step * place for place in range(count)]
