"""The controls of the recipe: pictures that the model follows, each by a ControlNet or a T2I-Adapter."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from studio.protocol.control_kinds import KINDS, ControlKindName
from studio.protocol.generation_recipe import ControlSpec
from studio.ui.recipe.control_row import ControlRow, spec_from
from studio.ui.recipe.row_list import RowList
from studio.ui.translation import tr

_MAX_CONTROLS = 8  # as in recipes


class ControlList(RowList[ControlRow]):
    """A row for each control; the button offers the kinds.

    Signals:
        show_wanted: The ControlRow whose map is to be shown, or hidden again.
        paint_wanted: The ControlRow whose map is to be painted over.
        frame_wanted: The ControlRow whose picture is to be the frame under the playhead.
    """

    show_wanted = Signal(object)
    paint_wanted = Signal(object)
    frame_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Controls"),
            tr("Add control"),
            tr("Follow a picture's edges, depth, pose and others, by a ControlNet."),
            parent,
        )
        self._networks: Sequence[tuple[str, str]] = ()
        self._pictured = False
        self.button.clicked.connect(self._offer_kinds)

    def add_kind(self, kind: ControlKindName) -> ControlRow:
        """Add a control of a kind."""
        return self.add(self._row(ControlSpec(kind=kind, image="")))

    def specs(self, canvas: str = "") -> tuple[ControlSpec, ...]:
        """Return the controls that have a picture.

        Args:
            canvas: The file of the picture on the canvas, for those that follow it.
        """
        return tuple(row.spec(canvas) for row in self.rows if row.usable)

    def set_specs(self, controls: Sequence[ControlSpec]) -> None:
        """Show the controls of a recipe, each with its own picture."""
        self.replace([self._row(spec) for spec in controls])

    def offer_networks(self, names: Sequence[tuple[str, str]]) -> None:
        """Offer control networks, by name and title."""
        self._networks = names
        for row in self.rows:
            row.offer_networks(names)

    def set_pictured(self, pictured: bool) -> None:
        """Say whether there is a picture on the canvas."""
        self._pictured = pictured
        for row in self.rows:
            row.set_pictured(pictured)

    def state(self) -> list[dict[str, object]]:
        """Return the state for the next session."""
        return [row.spec().model_dump(mode="json") for row in self.rows]

    def restore(self, state: object) -> None:
        """Restore what `state` returned; invalid entries are left out."""
        found = [spec_from(entry) for entry in state][:_MAX_CONTROLS] if isinstance(state, list) else []
        self.set_specs([spec for spec in found if spec is not None])

    def _row(self, spec: ControlSpec) -> ControlRow:
        row = ControlRow(spec)
        row.offer_networks(self._networks)
        row.set_pictured(self._pictured)
        row.show_wanted.connect(lambda: self.show_wanted.emit(row))
        row.paint_wanted.connect(lambda: self.paint_wanted.emit(row))
        row.frame_wanted.connect(lambda: self.frame_wanted.emit(row))
        return row

    def _offer_kinds(self) -> None:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for name, kind in KINDS.items():
            action = menu.addAction(tr(kind.title))
            action.setToolTip(tr(kind.note))
            action.setEnabled(len(self.rows) < _MAX_CONTROLS)
            action.triggered.connect(lambda _=False, name=name: self._add_opened(name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _add_opened(self, name: ControlKindName) -> None:
        row = self.add_kind(name)
        row.kind.setFocus()


def old_controls(state: Mapping[str, object]) -> list[object]:
    """Return the controls that an earlier version remembered: one of edges, with a weight."""
    if state.get("edges") is not True:
        return []
    return [{"image": "", "weight": state.get("edge_scale", 1.0)}]
