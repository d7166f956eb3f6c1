"""Which tool is in hand and how it is set: plain values that the canvas, the panels and the commands share."""

import math
from dataclasses import replace
from typing import Literal, get_args

from psygnal import Signal

from studio.document.brush import MAX_SIZE, MIN_SIZE, Brush

Tool = Literal["brush", "eraser", "pan", "zoom"]
TOOLS: tuple[Tool, ...] = get_args(Tool)
MAGENTA = "#ff00ff"


class ToolSettings:
    """The tool, the brush (one for painting and erasing) and the look of the mask. Setting a value tells of it."""

    tool_changed = Signal(str)
    brush_changed = Signal(Brush)
    overlay_changed = Signal()

    def __init__(self) -> None:
        self._tool: Tool = "brush"
        self._brush = Brush()
        self._overlay_colour = MAGENTA
        self._overlay_opacity = 0.5

    @property
    def tool(self) -> Tool:
        """The tool in hand."""
        return self._tool

    @tool.setter
    def tool(self, tool: Tool) -> None:
        if tool not in TOOLS:
            raise ValueError(f"there is no tool {tool!r}")
        if tool != self._tool:
            self._tool = tool
            self.tool_changed.emit(tool)

    @property
    def paints(self) -> bool:
        """Whether the tool changes the mask."""
        return self._tool in ("brush", "eraser")

    @property
    def brush(self) -> Brush:
        """The brush with which both brush and eraser work."""
        return self._brush

    def set_brush(
        self, *, size: float | None = None, hardness: float | None = None, opacity: float | None = None
    ) -> None:
        """Change some of the brush's values, brought into their range: size in picture pixels, the others 0..1."""
        brush = replace(
            self._brush,
            size=_within(self._brush.size if size is None else size, MIN_SIZE, MAX_SIZE),
            hardness=_within(self._brush.hardness if hardness is None else hardness, 0, 1),
            opacity=_within(self._brush.opacity if opacity is None else opacity, 0, 1),
        )
        if brush != self._brush:
            self._brush = brush
            self.brush_changed.emit(brush)

    @property
    def overlay_colour(self) -> str:
        """The colour that shows the mask, #rrggbb."""
        return self._overlay_colour

    @property
    def overlay_opacity(self) -> float:
        """How strongly a full mask covers the picture on the screen, 0..1."""
        return self._overlay_opacity

    def set_overlay(self, *, colour: str | None = None, opacity: float | None = None) -> None:
        """Change how the mask is shown; the mask itself stays."""
        chosen = (colour or self._overlay_colour, _within(self._overlay_opacity if opacity is None else opacity, 0, 1))
        if chosen != (self._overlay_colour, self._overlay_opacity):
            self._overlay_colour, self._overlay_opacity = chosen
            self.overlay_changed.emit()

    # what the commands do

    def bigger(self) -> None:
        """Make the brush about 15% larger, by one pixel at least."""
        size = self._brush.size
        self.set_brush(size=max(math.floor(size) + 1, round(size * 1.15)))

    def smaller(self) -> None:
        """Make the brush about 15% smaller, by one pixel at least."""
        size = self._brush.size
        self.set_brush(size=min(math.ceil(size) - 1, round(size / 1.15)))

    def harder(self) -> None:
        """Make the brush's edge sharper by a tenth."""
        self.set_brush(hardness=round(self._brush.hardness + 0.1, 2))

    def softer(self) -> None:
        """Make the brush's edge softer by a tenth."""
        self.set_brush(hardness=round(self._brush.hardness - 0.1, 2))

    def set_opacity_digit(self, digit: int) -> None:
        """Set the opacity from a digit key: 1 is 10%, 9 is 90%, 0 is 100%."""
        self.set_brush(opacity=(digit or 10) / 10)

    def swap(self) -> None:
        """Change from painting to erasing and back; from another tool to the brush."""
        self.tool = "eraser" if self._tool == "brush" else "brush"


def _within(value: float, low: float, high: float) -> float:
    return min(high, max(low, value))
