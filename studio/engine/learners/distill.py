"""Distillation: a student learns to reach in a few steps what its teacher, a diffusion model, reaches in many."""

import copy
import math
import time
from collections.abc import Callable
from dataclasses import replace

import torch
from pydantic import Field
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.guidance import combine
from studio.engine.diffusion.prediction import Prediction, to_prediction, training_target
from studio.engine.diffusion.samplers import timesteps_for
from studio.engine.learners.diffusion import Diffusion
from studio.engine.learners.learner import COLUMNS, MAX_COLUMNS, Batch, Grid, Judgement, Learner, Losses
from studio.engine.learners.registry import register
from studio.engine.models.files import load_model
from studio.engine.models.pixel import PixelModel
from studio.engine.training.loss import picture_losses
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard, find_model
from studio.protocol.recipes import Frozen, TrainRecipe

MOST_WEIGHT = 20.0


class Options(Frozen):
    """Whose student it is, and how few steps it is to take."""

    teacher: str = Field(default="digits", description="a model's name, a run folder, or a model's folder or file")
    student_steps: int = Field(default=4, ge=1, le=64)
    substeps: int = Field(default=12, ge=2, le=256, description="DDIM steps of the teacher for each of the student's")


@register("distill")
class Distill(Learner):
    """Multistep consistency distillation (Heek, Hoogeboom & Salimans 2024, "Multistep Consistency Models").

    The timesteps are cut into one stretch for each of the student's steps. At any x_t of a stretch the student tells
    the x0 with which one DDIM step leads to where the teacher's whole path through the rest of the stretch ends. It
    learns that from its own answer one short step of the teacher's further on, where the question is easier: at the
    end of a stretch the answer is the teacher's own. With one stretch this is consistency distillation (Song et al.
    2023, Algorithm 2), whose boundary condition f(x, 0) = x then holds in the same way; the target is the student
    itself without gradient, as Song & Dhariwal 2024 recommend. The guidance of the recipe is folded into the teacher's
    steps (Luo et al. 2023, "Latent Consistency Models"), so that the student needs none.

    The result is a pixel model to be sampled by DDIM in that many steps. Network, schedule and prediction type are the
    teacher's, whatever the recipe says.
    """

    Options = Options
    networks = Diffusion.networks

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Load the teacher and begin the student as its copy; see `Learner`. BadInput: the teacher does not fit."""
        super().__init__(recipe, data, held_out, device)
        self.teacher = self._load_teacher()
        self.labels = self.teacher.card.labels
        self.schedule = self.teacher.schedule
        self.unet = copy.deepcopy(self.teacher.unet).requires_grad_(True).train()
        self.parts = {"unet": self.unet}
        self._kind = self.teacher.card.prediction_type
        T, count = self.schedule.timesteps, self.options.student_steps * self.options.substeps
        if count > T:
            raise BadInput(f"The teacher knows {T} noise levels: {count} steps of distillation are too many.")
        self.steps = [*timesteps_for("ddim", count, T), -1]
        self._t = torch.tensor(self.steps, device=device)
        alpha_bar = torch.tensor([self.schedule.alpha_bar(t) for t in self.steps], dtype=torch.float64)
        self._signal = alpha_bar.sqrt().float().to(device)
        self._noise = (1 - alpha_bar).sqrt().float().to(device)
        self._share = self._shares(alpha_bar).float().to(device)
        snr = self.schedule.snr[self.steps[:-1]]
        weights = {"epsilon": (1 + snr) / snr, "x0": 1 + snr, "v": torch.ones_like(snr)}[self._kind]
        self._weights = weights.clamp(max=MOST_WEIGHT).float().to(device)  # so that errors count as those of v

    def losses(self, player: int, batch: Batch) -> Losses:
        """Return the squared error against what the student says a short step of the teacher's further on."""
        x0, count = batch.pictures, len(self.steps) - 1
        draw = batch.draw(x0, count, self.recipe.label_dropout)
        index, t, s = draw.t, self._t[draw.t], self._t[draw.t + 1]
        labels = self._given(batch.labels, draw.unlabelled)
        x_t = add_noise(x0, draw.noise, t, self.schedule)
        with torch.no_grad():
            taught = self._taught(x_t, t, labels)
            # DDIM (Song, Meng & Ermon 2021, eq. 12 with σ = 0), for each picture from its own timestep to the next
            x_s = self._at(self._signal, index + 1) * taught.x0 + self._at(self._noise, index + 1) * taught.epsilon
            later = s.clamp(min=0)  # at the clean end the share below is 1, and nothing of it counts
            said = to_prediction(self._student(x_s, later, labels), self._kind, x_s, later, self.schedule).x0
            share = self._at(self._share, index)
            goal = share * taught.x0 + (1 - share) * said
            noise = (x_t - self.schedule.signal(t, x_t) * goal) / self.schedule.noise(t, x_t)
            target = training_target(self._kind, goal, noise, t, self.schedule)
        each = picture_losses(self._student(x_t, t, labels), target, self._weights[index])
        return Losses(each, t=t * self.recipe.schedule.timesteps // self.schedule.timesteps)

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the card of the student as trained so far."""
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
        """Return the student as it is now."""
        return PixelModel(card, self.unet, self.schedule)

    def judge(self) -> Judgement:
        """Return what was reached, beside the teacher at its own number of steps and from the same noise.

        Figures beside those of every model's samples: `teacher_psnr`, how near the student's pictures come to the
        teacher's, in dB; `time_saved`, how many times longer the teacher takes for a picture.
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
        rows = zip(theirs.split(columns), ours.split(columns), strict=True)
        grid = Grid(torch.cat([row for pair in rows for row in pair]), columns)
        pictures = {**found.pictures, "Teacher above student": grid}
        return replace(found, figures={**found.figures, **figures}, pictures=pictures)

    def _load_teacher(self) -> PixelModel:
        name, data = self.options.teacher, self.data
        teacher = load_model(find_model(name), str(self.device))
        if not isinstance(teacher, PixelModel) or teacher.card.prediction_type not in ("epsilon", "x0", "v"):
            raise BadInput(f"The teacher {name} is no diffusion model of pixels that predicts epsilon, x0 or v.")
        if teacher.self_conditioned:
            raise BadInput(f"The teacher {name} is shown its own last estimate, which a student of few steps has not.")
        card = teacher.card
        if (card.size, card.channels) != (data.size, data.channels):
            has, wants = (f"{size}x{size} in {c} channels" for size, c in (_form(data), _form(card)))
            raise BadInput(f"The teacher {name} makes pictures of {wants}; the data has {has}.")
        if card.labels and card.labels != data.names:
            raise BadInput(f"The teacher {name} knows other labels than the data: {', '.join(card.labels[:10])}.")
        return teacher

    def _shares(self, alpha_bar: Tensor) -> Tensor:
        """Return how much the teacher's x0 at each step counts against what the student says after it, [K].

        DDIM moves x/√(1 - ᾱ) by x0 times the change of r = √(ᾱ/(1 - ᾱ)). Hence the x0 of one step to the end of a
        stretch is the mean of the x0s on the way there, weighted by the change of r that each stands for.
        """
        r = (alpha_bar / (1 - alpha_bar)).sqrt()  # infinite at the clean end
        index = torch.arange(len(r) - 1)
        end = (index // self.options.substeps + 1) * self.options.substeps
        share = (r[index + 1] - r[index]) / (r[end] - r[index])
        return torch.where(index + 1 == end, 1.0, share)

    def _given(self, labels: Tensor | None, unlabelled: Tensor) -> Tensor | None:
        return labels.masked_fill(unlabelled, len(self.labels)) if self.labels and labels is not None else None

    def _student(self, x_t: Tensor, t: Tensor, labels: Tensor | None) -> Tensor:
        output: Tensor = self.unet(x_t, t, class_labels=labels, return_dict=False)[0]
        return output.float()

    def _taught(self, x_t: Tensor, t: Tensor, labels: Tensor | None) -> Prediction:
        """Return the teacher's estimate, guided where there is a label: without one, both halves say the same."""
        unet, guidance = self.teacher.unet, self.recipe.guidance
        if labels is None or guidance == 1:
            output = unet(x_t, t, class_labels=labels, return_dict=False)[0]
        else:
            both = torch.cat([labels, torch.full_like(labels, len(self.labels))])
            output = unet(torch.cat([x_t, x_t]), torch.cat([t, t]), class_labels=both, return_dict=False)[0]
            labelled, unlabelled = output.chunk(2)
            output = combine(labelled, unlabelled, guidance)
        return to_prediction(output.float(), self._kind, x_t, t, self.schedule)

    @staticmethod
    def _at(table: Tensor, index: Tensor) -> Tensor:
        return table[index].reshape(-1, 1, 1, 1)


def _form(of: PictureSet | ModelCard) -> tuple[int, int]:
    return of.size, of.channels


def _timed(work: Callable[[], Tensor]) -> tuple[Tensor, float]:
    """Return a result on the CPU, which it has to be waited for, and the seconds that it took."""
    begun = time.perf_counter()
    return work().cpu(), time.perf_counter() - begun
