"""The transformation in progress: plain values that the tool, the toolbar and the canvas share."""

from psygnal import Signal

from studio.document.layers.placement import Placement


class TransformState:
    """Where a layer's pixels are drawn, until that is applied or dropped.

    Signals:
        changed: Another placement, or none.
        option_changed: Whether only what is masked is transformed.
    """

    changed = Signal()
    option_changed = Signal()

    def __init__(self) -> None:
        self._start: Placement | None = None
        self._placement: Placement | None = None
        self._only_masked = False

    @property
    def start(self) -> Placement | None:
        """Where the pixels lie before; None while nothing can be transformed."""
        return self._start

    @property
    def placement(self) -> Placement | None:
        """Where they are put."""
        return self._placement

    @property
    def touched(self) -> bool:
        """Whether they are drawn elsewhere."""
        return self._placement != self._start

    @property
    def only_masked(self) -> bool:
        """Whether only what is masked of the layer is transformed."""
        return self._only_masked

    def set_only_masked(self, on: bool) -> None:
        """Transform only what is masked, or the whole layer."""
        if on != self._only_masked:
            self._only_masked = on
            self.option_changed.emit()

    def begin(self, start: Placement | None) -> None:
        """Begin with where the pixels lie; None: there are none."""
        self._start = self._placement = start
        self.changed.emit()

    def put(self, placement: Placement) -> None:
        """Put the pixels elsewhere."""
        if self._start is not None and placement != self._placement:
            self._placement = placement
            self.changed.emit()

    def reset(self) -> None:
        """Put the pixels back."""
        if self._start is not None:
            self.put(self._start)
