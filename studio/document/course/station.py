"""A station of the course, and the user's actions that complete stations."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.training_recipe import TrainRecipe


@dataclass(frozen=True)
class Looked:
    """Something was brought into view: the title of a tab of Explore, or another place by its name."""

    at: str


@dataclass(frozen=True)
class Generated:
    """A picture was finished; `kind` is that of its model, as on the model card."""

    recipe: GenerateRecipe
    kind: str


@dataclass(frozen=True)
class Trained:
    """A training run has reached a step; `collapsed` once it has warned of a mode collapse."""

    recipe: TrainRecipe
    step: int
    collapsed: bool = False


UserAction = Looked | Generated | Trained
Check = Callable[[Sequence[UserAction]], bool]  # of all actions, the newest last


@dataclass(frozen=True)
class Preparation:
    """What a station's button prepares; the user does the rest.

    Attributes:
        workspace: "paint", "watch", "train" or "explore".
        tab: The title of a tab of Explore.
        preset: A training preset.
        recipe: Settings of the recipe panel by name; `model` is among them.
    """

    workspace: str
    tab: str = ""
    preset: str = ""
    recipe: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Station:
    """One station.

    Attributes:
        id: Its stable name.
        title: Its heading.
        text: Two to four sentences that explain it.
        equation: In plain characters; "" for none.
        reference: The paper, by authors and year.
        task: What to do, in one or two sentences.
        preparation: What its button does beforehand.
        check: Whether the task was done.
    """

    id: str
    title: str
    text: str
    task: str
    preparation: Preparation
    check: Check
    equation: str = ""
    reference: str = ""


def looked(*places: str) -> Check:
    """Done when each of these places has been looked at."""
    return lambda actions: set(places) <= {action.at for action in actions if isinstance(action, Looked)}


def trained(accepts: Callable[[TrainRecipe], bool], *, step: int = 100, collapsed: bool = False) -> Check:
    """Done when a run with an accepted recipe has reached a step, or has collapsed."""
    return lambda actions: any(
        isinstance(action, Trained)
        and accepts(action.recipe)
        and action.step >= step
        and (action.collapsed or not collapsed)
        for action in actions
    )


def generated(accepts: Callable[[Generated], bool]) -> Check:
    """Done when an accepted picture is finished."""
    return lambda actions: any(isinstance(action, Generated) and accepts(action) for action in actions)


def generated_pair(accepts: Callable[[GenerateRecipe, GenerateRecipe], bool]) -> Check:
    """Done when two finished pictures, an earlier and a later one, are accepted together."""

    def check(actions: Sequence[UserAction]) -> bool:
        recipes = [action.recipe for action in actions if isinstance(action, Generated)]
        return any(accepts(one, other) for number, one in enumerate(recipes) for other in recipes[number + 1 :])

    return check


def all_of(*checks: Check) -> Check:
    """Done when each of these is."""
    return lambda actions: all(check(actions) for check in checks)
