"""A seed: a number, a button for a random one, and a lock that keeps it for the next jobs."""

import random

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.protocol.bounds import bounds
from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.number_field import NumberField

_SEED = bounds(GenerateRecipe, "seed")
SEEDS = 2**63
_MAX_RANDOM = 100_000  # short enough to read out; any seed can be typed
_BUTTON = 20  # pixels


class SeedField(NumberField):
    """A seed, which a button draws; a lock says whether every job uses it.

    Args:
        lockable: Whether it has a lock.
    """

    def __init__(
        self,
        label: str = tr("Seed"),
        *,
        default: int = 0,
        tooltip: str = tr("Random seed: the same seed and settings give the same picture."),
        lockable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            label,
            minimum=_SEED.minimum or 0,
            maximum=_SEED.maximum or 0,
            default=default,
            tooltip=tooltip,
            parent=parent,
        )
        self._room_right = (2 if lockable else 1) * _BUTTON - UNIT // 2
        self.dice = IconButton("ph.dice-five", tr("Random seed"), tr("Draw a random seed."), self)
        self.lock = IconButton(
            "ph.lock-open",
            tr("Lock seed"),
            tr("Locked: use this seed for every picture. Unlocked: draw a new one."),
            self,
        )
        self.lock.set_icons("ph.lock-open", "ph.lock")
        self.lock.setVisible(lockable)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons at the right."""
        super().resizeEvent(event)
        y = (self.height() - _BUTTON) // 2
        self.lock.setGeometry(self.width() - _BUTTON - 4, y, _BUTTON, _BUTTON)
        buttons = 1 if self.lock.isHidden() else 2
        self.dice.setGeometry(self.width() - buttons * _BUTTON - 4, y, _BUTTON, _BUTTON)
