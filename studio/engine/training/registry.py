"""Registers learners by name, and imports the one that a recipe names."""

import importlib
import pkgutil
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from studio.protocol.errors import BadInput

if TYPE_CHECKING:
    from studio.engine.training.learner import Learner

PLUGINS = "studio.engine.learners"  # searched by name, so that training depends on no particular learner

_learners: dict[str, "type[Learner]"] = {}
AnyLearner = TypeVar("AnyLearner", bound="type[Learner]")


def register(name: str) -> Callable[[AnyLearner], AnyLearner]:
    """Register a learner under the name that recipes give as `model`."""

    def decorate(learner: AnyLearner) -> AnyLearner:
        learner.name = name
        _learners[name] = learner
        return learner

    return decorate


def learner_class(name: str) -> "type[Learner]":
    """Return the learner registered under a name; raises BadInput for an unknown name.

    The module of the same name is imported first: most lookups need to import no other learner.
    """
    if name not in _learners:
        modules = [module.name for module in pkgutil.iter_modules(importlib.import_module(PLUGINS).__path__)]
        own = name.replace("-", "_")
        for module in sorted(modules, key=lambda module: module != own):
            importlib.import_module(f"{PLUGINS}.{module}")
            if name in _learners:
                break
    if name not in _learners:
        raise BadInput(f"There is no model {name!r} to train. Models: {', '.join(sorted(_learners))}.", field="model")
    return _learners[name]
