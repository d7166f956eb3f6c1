"""Fields for the random numbers: the seed, the next seed, variations, and the number of pictures."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.recipe.field_group import FieldGroup
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.seed_field import SEEDS, SeedField
from studio.ui.widgets.setting_field import setting_field


class SeedFields(FieldGroup):
    """Seed and count; how the next seed is chosen, and a variation of the seed's noise."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last: int | None = None
        self.seed = self.bind("seed", SeedField())
        self.count = self.bind(
            "count",
            setting_field(
                GenerateRecipe, "count", tr("Count"), tooltip=tr("Number of pictures, each from different noise.")
            ),
        )
        self.following = self.place(
            ChoiceField(
                tr("Next seed"),
                [("random", tr("random")), ("up", tr("counts up"))],
                "random",
                tr("The seed of the next job, while the seed is not locked."),
            )
        )
        self.variation_strength = self.bind(
            "variation_strength",
            setting_field(
                GenerateRecipe,
                "variation_strength",
                tr("Variation"),
                step=0.05,
                decimals=3,
                tooltip=tr("How far the noise moves towards the variation seed's: 0.1 changes details, 1 everything."),
            ),
        )
        self.variation_seed = self.bind(
            "variation_seed",
            SeedField(
                tr("Variation seed"),
                tooltip=tr(
                    "Seed of the noise that the variation moves towards; drawn anew for each job, unless the seed is "
                    "locked."
                ),
                lockable=False,
            ),
            lambda now: self.variation_strength.value() > 0,
        )
        self.remember("following", self.following)
        self.rows = ((self.seed, self.count),)
        self.advanced_rows = ((self.following,), (self.variation_strength,), (self.variation_seed,))

    def next_seed(self) -> None:
        """Advance to the seed of the next job, or to its variation seed, unless the seed is locked."""
        self._last = self.seed.seed()
        if self.seed.locked():
            return
        field = self.variation_seed if self.variation_strength.value() else self.seed
        if self.following.key() == "up":
            field.setValue((field.seed() + round(self.count.value())) % SEEDS)
        else:
            field.draw()

    def reuse(self) -> bool:
        """Set the seed of the last job again, and return whether there was one."""
        if self._last is None:
            return False
        self.seed.setValue(self._last)
        return True

    def state(self) -> dict[str, object]:
        """Return the state for the next session, as JSON values."""
        return super().state() | {"locked": self.seed.locked()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned."""
        super().restore(state)
        locked = state.get("locked")
        if isinstance(locked, bool):
            self.seed.set_locked(locked)
