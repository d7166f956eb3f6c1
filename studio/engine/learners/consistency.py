"""Multistep consistency distillation: a student learns to replace many steps of a teacher by one."""

from collections.abc import Callable

import torch
from torch import Tensor

from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.prediction import Prediction, to_prediction, training_target
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.registry import trailing_timesteps
from studio.engine.training.loss import picture_losses
from studio.protocol.errors import BadInput

MAX_WEIGHT = 20.0

Predict = Callable[[Tensor, Tensor], Tensor]
"""(x_t [N, C, H, W], t [N]) -> the network's prediction."""


class ConsistencyLoss:
    """The loss of "Multistep Consistency Models" (Heek, Hoogeboom & Salimans 2024).

    The timesteps are divided into one segment per student step. At any x_t in a segment, the student predicts the x0
    whose DDIM step to the end of the segment lands where the teacher's path through the segment ends. Its target is its
    own prediction one teacher step later, without gradient, as Song & Dhariwal 2024 recommend; at the end of a segment
    the target is the teacher's prediction. With one segment this is consistency distillation (Song et al. 2023,
    Algorithm 2) with the boundary condition f(x, 0) = x.

    Attributes:
        count: Total number of teacher steps.
        steps: The timestep at which each teacher step starts, followed by -1 for clean data.
        share: Weight of the teacher's x0 at each teacher step, against the student's prediction after it.

    Args:
        schedule: The teacher's noise schedule.
        prediction_type: That of teacher and student: epsilon, x0 or v.
        segments: Number of student steps.
        substeps: DDIM steps of the teacher per segment.
        clip: Whether x0 is clipped to [-1, 1]: right for pixels, wrong for latents.
        device: Where the networks are.

    Raises:
        BadInput: There are more teacher steps than timesteps.
    """

    def __init__(
        self,
        schedule: NoiseSchedule,
        prediction_type: str,
        *,
        segments: int,
        substeps: int,
        clip: bool,
        device: torch.device,
    ) -> None:
        self._schedule, self._kind, self._clip = schedule, prediction_type, clip
        self.count = segments * substeps
        if self.count > schedule.timesteps:
            raise BadInput(
                f"The teacher has {schedule.timesteps} timesteps: {self.count} distillation steps are too many."
            )
        self.steps = [*trailing_timesteps("ddim", self.count, schedule.timesteps), -1]
        self._t = torch.tensor(self.steps, device=device)
        alpha_bar = torch.tensor([schedule.alpha_bar(t) for t in self.steps], dtype=torch.float64)
        self._signal = alpha_bar.sqrt().float().to(device)
        self._noise = (1 - alpha_bar).sqrt().float().to(device)
        self.share = _shares(alpha_bar, substeps).float().to(device)
        snr = schedule.snr[self.steps[:-1]]
        weights = {"epsilon": (1 + snr) / snr, "x0": 1 + snr, "v": torch.ones_like(snr)}[prediction_type]
        self._weights = weights.clamp(max=MAX_WEIGHT).float().to(device)  # as for v-prediction

    def __call__(
        self, x0: Tensor, noise: Tensor, index: Tensor, student: Predict, teacher: Predict
    ) -> tuple[Tensor, Tensor]:
        """Return the losses [N] float32 and their timesteps [N].

        Args:
            x0: Clean pictures or latents [N, C, H, W].
            noise: Like x0.
            index: The teacher step of each picture, 0 ... count - 1, [N].
            student: Predicts at (x_t, t), with gradient.
            teacher: Predicts in the same form, with guidance applied.
        """
        schedule, t, s = self._schedule, self._t[index], self._t[index + 1]
        x_t = add_noise(x0, noise, t, schedule)
        with torch.no_grad():
            taught = self._predict(teacher(x_t, t), x_t, t)
            # DDIM (Song, Meng & Ermon 2021, eq. 12 with σ = 0), from each picture's timestep to the next
            x_s = _at(self._signal, index + 1) * taught.x0 + _at(self._noise, index + 1) * taught.epsilon
            later = s.clamp(min=0)  # at the clean end the share below is 1, so this prediction has no weight
            later_x0 = self._predict(student(x_s, later), x_s, later).x0
            share = _at(self.share, index)
            target_x0 = share * taught.x0 + (1 - share) * later_x0
            epsilon = (x_t - schedule.signal(t, x_t) * target_x0) / schedule.noise(t, x_t)
            target = training_target(self._kind, target_x0, epsilon, t, schedule)
        return picture_losses(student(x_t, t), target, self._weights[index]), t

    def _predict(self, output: Tensor, x_t: Tensor, t: Tensor) -> Prediction:
        return to_prediction(output.float(), self._kind, x_t, t, self._schedule, self._clip)


def _shares(alpha_bar: Tensor, substeps: int) -> Tensor:
    """Return the weight of the teacher's x0 at each step, against the student's prediction after it, [K].

    DDIM moves x/√(1 - ᾱ) by x0 times the change of r = √(ᾱ/(1 - ᾱ)). Hence the x0 of a single step to the end of a
    segment is the mean of the x0 along the way, weighted by the changes of r.
    """
    r = (alpha_bar / (1 - alpha_bar)).sqrt()  # infinite at the clean end
    index = torch.arange(len(r) - 1)
    end = (index // substeps + 1) * substeps
    share = (r[index + 1] - r[index]) / (r[end] - r[index])
    return torch.where(index + 1 == end, 1.0, share)


def _at(table: Tensor, index: Tensor) -> Tensor:
    return table[index].reshape(-1, 1, 1, 1)
