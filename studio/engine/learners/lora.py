"""Fine-tuning by a low-rank change: a text-to-image model learns pictures and words of a person's own."""

from typing import Any

import torch
from pydantic import Field
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.captioned_latents import CaptionedLatents, said_to
from studio.engine.learners.denoising import DenoisingLoss
from studio.engine.learners.reconstruction import in_rows
from studio.engine.learners.text_to_image import COLUMNS, DROPPED, SHEET_STEPS, load_base, text_card
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.networks.lora import lora_applied, lora_for
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.learner import Grid, Judgement, Learner
from studio.engine.training.registry import register
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import Frozen, TrainRecipe


class Options(Frozen):
    """What is fine-tuned, and how much of it may change."""

    base: str = Field(default="pocket", description="a model's name, a run folder, or a model's folder or file")
    rank: int = Field(default=8, ge=1, le=512, description="of the change to each layer: more learns more, and slower")


@register("lora")
class Lora(Learner):
    """LoRA (Hu et al. 2022) of a text-to-image model's U-Net on captioned pictures.

    Schedule and prediction type are the base's, whatever the recipe says; text encoder and autoencoder stay as they
    are. The folder that comes out holds the change alone, in the form that diffusers' `load_lora_weights` reads.
    """

    Options = Options

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Load the base, and make a change to it that changes nothing yet. BadInput: it does not fit the data."""
        super().__init__(recipe, data, held_out, device)
        self.base = load_base(self.options.base, data, device)
        self.labels = ()
        self.lora = lora_for(self.base.unet, self.options.rank).to(device).train()
        self.parts = {"lora": self.lora}
        card = self.base.card
        own = recipe.model_copy(update={"schedule": card.schedule, "prediction_type": card.prediction_type})
        self._loss = DenoisingLoss(own, DROPPED, device)
        self._latents = CaptionedLatents(data, held_out, self.base.latents_of, device, recipe.seed)

    def pictures(self, indices: Tensor, seen: int) -> tuple[Tensor, Tensor | None]:
        """Return the latents that a turn learns from."""
        return self._latents.pick(indices, seen), None

    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the squared error of the prediction at one random timestep for each picture."""
        batch, captions, _ = self._latents.of(batch)
        with torch.no_grad():
            states = self.base.read([*captions, ""])

        def network(z_t: Tensor, t: Tensor, class_labels: Tensor, return_dict: bool) -> tuple[Tensor]:
            return (self.base.predict(z_t, t, said_to(states, class_labels)),)

        with lora_applied(self.base.unet, self.lora):
            each, t = self._loss(network, batch.pictures, batch)
        return Losses(each, t=t)

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the card of the changed model: its base's, but for what it was made from."""
        return text_card(super().card(step, name), self.options.base, self.base.card)

    def model(self, card: ModelCard) -> StableDiffusionModel:
        """Return the changed model as it is now, on a copy of its base."""
        return self.base.changed_by(self.lora, card)

    def grid(self, step: int) -> Grid:
        """Return pictures for captions of held-out pictures, before the change above what they have become."""
        prompts, card = self._latents.prompts(2 * COLUMNS), self.base.card
        asked: dict[str, Any] = {"guidance": card.guidance, "seed": self.recipe.seed, "steps": SHEET_STEPS}
        made = [m.draw(prompts, sampler=card.sampler, **asked) for m in (self.base, self.model(self.card(step)))]
        return in_rows(*made, columns=COLUMNS)

    def judge(self) -> Judgement:
        """Return nothing: what a person's own pictures should look like, no classifier knows."""
        return Judgement()
