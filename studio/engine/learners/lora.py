"""LoRA fine-tuning of a text-to-image model on captioned pictures."""

from typing import Any

import torch
from pydantic import Field
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.captioned_latents import CaptionedLatents, encoded_captions
from studio.engine.learners.denoising import DenoisingLoss
from studio.engine.learners.reconstruction import in_rows
from studio.engine.learners.text_to_image import COLUMNS, DROPPED, SHEET_STEPS, load_base, text_card
from studio.engine.models.conditioning import Conditioning
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.networks.lora import lora_applied, lora_for
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.learner import Grid, Judgement, Learner
from studio.engine.training.registry import register
from studio.protocol.frozen import Frozen
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import TrainRecipe


class LoraOptions(Frozen):
    """The base model, and the rank of the LoRA."""

    base: str = Field(default="pocket", description="a model's name, a run folder, or a model's folder or file")
    rank: int = Field(default=8, ge=1, le=512, description="rank of the LoRA: higher learns more, more slowly")


@register("lora")
class Lora(Learner):
    """LoRA (Hu et al. 2022) of a text-to-image model's U-Net on captioned pictures.

    Schedule and prediction type are the base model's, whatever the recipe says; text encoder and autoencoder are
    frozen. The saved folder holds the LoRA only, in the format that diffusers' `load_lora_weights` reads.
    """

    Options = LoraOptions

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Load the base and create a LoRA without effect. Raises BadInput if the base does not fit the data."""
        super().__init__(recipe, data, held_out, device)
        self.base = load_base(self.options.base, data, device)
        self.labels = ()
        self.lora = lora_for(self.base.unet, self.options.rank).to(device).train()
        self.parts = {"lora": self.lora}
        card = self.base.card
        own = recipe.model_copy(update={"schedule": card.schedule, "prediction_type": card.prediction_type})
        self._loss = DenoisingLoss(own, DROPPED, device)
        self._latents = CaptionedLatents(data, held_out, self.base.latents_of, device, recipe)

    def pictures(self, indices: Tensor, seen: int) -> tuple[Tensor, Tensor | None]:
        """Return the latents of an update."""
        return self._latents.pick(indices, seen), None

    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the denoising loss at one random timestep per picture."""
        batch, captions, _ = self._latents.of(batch)
        with torch.no_grad():
            states = self.base.read([*captions, ""])

        def network(z_t: Tensor, t: Tensor, class_labels: Tensor, return_dict: bool) -> tuple[Tensor]:
            return (self.base.predict(z_t, t, Conditioning(encoded_captions(states, class_labels))),)

        with lora_applied(self.base.unet, self.lora):
            each, t = self._loss(network, batch.pictures, batch)
        return Losses(each, t=t)

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the card of the fine-tuned model: that of its base, which it names."""
        return text_card(super().card(step, name), self.options.base, self.base.card)

    def model(self, card: ModelCard) -> StableDiffusionModel:
        """Return the current fine-tuned model: a copy of the base with the LoRA merged."""
        return self.base.with_fused_lora(self.lora, card)

    def grid(self, step: int) -> Grid:
        """Return samples for captions of held-out pictures: the base's above the fine-tuned model's."""
        prompts, card = self._latents.prompts(2 * COLUMNS), self.base.card
        settings: dict[str, Any] = {"guidance": card.guidance, "seed": self.recipe.seed, "steps": SHEET_STEPS}
        made = [m.draw(prompts, sampler=card.sampler, **settings) for m in (self.base, self.model(self.card(step)))]
        return in_rows(*made, columns=COLUMNS)

    def judge(self) -> Judgement:
        """Return nothing: no classifier knows the user's own pictures."""
        return Judgement()
