"""Distillation of a pixel diffusion model into a student that samples in a few steps."""

import copy
import math
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import torch
from pydantic import Field
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.diffusion.guidance import combine
from studio.engine.learners.consistency import ConsistencyLoss
from studio.engine.learners.reconstruction import in_rows
from studio.engine.models.files import load_model
from studio.engine.models.pixel import PixelModel
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.learner import COLUMNS, MAX_COLUMNS, Judgement, Learner
from studio.engine.training.registry import register
from studio.protocol.errors import BadInput
from studio.protocol.frozen import Frozen
from studio.protocol.modelcard import ModelCard, find_model
from studio.protocol.training_recipe import TrainRecipe


class DistillOptions(Frozen):
    """The teacher, and the number of steps of the student."""

    teacher: str = Field(default="digits", description="a model's name, a run folder, or a model's folder or file")
    student_steps: int = Field(default=4, ge=1, le=64)
    substeps: int = Field(default=12, ge=2, le=256, description="DDIM steps of the teacher per student step")


@register("distill")
class Distill(Learner):
    """Multistep consistency distillation in pixel space; see `ConsistencyLoss`.

    The recipe's guidance is distilled into the student (Luo et al. 2023, "Latent Consistency Models"), which is sampled
    without guidance by DDIM in `student_steps` steps. Network, schedule and prediction type are the teacher's, whatever
    the recipe says.
    """

    Options = DistillOptions

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Load the teacher and copy it as the student; see `Learner`. Raises BadInput if the teacher does not fit."""
        super().__init__(recipe, data, held_out, device)
        self.teacher = self._load_teacher()
        self.labels = self.teacher.card.labels
        self.schedule = self.teacher.schedule
        self.unet = copy.deepcopy(self.teacher.unet).requires_grad_(True).train()
        self.parts = {"unet": self.unet}
        self._loss = ConsistencyLoss(
            self.schedule,
            self.teacher.card.prediction_type,
            segments=self.options.student_steps,
            substeps=self.options.substeps,
            clip=True,
            device=device,
        )

    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the consistency loss of each picture."""
        draw = batch.draw(batch.pictures, self._loss.count, self.recipe.label_dropout)
        labels = self._with_dropout(batch.labels, draw.unlabelled)

        def student(x_t: Tensor, t: Tensor) -> Tensor:
            output: Tensor = self.unet(x_t, t, class_labels=labels, return_dict=False)[0]
            return output.float()

        each, t = self._loss(batch.pictures, draw.noise, draw.t, student, partial(self._teacher_output, labels))
        return Losses(each, t=t * self.recipe.schedule.timesteps // self.schedule.timesteps)

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the card of the current student."""
        teacher = self.teacher.card
        own = {
            "prediction_type": teacher.prediction_type,
            "schedule": teacher.schedule,
            "guidance": 1.0,
            "sampler": "ddim",
            "steps": self.options.student_steps,
        }
        return super().card(step, name).model_copy(update=own)

    def model(self, card: ModelCard) -> PixelModel:
        """Return the current student."""
        return PixelModel(card, self.unet, self.schedule)

    def judge(self) -> Judgement:
        """Compare the student with the teacher at its own number of steps, from the same noise.

        Besides the figures of every model's samples: `teacher_psnr`, the PSNR of the student's samples against the
        teacher's, in dB; `time_saved`, the ratio of sampling times, teacher to student.
        """
        found = super().judge()
        columns = min(len(self.labels), MAX_COLUMNS) or COLUMNS
        wanted = [index % columns if self.labels else None for index in range(2 * columns)]
        seed, teacher, student = self.recipe.seed, self.teacher, self.model(self.card(0))
        theirs, slow = _timed(lambda: teacher.sample(wanted, guidance=self.recipe.guidance, seed=seed))
        ours, fast = _timed(lambda: student.sample(wanted, guidance=1.0, seed=seed))
        figures = {
            "teacher_psnr": 10 * math.log10(4 / max(float((ours - theirs).square().mean()), 1e-12)),
            "time_saved": slow / fast,
        }
        pictures = {**found.pictures, "Teacher above student": in_rows(theirs, ours, columns=columns)}
        return replace(found, pictures=pictures).with_figures(figures, len(wanted))

    def _load_teacher(self) -> PixelModel:
        name, data = self.options.teacher, self.data
        teacher = load_model(find_model(name), str(self.device))
        if not isinstance(teacher, PixelModel) or teacher.card.prediction_type not in ("epsilon", "x0", "v"):
            raise BadInput(
                f"The teacher {name} is not a pixel diffusion model that predicts epsilon, x0 or v.",
                field="options.teacher",
            )
        if teacher.self_conditioned:
            raise BadInput(
                f"The teacher {name} is self-conditioned, which is not supported for distillation.",
                field="options.teacher",
            )
        card = teacher.card
        if (card.size, card.channels) != (data.size, data.channels):
            has, wants = (f"{size}x{size} in {c} channels" for size, c in (_shape(data), _shape(card)))
            raise BadInput(f"The teacher {name} makes pictures of {wants}; the data has {has}.", field="dataset.size")
        if card.labels and card.labels != data.names:
            raise BadInput(
                f"The teacher {name} has other labels than the data: {', '.join(card.labels[:10])}.",
                field="options.teacher",
            )
        return teacher

    def _with_dropout(self, labels: Tensor | None, unlabelled: Tensor) -> Tensor | None:
        return labels.masked_fill(unlabelled, len(self.labels)) if self.labels and labels is not None else None

    def _teacher_output(self, labels: Tensor | None, x_t: Tensor, t: Tensor) -> Tensor:
        """Return the teacher's prediction, guided if there are labels."""
        unet, guidance = self.teacher.unet, self.recipe.guidance
        if labels is None or guidance == 1:
            output: Tensor = unet(x_t, t, class_labels=labels, return_dict=False)[0]
            return output
        both = torch.cat([labels, torch.full_like(labels, len(self.labels))])
        output = unet(torch.cat([x_t, x_t]), torch.cat([t, t]), class_labels=both, return_dict=False)[0]
        labelled, unlabelled = output.chunk(2)
        return combine(labelled, unlabelled, guidance)


def _shape(source: PictureSet | ModelCard) -> tuple[int, int]:
    return source.size, source.channels


def _timed(work: Callable[[], Tensor]) -> tuple[Tensor, float]:
    """Return a result on the CPU, which synchronizes with a GPU, and the seconds that it took."""
    begun = time.perf_counter()
    return work().cpu(), time.perf_counter() - begun
