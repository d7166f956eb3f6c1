"""Fields for how the picture on the canvas is used: denoising strength, and RePaint's resampling of the mask."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Box, Size
from studio.protocol.mask_edges import edges_for
from studio.ui.recipe.field_group import FieldGroup, Situation
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.setting_field import setting_field

_FILLS = [
    ("original", tr("original")),
    ("blur", tr("blurred surroundings")),
    ("propagate", tr("continued surroundings")),
    ("neutral", tr("grey")),
    ("noise", tr("noise")),
]
_EDGES = [("painted", tr("as painted")), ("auto", tr("follow size and strength"))]
_COLOURS = [("own", tr("as the model made them")), ("match", tr("match the surroundings"))]
_KNOWN = [("once", tr("kept at each step")), ("again", tr("RePaint: steps repeated"))]
_FRAMES = [("once", tr("all at once")), ("frames", tr("in overlapping frames"))]
_SOFT = [("blend", tr("blends the result")), ("change", tr("limits the change"))]


class RepaintingFields(FieldGroup):
    """Denoising strength for models that take prompts; for others, the stretches of steps that RePaint repeats."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.strength = self.bind(
            "strength",
            setting_field(
                GenerateRecipe,
                "strength",
                tr("Denoising strength"),
                minimum=0.01,
                step=0.05,
                decimals=3,
                tooltip=tr("How much the picture on the canvas is changed: 1 ignores it."),
            ),
            lambda now: now.prompted and now.has_picture,
        )
        self.known = self.place(
            ChoiceField(
                tr("Surroundings"), _KNOWN, "once", tr("How the repainted part is fitted into its surroundings.")
            ),
            lambda now: now.prompted and now.has_mask,
        )
        self.remember("resample_latents", self.known)
        self.known.changed.connect(lambda _: self._known_changed())
        self.resamples = self.bind(
            "resamples",
            setting_field(
                GenerateRecipe,
                "resamples",
                tr("Resampling"),
                tooltip=tr("RePaint: how often each jump is repeated, for a better match with the surroundings."),
            ),
            self._resamples,
        )
        self.jump_length = self.bind(
            "jump_length",
            setting_field(
                GenerateRecipe,
                "jump_length",
                tr("Jump"),
                unit=tr("steps"),
                tooltip=tr("RePaint: steps per jump back, while the mask is repainted."),
            ),
            self._resamples,
        )
        self.feather = self.bind(
            "feather",
            setting_field(
                GenerateRecipe,
                "feather",
                tr("Feather"),
                unit="px",
                tooltip=tr("Width over which the result fades into the picture, inside the edge of the mask."),
            ),
            lambda now: now.has_mask,
        )
        self.grow = self.bind(
            "grow",
            setting_field(
                GenerateRecipe,
                "grow",
                tr("Growth"),
                unit="px",
                tooltip=tr("How far the repainted area reaches beyond the mask."),
            ),
            lambda now: now.has_mask,
        )
        self.edges = self.place(
            ChoiceField(
                tr("Edges"), _EDGES, "auto", tr("How feather, growth and padding are chosen where they are 0.")
            ),
            lambda now: now.has_mask,
        )
        self.remember("edges", self.edges)
        self.edges.changed.connect(lambda _: self.changed.emit())
        self.padding = self.place(
            setting_field(
                GenerateRecipe,
                "padding",
                tr("Padding"),
                minimum=0,
                default=0,
                step=8,
                unit="px",
                tooltip=tr(
                    "Pixels around the mask that the model sees; 0 chooses them by the mask's size, and by the "
                    "strength if Edges follow it."
                ),
            ),
            lambda now: now.has_mask,
        )
        self.remember("padding", self.padding)
        self.padding.valueChanged.connect(lambda _: self.changed.emit())
        self.padding.problemChanged.connect(self.changed)
        self.pasted = self.place(
            ChoiceField(
                tr("Paste"), [("", tr("where it is repainted"))], "", tr("Where the result replaces the picture.")
            ),
            lambda now: now.has_mask and len(self.pasted.keys()) > 1,
        )
        self.pasted.changed.connect(lambda _: self.changed.emit())
        self.fills = self.bind(
            "fill",
            ChoiceField(
                tr("Masked content"), _FILLS, "original", tr("How the masked area is filled before it is denoised.")
            ),
            lambda now: now.has_mask and now.prompted,
        )
        self.soft_mask = self.place(
            ChoiceField(tr("Soft mask"), _SOFT, "blend", tr("How partly masked pixels act.")),
            lambda now: now.has_mask,
        )
        self.remember("soft_mask", self.soft_mask)
        self.soft_mask.changed.connect(lambda _: self.changed.emit())
        self.colours = self.place(
            ChoiceField(
                tr("Colours"),
                _COLOURS,
                "own",
                tr("Whether the repainted part takes brightness, contrast and tint from the picture around it."),
            ),
            lambda now: now.has_mask,
        )
        self.remember("colours", self.colours)
        self.colours.changed.connect(lambda _: self.changed.emit())
        self.frames = self.place(
            ChoiceField(
                tr("Extension"), _FRAMES, "once", tr("How an added area larger than the model's pictures is made.")
            ),
            lambda now: now.extends,
        )
        self.remember("extend_in_frames", self.frames)
        self.frames.changed.connect(lambda _: self.changed.emit())
        self.rows = ((self.strength,),)
        self.advanced_rows = (
            (self.feather, self.grow),
            (self.edges,),
            (self.padding,),
            (self.pasted,),
            (self.frames,),
            (self.fills,),
            (self.soft_mask,),
            (self.colours,),
            (self.known,),
            (self.resamples, self.jump_length),
        )

    def offer_masks(self, masks: Sequence[tuple[str, str]]) -> None:
        """Offer mask layers, by id and name, to paste the result by."""
        self.pasted.set_choices([("", tr("where it is repainted")), *masks])
        self.show_for(self.situation)

    def _resamples(self, now: Situation) -> bool:
        return now.resamples or (now.prompted and now.has_mask and self.known.key() == "again")

    def _known_changed(self) -> None:
        self.show_for(self.situation)
        self.changed.emit()

    @property
    def varies(self) -> bool:
        """Whether the result is a variation of the picture on the canvas (image to image)."""
        return self._has_strength and self.strength.value() < 1

    @property
    def _has_strength(self) -> bool:
        return self.situation.prompted and self.situation.has_picture

    @property
    def padding_pixels(self) -> int | None:
        """The padding; None where it follows the mask's size."""
        return int(self.padding.value()) or None

    def follows_size(self, *, extends: bool = False) -> bool:
        """Whether growth and feather follow size and strength: for added areas, unless they are set."""
        return self.edges.key() == "auto" or (extends and not (self.grow.value() or self.feather.value()))

    def strength_of_edges(self, *, extends: bool = False) -> float | None:
        """Return the strength that edges and padding follow; None where they do not."""
        if not self.follows_size(extends=extends):
            return None
        return self.strength.value() if self._has_strength else 1.0

    def growth(self, mask_box: Box, picture: Size, *, extends: bool = False) -> int:
        """Return by how many pixels the repainted area reaches beyond a mask, or into an extended picture."""
        grow, strength = int(self.grow.value()), self.strength_of_edges(extends=extends)
        if strength is None:
            return grow
        return edges_for(mask_box, strength, picture, grow=grow).grow

    def validate(self) -> None:
        """Raise BadInput for a typed number that is out of its field's range."""
        super().validate()
        if self.padding.problem and not self.padding.isHidden():
            raise BadInput(self.padding.problem, field="padding")

    def values(self) -> dict[str, Any]:
        """Return the settings by the recipe's names; the strength where there is a picture to vary."""
        values = super().values() | {
            "padding": self.padding_pixels,
            "resample_latents": self.situation.prompted and self.known.key() == "again",
            "soft_mask": self.soft_mask.key() == "change",
            "auto_edges": self.situation.has_mask and self.edges.key() == "auto",
            "colour_match": self.colours.key() == "match",
        }
        return values if self._has_strength else {key: value for key, value in values.items() if key != "strength"}

    def fill(self, recipe: GenerateRecipe) -> None:
        """Show a recipe's settings; that of a model without prompts keeps the strength."""
        kept = {} if self.situation.prompted else {"strength": self.strength.value()}
        super().fill(recipe.model_copy(update=kept))
        self.padding.setValue(recipe.padding or 0)
        self.soft_mask.set_key("change" if recipe.soft_mask else "blend")
        self.edges.set_key("auto" if recipe.auto_edges or not recipe.repaints_part else "painted")
        self.colours.set_key("match" if recipe.colour_match else "own")
        self.frames.set_key("frames" if recipe.extend_in_frames else "once")
        self.known.set_key("again" if recipe.resample_latents else "once")
