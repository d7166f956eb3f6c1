"""The remedies that an evaluation or a warning suggests, as buttons with a description of their effect."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from studio.protocol.continuation import Continuation, continuation_for
from studio.protocol.errors import BadInput
from studio.protocol.events import Remedy as Suggestion
from studio.protocol.recipes import changed
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.translation import tr

_WHERE = {Continuation.NOW: tr("now"), Continuation.BRANCH: tr("in a branch"), Continuation.NEW_RUN: tr("in a new run")}
_EFFECTS = {
    Continuation.NOW: tr("Sets {settings} from the next step on."),
    Continuation.BRANCH: tr("Starts a branch from the newest checkpoint with {settings}."),
    Continuation.NEW_RUN: tr("Starts a new run from scratch with {settings}: no checkpoint fits that network."),
}


_FROM_HEALTHY = tr("Starts a branch from step {step:,}, the last healthy checkpoint, with {settings}.")
_ANEW = tr("Starts a new run from scratch with {settings}.")


class Remedy(NamedTuple):
    """A suggested change of settings: the button's text and tooltip, and how the change is applied to the run.

    A branch starts from the checkpoint of `step`, from the newest if that is None.
    """

    text: str
    tooltip: str
    continuation: Continuation
    changes: dict[str, Any]
    step: int | None = None


def suggested_remedies(
    recipe: TrainRecipe, remedies: Mapping[str, Mapping[str, Any]], *, rate: float, going: bool
) -> list[Remedy]:
    """Return the remedies that apply: those that change nothing, or are invalid for the run, are left out.

    Args:
        recipe: Of the run that was evaluated.
        remedies: By title: the changed settings by dotted key.
        rate: The run's current learning rate; a remedy scales it by the factor that it scales the recipe's.
        going: Whether the run is in progress.
    """
    found = []
    for title, changes in remedies.items():
        try:
            wanted = changed(recipe, dict(changes))
        except BadInput:
            continue
        if wanted == recipe:
            continue
        continuation, settings = continuation_for(recipe, wanted, going=going), dict(changes)
        if "learning_rate" in settings:
            settings["learning_rate"] = min(1.0, rate * wanted.learning_rate / recipe.learning_rate)
        found.append(
            Remedy(
                f"{tr(title)} · {_WHERE[continuation]}",
                _tooltip(continuation, settings, going=going),
                continuation,
                settings,
            )
        )
    return found


def collapse_remedies(
    recipe: TrainRecipe, remedies: Sequence[Suggestion], *, healthy: int | None, going: bool
) -> list[Remedy]:
    """Return the remedies of a model that is not worth continuing: from a healthy checkpoint, or from scratch.

    Args:
        recipe: Of the run.
        remedies: What the warning suggests; those that are invalid, or do the same as another, are left out.
        healthy: The step of the last healthy checkpoint; None if there is none.
        going: Whether the run is in progress.
    """
    found: list[Remedy] = []
    for title, changes, anew in ((remedy.title, dict(remedy.changes), remedy.anew) for remedy in remedies):
        try:
            wanted = changed(recipe, changes)
        except BadInput:
            continue
        fits = healthy is not None and continuation_for(recipe, wanted, going=False) is Continuation.BRANCH
        continuation = Continuation.BRANCH if fits and not anew else Continuation.NEW_RUN
        if any((other.continuation, other.changes) == (continuation, changes) for other in found):
            continue
        effect = _FROM_HEALTHY if continuation is Continuation.BRANCH else _ANEW
        text = effect.format(step=healthy, settings=_listed(changes))
        text = tr("Saves a checkpoint and stops this run. {text}").format(text=text) if going else text
        step = healthy if continuation is Continuation.BRANCH else None
        label = tr(title) if anew else f"{tr(title)} · {_WHERE[continuation]}"
        found.append(Remedy(label, text, continuation, changes, step))
    return found


def _tooltip(continuation: Continuation, changes: Mapping[str, Any], *, going: bool) -> str:
    effect = _EFFECTS[continuation].format(settings=_listed(changes))
    return (
        tr("Saves a checkpoint and stops this run. {effect}").format(effect=effect)
        if going and continuation is not Continuation.NOW
        else effect
    )


def _listed(changes: Mapping[str, Any]) -> str:
    return ", ".join(f"{_name(key)} {_word(value)}" for key, value in changes.items())


def _name(key: str) -> str:
    return key.rpartition(".")[2].replace("_", " ")


def _word(value: object) -> str:
    if isinstance(value, bool):
        return tr("on") if value else tr("off")
    return f"{value:.6g}" if isinstance(value, float) else str(value)
