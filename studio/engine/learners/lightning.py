"""Few-step text to image: distills a text-to-image model into a LoRA that samples in a few steps."""

import time

import torch
from pydantic import Field
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.data.scenes import scene_set
from studio.engine.diffusion.guidance import combine
from studio.engine.learners.captioned_latents import CaptionedLatents
from studio.engine.learners.consistency import ConsistencyLoss
from studio.engine.learners.reconstruction import in_rows
from studio.engine.learners.text_to_image import COLUMNS, ONE, load_base, text_card
from studio.engine.metrics.drawn_scenes.judging import judge_drawn_scenes
from studio.engine.models.conditioning import Conditioning
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.networks.lora import lora_applied, lora_for
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.learner import Grid, Judgement, Learner
from studio.engine.training.registry import register
from studio.protocol.frozen import Frozen
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import TrainRecipe


class LightningOptions(Frozen):
    """The teacher, the number of steps of the student, and the rank of the LoRA."""

    base: str = Field(default="pocket", description="a model's name, a run folder, or a model's folder or file")
    student_steps: int = Field(default=4, ge=1, le=64)
    substeps: int = Field(default=12, ge=2, le=256, description="DDIM steps of the teacher per student step")
    rank: int = Field(default=16, ge=1, le=512, description="rank of the LoRA")


@register("lightning")
class Lightning(Learner):
    """Multistep consistency distillation of a text-to-image model into a LoRA; see `ConsistencyLoss`.

    The recipe's guidance is distilled into the student, which is sampled without guidance. Network, schedule and
    prediction type are the teacher's, whatever the recipe says; text encoder and autoencoder are frozen.
    """

    Options = LightningOptions
    loss_tracks_quality = False

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Load the teacher and create a LoRA without effect. Raises BadInput if the teacher does not fit the data."""
        super().__init__(recipe, data, held_out, device)
        self.base = load_base(self.options.base, data, device)
        self.labels = ()
        self.lora = lora_for(self.base.unet, self.options.rank).to(device).train()
        self.parts = {"lora": self.lora}
        self._loss = ConsistencyLoss(
            self.base.schedule,
            self.base.card.prediction_type,
            segments=self.options.student_steps,
            substeps=self.options.substeps,
            clip=False,
            device=device,
        )
        self._latents = CaptionedLatents(data, held_out, self.base.latents_of, device, recipe)

    def pictures(self, indices: Tensor, seen: int) -> tuple[Tensor, Tensor | None]:
        """Return the latents of an update."""
        return self._latents.pick(indices, seen), None

    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the consistency loss of each picture."""
        batch, captions, _ = self._latents.of(batch)
        latents = batch.pictures
        with torch.no_grad():
            states = self.base.read([*captions, ""])
        prompts, empty = states[:-1], states[-1:].expand(len(captions), -1, -1)

        def student(z_t: Tensor, t: Tensor) -> Tensor:
            with lora_applied(self.base.unet, self.lora):
                return self.base.predict(z_t, t, Conditioning(prompts)).float()

        def teacher(z_t: Tensor, t: Tensor) -> Tensor:
            states = Conditioning(torch.cat([prompts, empty]))
            both = self.base.predict(torch.cat([z_t, z_t]), torch.cat([t, t]), states)
            conditional, unconditional = both.chunk(2)
            return combine(conditional, unconditional, self.recipe.guidance)

        draw = batch.draw(latents, self._loss.count, 0.0)
        each, t = self._loss(latents, draw.noise, draw.t, student, teacher)
        return Losses(each, t=t * self.recipe.schedule.timesteps // self.base.schedule.timesteps)

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the card of the student: the teacher's, with other steps and without guidance."""
        own = {"guidance": 1.0, "sampler": "ddim", "steps": self.options.student_steps}
        return text_card(super().card(step, name), self.options.base, self.base.card).model_copy(update=own)

    def model(self, card: ModelCard) -> StableDiffusionModel:
        """Return the current student: a copy of the teacher with the LoRA merged."""
        return self.base.with_fused_lora(self.lora, card)

    def grid(self, step: int) -> Grid:
        """Return rows of the teacher's samples at its own number of steps, each above the student's."""
        prompts = self._latents.prompts(2 * COLUMNS)
        made = [
            model.draw(prompts, guidance=guidance, seed=self.recipe.seed, steps=model.card.steps)
            for model, guidance in self._both()
        ]
        return in_rows(*made, columns=COLUMNS)

    def judge(self) -> Judgement:
        """Return `time_saved`, the ratio of sampling times; for drawn scenes also the prompt adherence."""
        times = []
        for model, guidance in self._both():
            begun = time.perf_counter()
            model.draw(["a star"], guidance=guidance, seed=0, steps=model.card.steps)
            times.append(time.perf_counter() - begun)
        figures = {"time_saved": times[0] / times[1]}
        if self.data.title == scene_set.TITLE:
            steps, font, student = self.options.student_steps, self.recipe.dataset.path, self.model(self.card(0))
            figures |= judge_drawn_scenes(student, guidance=1.0, one=ONE, two=0, more=0, steps=steps, font=font)
        return Judgement().with_figures(figures, ONE)

    def _both(self) -> list[tuple[StableDiffusionModel, float]]:
        return [(self.base, self.recipe.guidance), (self.model(self.card(0)), 1.0)]
