"""The active tool, its options and the mask's overlay: plain values that canvas, panels and commands share."""

import math
from dataclasses import replace

from psygnal import Signal

from studio.document.painting.brush import MAX_SIZE, MIN_SIZE, Brush, Pressure
from studio.document.painting.paints import Paints
from studio.document.selections.selection import Mode
from studio.ui.tools.clone_options import CloneOptions
from studio.ui.tools.registry import tools
from studio.ui.tools.selection_options import MAX_FEATHER, MAX_TOLERANCE, SelectionOptions
from studio.ui.tools.stroke_aids import StrokeAids
from studio.ui.tools.tool import Tool
from studio.ui.tools.transform_state import TransformState

MAGENTA = "#ff00ff"
MIN_FLOW = 0.01


class ToolSettings:
    """The active tool, the brush of each tool, aids, selection options, and how the mask is shown.

    Attributes:
        paints: The colours to paint with.
        transform: The transformation of a layer that is in progress.

    Signals:
        tool_changed: The active tool, a Tool.
        brush_changed: The Brush of the active tool.
        aids_changed: The StrokeAids.
        clone_changed: The CloneOptions.
        selection_changed: The SelectionOptions.
        overlay_changed: The overlay's colour or opacity is another.
    """

    tool_changed = Signal(object)
    brush_changed = Signal(Brush)
    aids_changed = Signal(StrokeAids)
    clone_changed = Signal(CloneOptions)
    selection_changed = Signal(SelectionOptions)
    overlay_changed = Signal()

    def __init__(self) -> None:
        self._tool = tools()["brush"]
        # by tool; one without its own paints like the brush tool; at full opacity, smudging drags a colour without end
        self._brushes = {"brush": Brush(), "smudge": Brush(opacity=0.5)}
        self._aids = StrokeAids()
        self._clone = CloneOptions()
        self.paints = Paints()
        self.transform = TransformState()
        self._selection = SelectionOptions()
        self._overlay_colour = MAGENTA
        self._overlay_opacity = 0.5

    @property
    def tool(self) -> Tool:
        """The active tool."""
        return self._tool

    def choose(self, name: str) -> None:
        """Make the tool of a name the active one; raises KeyError when there is none."""
        tool = tools()[name]
        if tool is not self._tool:
            before, self._tool = self.brush, tool
            self.tool_changed.emit(tool)
            if self.brush != before:
                self.brush_changed.emit(self.brush)

    @property
    def brush(self) -> Brush:
        """The active tool's brush."""
        return self._brushes.get(self._tool.name, self._brushes["brush"])

    @property
    def brushes(self) -> dict[str, Brush]:
        """The brushes of the tools that have one of their own, by name."""
        return dict(self._brushes)

    def set_brush(
        self,
        *,
        size: float | None = None,
        hardness: float | None = None,
        opacity: float | None = None,
        flow: float | None = None,
        pressure: Pressure | None = None,
    ) -> None:
        """Change some of the active tool's brush, clamped to the range: size in picture pixels, the others 0..1."""
        now = self.brush
        self.set_brush_of(
            self._tool.name,
            replace(
                now,
                size=_within(now.size if size is None else size, MIN_SIZE, MAX_SIZE),
                hardness=_within(now.hardness if hardness is None else hardness, 0, 1),
                opacity=_within(now.opacity if opacity is None else opacity, 0, 1),
                flow=_within(now.flow if flow is None else flow, MIN_FLOW, 1),
                pressure=pressure or now.pressure,
            ),
        )

    def set_brush_of(self, tool: str, brush: Brush) -> None:
        """Give a tool a brush of its own."""
        before = self.brush
        if brush == before and tool == self._tool.name:
            return
        self._brushes[tool] = brush
        if self.brush != before:
            self.brush_changed.emit(self.brush)

    @property
    def aids(self) -> StrokeAids:
        """Symmetry and stabiliser."""
        return self._aids

    def set_aids(self, aids: StrokeAids) -> None:
        """Change symmetry and stabiliser."""
        if aids != self._aids:
            self._aids = aids
            self.aids_changed.emit(aids)

    @property
    def clone(self) -> CloneOptions:
        """Source and options of the clone brush."""
        return self._clone

    def set_clone(self, options: CloneOptions) -> None:
        """Change source and options of the clone brush."""
        if options != self._clone:
            self._clone = options
            self.clone_changed.emit(options)

    @property
    def selection(self) -> SelectionOptions:
        """The options of the selection tools."""
        return self._selection

    def set_selection(
        self,
        *,
        mode: Mode | None = None,
        feather: float | None = None,
        tolerance: float | None = None,
        contiguous: bool | None = None,
    ) -> None:
        """Change some of the selection options, clamped to their range."""
        now = self._selection
        options = SelectionOptions(
            mode=mode or now.mode,
            feather=now.feather if feather is None else _within(feather, 0, MAX_FEATHER),
            tolerance=now.tolerance if tolerance is None else _within(tolerance, 0, MAX_TOLERANCE),
            contiguous=now.contiguous if contiguous is None else contiguous,
        )
        if options != now:
            self._selection = options
            self.selection_changed.emit(options)

    @property
    def overlay_colour(self) -> str:
        """Colour of the mask's overlay, #rrggbb."""
        return self._overlay_colour

    @property
    def overlay_opacity(self) -> float:
        """Opacity of the overlay where the mask is full, 0..1."""
        return self._overlay_opacity

    def set_overlay(self, *, colour: str | None = None, opacity: float | None = None) -> None:
        """Change the mask's overlay; the mask itself stays."""
        chosen = (colour or self._overlay_colour, _within(self._overlay_opacity if opacity is None else opacity, 0, 1))
        if chosen != (self._overlay_colour, self._overlay_opacity):
            self._overlay_colour, self._overlay_opacity = chosen
            self.overlay_changed.emit()

    # commands

    def bigger(self) -> None:
        """Make the brush about 15% larger, by one pixel at least."""
        size = self.brush.size
        self.set_brush(size=max(math.floor(size) + 1, round(size * 1.15)))

    def smaller(self) -> None:
        """Make the brush about 15% smaller, by one pixel at least."""
        size = self.brush.size
        self.set_brush(size=min(math.ceil(size) - 1, round(size / 1.15)))

    def harder(self) -> None:
        """Raise the hardness by 10%."""
        self.set_brush(hardness=round(self.brush.hardness + 0.1, 2))

    def softer(self) -> None:
        """Lower the hardness by 10%."""
        self.set_brush(hardness=round(self.brush.hardness - 0.1, 2))

    def set_opacity_digit(self, digit: int) -> None:
        """Set the opacity from a digit key: 1 is 10%, 9 is 90%, 0 is 100%."""
        self.set_brush(opacity=(digit or 10) / 10)

    def swap(self) -> None:
        """Switch between brush and eraser; from another tool to the brush."""
        self.choose(self._tool.swaps_with)


def _within(value: float, low: float, high: float) -> float:
    return min(high, max(low, value))
