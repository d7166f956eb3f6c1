"""The seed: a number, a button for a random one, and a lock that keeps it for the next jobs."""

import random

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.protocol.bounds import bounds
from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.theme import UNIT
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.number_field import NumberField

_SEED = bounds(GenerateRecipe, "seed")
_MAX_RANDOM = 100_000  # short enough to read out; any seed can be typed
_BUTTON = 20  # pixels


class SeedField(NumberField):
    """A seed. While it is locked, every job uses it; otherwise `next_seed` draws another one after each job."""

    def __init__(self, label: str = "Seed", *, default: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(
            label,
            minimum=_SEED.minimum or 0,
            maximum=_SEED.maximum or 0,
            default=default,
            tooltip="Random seed: the same seed and settings give the same picture.",
            parent=parent,
        )
        self._room_right = 2 * _BUTTON - UNIT // 2
        self.dice = IconButton("ph.dice-five", "Random seed", "Draw a random seed.", self)
        self.lock = IconButton(
            "ph.lock-open", "Lock seed", "Locked: use this seed for every picture. Unlocked: draw a new one.", self
        )
        self.lock.set_icons("ph.lock-open", "ph.lock")
        self.dice.clicked.connect(self.draw)
        QWidget.setTabOrder(self.editor, self.dice)
        QWidget.setTabOrder(self.dice, self.lock)

    def seed(self) -> int:
        """Return the seed, exact."""
        return int(self.value())

    def locked(self) -> bool:
        """Whether every job uses this seed."""
        return self.lock.isChecked()

    def set_locked(self, locked: bool) -> None:
        """Lock or unlock the seed."""
        self.lock.setChecked(locked)

    def draw(self) -> None:
        """Draw a random seed, whether locked or not."""
        drawn = random.randrange(_MAX_RANDOM)
        self._take(drawn if drawn != self.seed() else drawn + 1, by_person=True)

    def next_seed(self) -> int:
        """Return the seed of the job that starts now, and draw the next one unless it is locked."""
        seed = self.seed()
        if not self.locked():
            self.draw()
        return seed

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons at the right."""
        super().resizeEvent(event)
        y = (self.height() - _BUTTON) // 2
        self.lock.setGeometry(self.width() - _BUTTON - 4, y, _BUTTON, _BUTTON)
        self.dice.setGeometry(self.width() - 2 * _BUTTON - 4, y, _BUTTON, _BUTTON)
