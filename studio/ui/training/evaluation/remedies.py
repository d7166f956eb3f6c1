"""What a judgement proposes, as buttons say it: each with what a click will do."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from studio.protocol.errors import BadInput
from studio.protocol.recipes import TrainRecipe, changed
from studio.protocol.ways import Way, way_to

_WHERE = {Way.NOW: "now", Way.BRANCH: "in a branch", Way.NEW_RUN: "in a new run"}
_DOES = {
    Way.NOW: "The run goes on with {settings} from its next step.",
    Way.BRANCH: "A branch goes on from the newest checkpoint with {settings}.",
    Way.NEW_RUN: "A new run begins from nothing with {settings}: no checkpoint could go on with that.",
}


class Remedy(NamedTuple):
    """A button: its text, its tooltip, and, when it is pressed, by which way which settings come to the run."""

    text: str
    tooltip: str
    way: Way
    changes: dict[str, Any]


def suggested_remedies(
    recipe: TrainRecipe, remedies: Mapping[str, Mapping[str, Any]], *, rate: float, going: bool
) -> list[Remedy]:
    """Return what can be taken of remedies, by their titles; what the run does already, or cannot do, is left out.

    Args:
        recipe: Of the run that was judged.
        remedies: The changed settings by dotted key.
        rate: The run's learning rate as it is by now: another is proposed as a part of it, not of the recipe's.
        going: Whether the run is under way.
    """
    found = []
    for title, changes in remedies.items():
        try:
            wanted = changed(recipe, dict(changes))
        except BadInput:
            continue
        if wanted == recipe:
            continue
        way, settings = way_to(recipe, wanted, going=going), dict(changes)
        if "learning_rate" in settings:
            settings["learning_rate"] = min(1.0, rate * wanted.learning_rate / recipe.learning_rate)
        found.append(Remedy(f"{title} · {_WHERE[way]}", _tooltip(way, settings, going=going), way, settings))
    return found


def _tooltip(way: Way, changes: Mapping[str, Any], *, going: bool) -> str:
    settings = ", ".join(f"{_name(key)} {_word(value)}" for key, value in changes.items())
    does = _DOES[way].format(settings=settings)
    return f"The run is saved and stopped. {does}" if going and way is not Way.NOW else does


def _name(key: str) -> str:
    return key.rpartition(".")[2].replace("_", " ")


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"{value:.6g}" if isinstance(value, float) else str(value)
