"""The options of live painting, and how they are saved between sessions."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from studio.protocol.generation_recipe import MAX_PROMPT

MIN_STRENGTH, MAX_STRENGTH = 0.05, 1.0


@dataclass(frozen=True)
class LiveOptions:
    """The options.

    Attributes:
        on: Whether live painting is on.
        strength: How much of the sketch is changed.
        place: Whether the picture is shown beside the canvas or over it.
        follows: Whether the prompt is that of the recipe panel.
        prompt: The prompt that is used instead.
        seed: Seed of the noise.
        seed_locked: Whether all pictures begin with the same noise; otherwise another seed is drawn for each.
    """

    on: bool = False
    strength: float = 0.5
    place: Literal["beside", "over"] = "beside"
    follows: bool = True
    prompt: str = ""
    seed: int = 0
    seed_locked: bool = True

    def as_json(self) -> dict[str, Any]:
        """Return the options as values of JSON."""
        return asdict(self)

    @classmethod
    def of_json(cls, values: object) -> "LiveOptions":
        """Return the options of `as_json`; what is missing or not valid has its default."""
        usual, found = cls(), values if isinstance(values, dict) else {}
        good = {field.name: found[field.name] for field in fields(cls) if _is_valid(field.name, found.get(field.name))}
        return cls(**(asdict(usual) | good))


def _is_valid(name: str, value: object) -> bool:
    if name == "strength":
        return isinstance(value, int | float) and type(value) is not bool and MIN_STRENGTH <= value <= MAX_STRENGTH
    if name == "place":
        return value in ("beside", "over")
    if name == "prompt":
        return isinstance(value, str) and len(value) <= MAX_PROMPT
    if name == "seed":
        return type(value) is int and 0 <= value < 2**63
    return isinstance(value, bool)
