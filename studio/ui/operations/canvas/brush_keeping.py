"""Remembers the brush of each tool, the stabiliser and the symmetry; and the commands that choose a symmetry."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import cached_property, partial
from typing import Any, TypeVar

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from studio.document.painting.brush import Brush, Pressure
from studio.document.painting.symmetry import SymmetryKind
from studio.ui.actions import Actions, Operations
from studio.ui.kept_settings import text_of
from studio.ui.tools.registry import tools
from studio.ui.tools.settings import ToolSettings
from studio.ui.tools.stroke_aids import Steadying, StrokeAids
from studio.ui.tools.stroke_options import StrokeOptions

_BRUSHES, _AIDS = "brushes", "stroke_aids"

Value = TypeVar("Value")


class BrushKeeping:
    """Joins the tool settings, the file of settings, and the popup of a stroke's options.

    Args:
        button: Where the popup opens; over `canvas` while it is hidden.
    """

    def __init__(
        self, tool_settings: ToolSettings, settings: QSettings, actions: Actions, button: QWidget, canvas: QWidget
    ) -> None:
        self._tools, self._settings, self._actions = tool_settings, settings, actions
        self._button, self._canvas = button, canvas
        self._restore()
        tool_settings.brush_changed.connect(self._keep_brushes)
        tool_settings.aids_changed.connect(self._keep_aids)
        self._check(tool_settings.aids)

    def operations(self) -> Operations:
        """Return what the commands do."""
        return {
            "paint.stroke_options": self.show_options,
            **{f"paint.symmetry_{kind.value}": partial(self.choose_symmetry, kind) for kind in SymmetryKind},
        }

    def show_options(self) -> None:
        """Open the options of strokes."""
        self.popup.open_under(self._button if self._button.isVisible() else self._canvas)

    def choose_symmetry(self, kind: SymmetryKind) -> None:
        """Paint with this symmetry."""
        self._tools.set_aids(replace(self._tools.aids, symmetry=kind))
        self._check(self._tools.aids)  # a command that was chosen again has unchecked itself

    @cached_property
    def popup(self) -> StrokeOptions:
        """The options of strokes; created when they are first opened."""
        return StrokeOptions(self._tools, self._canvas.window())

    def _check(self, aids: StrokeAids) -> None:
        for kind in SymmetryKind:
            self._actions[f"paint.symmetry_{kind.value}"].setChecked(kind is aids.symmetry)

    def _keep_brushes(self, _: Brush) -> None:
        brushes = {name: asdict(brush) for name, brush in self._tools.brushes.items()}
        self._settings.setValue(_BRUSHES, json.dumps(brushes))

    def _keep_aids(self, aids: StrokeAids) -> None:
        values = {"symmetry": aids.symmetry.value, "steadying": aids.steadying.value}
        self._settings.setValue(_AIDS, json.dumps({**values, "sectors": aids.sectors, "strength": aids.strength}))
        self._check(aids)

    def _restore(self) -> None:
        for name, values in _read(self._settings, _BRUSHES).items():
            brush = _made(partial(_brush_of, values))
            if name in tools() and brush is not None:
                self._tools.set_brush_of(name, brush)
        values = _read(self._settings, _AIDS)
        aids = _made(
            lambda: StrokeAids(
                symmetry=SymmetryKind(values["symmetry"]),
                steadying=Steadying(values["steadying"]),
                sectors=int(values["sectors"]),
                strength=float(values["strength"]),
            )
        )
        if aids is not None:
            self._tools.set_aids(aids)


def _brush_of(values: Any) -> Brush:
    return Brush(**{**values, "pressure": Pressure(**values["pressure"])})


def _read(settings: QSettings, key: str) -> dict[str, Any]:
    """Return a JSON object; {} if it is missing or damaged."""
    try:
        values = json.loads(text_of(settings, key, "{}"))
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _made(make: Callable[[], Value]) -> Value | None:
    """Return an object made of saved values; None if they are missing, damaged or out of range."""
    try:
        return make()
    except (TypeError, ValueError, KeyError):
        return None
