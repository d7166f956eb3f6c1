"""The seed: a number, a die for another one, and a lock that keeps it from run to run."""

import random

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.ui.theme import UNIT
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.number_field import NumberField

LARGEST = 2**63 - 1
_DRAWN_BELOW = 100_000  # short enough to read out; any seed can be typed
_BUTTON = 20


class SeedField(NumberField):
    """A seed. Locked, every run uses it; open, `next_seed()` draws another one after each run.

    Signals:
        lock_changed: The lock was closed (True) or opened.
    """

    lock_changed = Signal(bool)

    def __init__(self, label: str = "Seed", *, default: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(
            label,
            minimum=0,
            maximum=LARGEST,
            default=default,
            tooltip="Where the noise starts: the same seed and settings make the same picture.",
            parent=parent,
        )
        self._room_right = 2 * _BUTTON - UNIT // 2
        self.dice = IconButton("ph.dice-five", "New seed", "Draws another seed, and so another picture.", self)
        self.lock = IconButton(
            "ph.lock-open", "Keep the seed", "Closed, every run starts from this seed; open, each draws its own.", self
        )
        self.lock.set_icons("ph.lock-open", "ph.lock")
        self.dice.clicked.connect(self.draw)
        self.lock.toggled.connect(self.lock_changed)
        QWidget.setTabOrder(self.editor, self.dice)
        QWidget.setTabOrder(self.dice, self.lock)

    def seed(self) -> int:
        """Return the seed, exact."""
        return int(self.value())

    def locked(self) -> bool:
        """Whether every run uses this seed."""
        return self.lock.isChecked()

    def set_locked(self, locked: bool) -> None:
        """Close or open the lock."""
        self.lock.setChecked(locked)

    def draw(self) -> None:
        """Take another seed by chance, whatever the lock says."""
        drawn = random.randrange(_DRAWN_BELOW)
        self._take(drawn if drawn != self.seed() else drawn + 1, by_person=True)

    def next_seed(self) -> int:
        """Return the seed of the run that starts now, and draw the next one unless the lock is closed."""
        seed = self.seed()
        if not self.locked():
            self.draw()
        return seed

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons at the right end."""
        super().resizeEvent(event)
        y = (self.height() - _BUTTON) // 2
        self.lock.setGeometry(self.width() - _BUTTON - 4, y, _BUTTON, _BUTTON)
        self.dice.setGeometry(self.width() - 2 * _BUTTON - 4, y, _BUTTON, _BUTTON)
