"""The layers that the canvas adds to the recipe, and the regions of a recipe whose layer is missing."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.document.layers.layer import Layer
from studio.protocol.generation_recipe import GenerateRecipe, RegionSpec
from studio.ui.recipe.field_group import FieldGroup
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.plain import plain_label

_SPECS: TypeAdapter[tuple[RegionSpec, ...]] = TypeAdapter(tuple[RegionSpec, ...])


class GuideFields(FieldGroup):
    """Lists control layers and regions, which are followed beside the controls; they are edited in the layers panel."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layers: tuple[Layer, ...] = ()
        self._kept: tuple[RegionSpec, ...] = ()
        self.names = plain_label(quiet=True)
        self.names.setWordWrap(True)
        self.kept = plain_label(quiet=True)
        self.kept.setWordWrap(True)
        self.drop = IconButton("ph.x", tr("Remove regions"), tr("Leave out the regions that came with the recipe."))
        self._kept_row, list_ = QWidget(), QWidget()
        row = QHBoxLayout(self._kept_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kept, 1)
        row.addWidget(self.drop)
        column = QVBoxLayout(list_)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        for widget in (Heading(tr("From layers")), self.names, self._kept_row):
            column.addWidget(widget)
        self.list = self.place(list_, lambda now: now.prompted and bool(self._layers or self._kept))
        self.rows = ((self.list,),)
        self.drop.clicked.connect(lambda: self._keep(()))
        self._show()

    def set_layers(self, guides: Sequence[Layer]) -> None:
        """List the visible guide layers of the canvas, the topmost first."""
        self._layers = tuple(layer for layer in guides if layer.kind in ("control", "regions"))
        self._show()
        self.show_for(self.situation)

    def values(self) -> dict[str, Any]:
        """Return the regions that came with a recipe, unless there is a layer of regions."""
        return {"regions": self._kept} if self.situation.prompted and not self._has_regions else {}

    def fill(self, recipe: GenerateRecipe) -> None:
        """Keep a recipe's regions."""
        self._keep(recipe.regions)

    def state(self) -> dict[str, object]:
        """Return the state for the next session, as JSON values."""
        return {"regions": [region.model_dump(mode="json") for region in self._kept]}

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned; invalid values are ignored."""
        try:
            self._keep(_SPECS.validate_python(state.get("regions", ())))
        except ValidationError:
            self._keep(())

    @property
    def _has_regions(self) -> bool:
        return any(layer.kind == "regions" for layer in self._layers)

    def _keep(self, regions: tuple[RegionSpec, ...]) -> None:
        self._kept = regions
        self._show()
        self.show_for(self.situation)
        self.changed.emit()

    def _show(self) -> None:
        names = ", ".join(layer.name for layer in reversed(self._layers))
        self.names.setText(names)
        self.names.setVisible(bool(names))
        prompts = "; ".join(region.prompt for region in self._kept)
        self.kept.setText(tr("Regions of the recipe: {prompts}").format(prompts=prompts))
        self._kept_row.setVisible(bool(self._kept) and not self._has_regions)
