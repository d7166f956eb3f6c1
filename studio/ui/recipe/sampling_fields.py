"""Fields for the sampler and what belongs to it; a model sets some of them until the user does."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from studio.protocol.generation_recipe import GUIDANCE_KINDS, GenerateRecipe
from studio.protocol.samplers import CFG_PP_SAMPLERS, SAMPLER_NOTES, SAMPLER_TITLES, SPACING_NOTES, SPACING_TITLES
from studio.ui.recipe.field_group import FieldGroup, Situation
from studio.ui.translation import tr, tr_all
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.setting_field import setting_field

_VARIANCES = [("fixed_small", tr("small")), ("fixed_large", tr("large"))]
CFG_PP_SCALE = 0.6  # corresponds to about 7.5 without CFG++ (Chung et al. 2024, Table 1)
SET_BY_MODEL = ("sampler", "steps", "guidance", "spacing")


class SamplingFields(FieldGroup):
    """Sampler, steps, guidance, and how the steps are made."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own: dict[str, Any] = {}  # the model's values of SET_BY_MODEL; empty when it is not available
        self._touched: set[str] = set()  # of SET_BY_MODEL: what the user set for this model
        self._model = ""
        self._set_before: dict[str, dict[str, Any]] = {}  # what the user set for the models that were chosen before
        defaults = GenerateRecipe()
        self.sampler = self.bind(
            "sampler",
            ChoiceField(
                tr("Sampler"),
                list(SAMPLER_TITLES.items()),
                defaults.sampler,
                tr("Sampling method."),
                notes=tr_all(SAMPLER_NOTES),
            ),
            lambda now: now.iterative,
        )
        self.steps = self.bind(
            "steps",
            setting_field(
                GenerateRecipe, "steps", tr("Steps"), tooltip=tr("Sampling steps: more are slower and more accurate.")
            ),
            lambda now: now.iterative,
        )
        self.guidance = self.bind(
            "guidance",
            setting_field(
                GenerateRecipe,
                "guidance",
                tr("CFG scale"),
                step=0.5,
                decimals=3,
                tooltip=tr(
                    "Classifier-free guidance scale: higher follows the prompt or class more closely, "
                    "with less variety; 1 turns it off."
                ),
            ),
            lambda now: now.prompted or bool(now.card and now.card.labels),
        )
        self.spacing = self.bind(
            "spacing",
            ChoiceField(
                tr("Schedule"),
                list(tr_all(SPACING_TITLES).items()),
                defaults.spacing,
                tr("How the steps are spread over the noise levels."),
                notes=tr_all(SPACING_NOTES),
            ),
            lambda now: now.iterative and not now.resamples and self.sampler.key() != "ipndm",
        )
        self.eta = self.bind(
            "eta",
            setting_field(
                GenerateRecipe,
                "eta",
                tr("Eta"),
                step=0.05,
                decimals=3,
                tooltip=tr("DDIM noise per step: 0 is deterministic, 1 adds as much as DDPM."),
            ),
            self._uses_eta,
        )
        self.variance = self.bind(
            "variance",
            ChoiceField(tr("Variance"), _VARIANCES, defaults.variance, tr("DDPM variance: fixed small is less noisy.")),
            lambda now: now.iterative and self.sampler.key() == "ddpm",
        )
        self.guidance_rescale = self.bind(
            "guidance_rescale",
            setting_field(
                GenerateRecipe,
                "guidance_rescale",
                tr("CFG rescale"),
                step=0.05,
                decimals=3,
                tooltip=tr("Keeps a high CFG scale from raising the contrast; 0.7 for models with zero terminal SNR."),
            ),
            lambda now: now.prompted,
        )
        self.guidance_kind = self.bind(
            "guidance_kind",
            ChoiceField(
                tr("Guidance"),
                [(kind, kind.upper()) for kind in GUIDANCE_KINDS],
                defaults.guidance_kind,
                tr("How the prompt is followed."),
                notes={
                    "cfg": tr("Classifier-free guidance, at any CFG scale."),
                    "cfg++": tr("CFG scale from 0 to 1, with DDIM and Euler: stays closer to the training data."),
                },
            ),
            lambda now: now.prompted and self.sampler.key() in CFG_PP_SAMPLERS,
        )
        self.pag_scale = self.bind(
            "pag_scale",
            setting_field(
                GenerateRecipe,
                "pag_scale",
                tr("PAG scale"),
                step=0.5,
                decimals=3,
                tooltip=tr(
                    "Perturbed-attention guidance: leads away from broken structure; 3 is usual, 0 turns it off."
                ),
            ),
            lambda now: now.prompted,
        )
        self.rows = ((self.sampler,), (self.steps, self.guidance))
        self.advanced_rows = (
            (self.spacing,),
            (self.eta,),
            (self.variance,),
            (self.guidance_kind,),
            (self.guidance_rescale,),
            (self.pag_scale,),
        )
        self.sampler.chosen.connect(lambda: self._touch("sampler"))
        self.spacing.chosen.connect(lambda: self._touch("spacing"))
        self.steps.edited.connect(lambda: self._touch("steps"))
        self.guidance.edited.connect(lambda: self._touch("guidance"))
        self.guidance_kind.chosen.connect(self._suit_guidance)

    def set_model(self, name: str, own: dict[str, Any]) -> None:
        """Set the model's own sampler, steps, guidance and spacing, except where the user has set another for it.

        What the user has set for the model before stays where both have the same value of their own: two models of a
        kind are compared with the same settings.

        Args:
            name: The model.
            own: The settings by the recipe's names; empty for a model that is not available.
        """
        if name != self._model:
            values = self._bindings.values()
            set_by_user = {key: values[key] for key in self._touched}
            alike = {key: value for key, value in set_by_user.items() if key in own and self._own.get(key) == own[key]}
            self._set_before[self._model] = set_by_user
            shown = self._set_before.get(name, {}) | alike
            self._model, self._touched = name, set(shown)
            self._show(shown)
        self._own = own
        if not own:
            return
        self.steps.set_default(own["steps"])
        self.guidance.set_default(own["guidance"])
        self._show({key: value for key, value in own.items() if key not in self._touched})

    def _show(self, values: dict[str, Any]) -> None:
        for key, choice in (("sampler", self.sampler), ("spacing", self.spacing)):
            if key in values:
                choice.set_key(values[key])
        for key, number in (("steps", self.steps), ("guidance", self.guidance)):
            if key in values:
                number.setValue(values[key])

    def touched(self) -> list[str]:
        """Return which of sampler, steps, guidance and spacing the user has set."""
        return sorted(self._touched)

    def set_touched(self, touched: list[str]) -> None:
        """Restore what `touched` returned; the model sets the others."""
        self._touched = set(touched) & set(SET_BY_MODEL)
        self.set_model(self._model, self._own)

    def fill(self, recipe: GenerateRecipe) -> None:
        """Show a recipe's settings, as set by the user; see `release_model_values`."""
        self._touched = set(SET_BY_MODEL)
        super().fill(recipe)

    def release_model_values(self) -> None:
        """Count fields that have this model's values as not set by the user, so that the next model sets them."""
        self._touched = {key for key in self._touched if not self._is_own(key)}

    def state(self) -> dict[str, object]:
        """Return the state for the next session, as JSON values."""
        return super().state() | {"touched": self.touched()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned."""
        super().restore(state)
        touched = state.get("touched")
        self.set_touched([key for key in touched if isinstance(key, str)] if isinstance(touched, list) else [])

    def values(self) -> dict[str, Any]:
        """Return the settings by the recipe's names; CFG++ only where the sampler has it."""
        found = super().values()
        return found if found["sampler"] in CFG_PP_SAMPLERS else found | {"guidance_kind": "cfg"}

    def _suit_guidance(self) -> None:
        """Set a CFG scale in the range of the chosen guidance."""
        if self.guidance_kind.key() == "cfg++" and self.guidance.value() > 1:
            self.guidance.setValue(CFG_PP_SCALE)
        elif self.guidance_kind.key() == "cfg" and self.guidance.value() <= 1 and self._own:
            self.guidance.setValue(self._own["guidance"])
        self._touch("guidance")

    def _touch(self, key: str) -> None:
        """Remember that the user set a field; setting the model's own value counts as not set."""
        self._touched.add(key)
        if self._is_own(key):
            self._touched.discard(key)

    def _is_own(self, key: str) -> bool:
        return bool(self._own) and self._bindings.values()[key] == self._own[key]

    def _uses_eta(self, now: Situation) -> bool:
        sampler = self.sampler.key()
        falls_back_to_ddim = now.resamples and sampler not in ("ddpm", "ddim")
        return now.iterative and (sampler in ("ddim", "tcd") or falls_back_to_ddim)
