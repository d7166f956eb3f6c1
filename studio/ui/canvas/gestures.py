"""Runs gestures on the canvas: one at a time, with panning on top of it."""

import math
from dataclasses import replace

from studio.ui.tools.tool import Gesture, Phase, Pointer, Surface, Tool

_DRAG = 4.0  # widget pixels that turn a click into a drag


class GestureRunner:
    """Feeds pointer events to the current gesture; a pan that interrupts it receives them instead."""

    def __init__(self) -> None:
        self._gesture: Gesture | None = None
        self._keeps_on = False
        self._pan: Gesture | None = None
        self._last: Pointer | None = None

    @property
    def panning(self) -> bool:
        """Whether a pan interrupts the gesture."""
        return self._pan is not None

    @property
    def running(self) -> bool:
        """Whether a gesture is in progress, even if a pan interrupts it."""
        return self._gesture is not None

    @property
    def between_clicks(self) -> bool:
        """Whether a gesture in progress spans several clicks."""
        return self._gesture is not None and self._keeps_on

    def start(self, gesture: Gesture, press: Pointer, *, keeps_on: bool = False) -> None:
        """Start a gesture that was made for `press`; one that is still in progress is cancelled.

        Args:
            gesture: The gesture.
            press: Its first event.
            keeps_on: It continues after the release, and receives presses, until it returns.
        """
        if self._gesture is not None:
            self._gesture.close()
        self._last, self._keeps_on = press, keeps_on
        self._gesture = _started(gesture)

    def press(self, pointer: Pointer) -> None:
        """Send a further press to a gesture that spans several clicks."""
        self.move(pointer)

    def key(self, phase: Phase) -> None:
        """Send a key to such a gesture, at the pointer's last place."""
        if self._last is not None and self._gesture is not None:
            self._gesture = _sent(self._gesture, replace(self._last, phase=phase))

    def start_pan(self, hand: Tool, surface: Surface, press: Pointer | None = None) -> None:
        """Pan with the next moves, from `press` or from the last event; the gesture beneath pauses."""
        self._last = press or self._last
        if self._last is not None:
            self._pan = _started(hand.gesture(surface, self._last))

    def stop_pan(self) -> None:
        """Stop panning; the gesture beneath continues where the pointer is now."""
        if self._pan is None:
            return
        self._pan.close()
        self._pan = None
        if self._gesture is not None and self._last is not None:
            self._gesture = _sent(self._gesture, replace(self._last, phase=Phase.JUMP))

    def move(self, pointer: Pointer) -> None:
        """Send an event to the pan, or to the gesture."""
        self._last = pointer
        if self._pan is not None:
            self._pan = _sent(self._pan, pointer)
        elif self._gesture is not None:
            self._gesture = _sent(self._gesture, pointer)

    def release(self, pointer: Pointer) -> None:
        """End the pan, and the gesture unless it goes on."""
        pan, self._pan = self._pan, None
        if pan is not None:
            pan.close()
        if self.between_clicks:
            self._last = pointer
            if pan is None and self._gesture is not None:
                self._gesture = _sent(self._gesture, pointer)
            return
        self._last = None
        gesture, self._gesture = self._gesture, None
        if gesture is not None and _sent(gesture, pointer) is not None:
            gesture.close()

    def cancel(self) -> None:
        """Cancel the gesture in progress."""
        self._last = None
        for gesture in (self._pan, self._gesture):
            if gesture is not None:
                gesture.close()
        self._pan = self._gesture = None


def click_or_drag(surface: Surface, tool: Tool, press: Pointer) -> Gesture:
    """Toggle a result at a click; once the pointer has moved a little, start the tool's gesture at the press."""
    while (pointer := (yield)).phase is not Phase.RELEASE:
        if math.hypot(pointer.x - press.x, pointer.y - press.y) >= _DRAG:
            gesture = _started(tool.gesture(surface, press))
            try:
                while gesture is not None:
                    gesture = _sent(gesture, pointer)
                    if gesture is not None:
                        pointer = yield
            finally:
                if gesture is not None:
                    gesture.close()
            return
    surface.document.toggle()


def _started(gesture: Gesture) -> Gesture | None:
    """Run a gesture until it waits for an event; None when it has ended."""
    try:
        next(gesture)
    except StopIteration:
        return None
    return gesture


def _sent(gesture: Gesture, pointer: Pointer) -> Gesture | None:
    """Send an event to a gesture; None when it has ended."""
    try:
        gesture.send(pointer)
    except StopIteration:
        return None
    return gesture
