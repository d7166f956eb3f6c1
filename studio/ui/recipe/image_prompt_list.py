"""The image prompts of the recipe: pictures that are followed like prompts, by an IP-Adapter."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from studio.protocol.generation_recipe import ImagePromptSpec
from studio.ui.recipe.row_list import ListRow, RowList, narrow_width
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.plain import plain_tooltip
from studio.ui.widgets.setting_field import setting_field

_MAX_IMAGE_PROMPTS = 4  # as in recipes
_PICTURES = tr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif)")


class ImagePromptRow(ListRow):
    """The fields of an ImagePromptSpec."""

    def __init__(self, spec: ImagePromptSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        name = Path(spec.image).name
        self.name = ElidedLabel(tr("{name} by {stem}").format(name=name, stem=Path(spec.adapter).stem))
        self.name.setToolTip(plain_tooltip(f"{spec.image}\n{spec.adapter}"))
        self.weight = setting_field(
            ImagePromptSpec,
            "weight",
            tr("Weight"),
            step=0.05,
            decimals=3,
            tooltip=tr("How strongly the picture counts beside the words."),
        )
        self.weight.setValue(spec.weight)
        self.weight.setFixedWidth(narrow_width(self.weight, "0.125"))
        self.remove_button = IconButton("ph.x", tr("Remove {name}").format(name=name), tr("Remove this picture."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(self.name, 1)
        row.addWidget(self.weight)
        row.addWidget(self.remove_button)
        self.weight.valueChanged.connect(lambda _: self.changed.emit())
        self.remove_button.clicked.connect(self.removed)

    def spec(self) -> ImagePromptSpec:
        """Return the image prompt."""
        return self._spec.model_copy(update={"weight": self.weight.value()})


class ImagePromptList(RowList[ImagePromptRow]):
    """A row for each picture; the button chooses a picture, and an IP-Adapter where none is known yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Image prompts"), tr("Add image prompt"), tr("Follow a picture like a prompt, by an IP-Adapter."), parent
        )
        self._adapter = ""
        self.button.clicked.connect(self._choose)

    def specs(self) -> tuple[ImagePromptSpec, ...]:
        """Return the image prompts."""
        return tuple(row.spec() for row in self.rows)

    def set_specs(self, prompts: Sequence[ImagePromptSpec]) -> None:
        """Show the image prompts of a recipe."""
        self.replace([ImagePromptRow(spec) for spec in prompts])

    def state(self) -> list[dict[str, object]]:
        """Return the state for the next session."""
        return [spec.model_dump() for spec in self.specs()]

    def restore(self, state: object) -> None:
        """Restore what `state` returned; invalid entries are left out."""
        found = [_spec_from(entry) for entry in state][:_MAX_IMAGE_PROMPTS] if isinstance(state, list) else []
        self.set_specs([spec for spec in found if spec is not None])

    def _choose(self) -> None:
        if len(self.rows) >= _MAX_IMAGE_PROMPTS:
            return
        picture, _ = QFileDialog.getOpenFileName(self, tr("Choose picture"), "", _PICTURES)
        if not picture:
            return
        known = self.rows[-1].spec().adapter if self.rows else self._adapter
        if not known:
            known, _ = QFileDialog.getOpenFileName(self, tr("Choose IP-Adapter"), "", tr("IP-Adapter (*.safetensors)"))
        if known:
            self._adapter = known
            self.add(ImagePromptRow(ImagePromptSpec(image=picture, adapter=known)))


def _spec_from(state: object) -> ImagePromptSpec | None:
    try:
        return ImagePromptSpec.model_validate(state) if isinstance(state, Mapping) else None
    except ValidationError:
        return None
