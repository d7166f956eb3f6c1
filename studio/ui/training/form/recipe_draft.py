"""A training recipe being edited: the recipe that a form was filled from, and what has changed since."""

from collections.abc import Mapping
from typing import Any

from studio.protocol.recipes import changed
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.training.progress import UNLIMITED_STEPS
from studio.ui.widgets.bindings import ABSENT

STOP = "stop"  # key of (count, "steps" or "minutes")
MIN_STEPS_FOR_TIME = UNLIMITED_STEPS  # so that the time limit is reached first


class RecipeDraft:
    """Applies to `base` only the values that differ from those first shown.

    So a setting that has no field, or that its field shows less exactly, keeps its value to the bit.

    Args:
        base: The recipe that the form was filled from.
        shown: The form's values right after that, by dotted key.
    """

    def __init__(self, base: TrainRecipe, shown: Mapping[str, Any]) -> None:
        self.base = base
        self._shown = dict(shown)

    def recipe(self, values: Mapping[str, Any]) -> TrainRecipe:
        """Return the recipe with the form's present values; raises BadInput for what does not fit together."""
        return changed(self.base, self.changes(values))

    def changes(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the settings that were changed, by dotted key."""
        changes = {key: value for key, value in values.items() if self._shown.get(key, ABSENT) != value}
        stop = changes.pop(STOP, None)
        if stop is not None:
            count, unit = stop
            by_time = unit == "minutes"
            changes["steps"] = max(self.base.steps, MIN_STEPS_FOR_TIME) if by_time else int(count)
            changes["max_seconds"] = count * 60.0 if by_time else None
        options = {key: changes.pop(key) for key in list(changes) if key.startswith("options.")}
        if options:
            merged = self.base.options | {key.removeprefix("options."): value for key, value in options.items()}
            changes["options"] = {key: value for key, value in merged.items() if value is not ABSENT}
        return changes
