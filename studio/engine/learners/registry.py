"""Finds the learner that a recipe or a model's card names."""

import importlib
import pkgutil
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from studio.protocol.errors import BadInput

if TYPE_CHECKING:
    from studio.engine.learners.learner import Learner

_learners: dict[str, "type[Learner]"] = {}
AnyLearner = TypeVar("AnyLearner", bound="type[Learner]")


def register(name: str) -> Callable[[AnyLearner], AnyLearner]:
    """Make a learner known by the name that recipes give as `model`."""

    def decorate(learner: AnyLearner) -> AnyLearner:
        learner.name = name
        _learners[name] = learner
        return learner

    return decorate


def learner_class(name: str) -> "type[Learner]":
    """Return the learner of a name; raises BadInput when none has it.

    A module of this package with that name is looked at first, so that loading one kind of model does not load all.
    """
    if name not in _learners:
        modules = [module.name for module in pkgutil.iter_modules(importlib.import_module(__package__).__path__)]
        own = name.replace("-", "_")
        for module in sorted(modules, key=lambda module: module != own):
            importlib.import_module(f"{__package__}.{module}")
            if name in _learners:
                break
    if name not in _learners:
        raise BadInput(f"There is no model {name!r} to train. Models: {', '.join(sorted(_learners))}.")
    return _learners[name]
