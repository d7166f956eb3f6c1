"""Whether things may move or blink by themselves: reduced motion."""

from PySide6.QtCore import QObject, Signal


class Motion(QObject):
    """The choice, shared by everything that moves.

    Signals:
        changed: The choice has changed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reduced = False

    @property
    def reduced(self) -> bool:
        """Whether nothing may move or blink by itself."""
        return self._reduced

    def reduce(self, reduced: bool) -> None:
        """Set the choice."""
        if reduced != self._reduced:
            self._reduced = reduced
            self.changed.emit()
