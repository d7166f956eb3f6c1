"""Multistep consistency distillation: how a student learns to make long steps from a teacher's short ones."""

from collections.abc import Callable

import torch
from torch import Tensor

from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.prediction import Prediction, to_prediction, training_target
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.registry import timesteps_for
from studio.engine.training.loss import picture_losses
from studio.protocol.errors import BadInput

MOST_WEIGHT = 20.0

Say = Callable[[Tensor, Tensor], Tensor]
"""(x_t [N, C, H, W], t [N]) -> what a network predicts."""


class ConsistencyLoss:
    """The loss of "Multistep Consistency Models" (Heek, Hoogeboom & Salimans 2024).

    The timesteps are cut into one stretch for each of the student's steps. At any x_t of a stretch the student tells
    the x0 with which one DDIM step leads to where the teacher's whole path through the rest of the stretch ends. It
    learns that from its own answer one short step of the teacher's further on, where the question is easier: at the
    end of a stretch the answer is the teacher's own. With one stretch this is consistency distillation (Song et al.
    2023, Algorithm 2), whose boundary condition f(x, 0) = x then holds in the same way; the target is the student
    itself without gradient, as Song & Dhariwal 2024 recommend.

    Attributes:
        count: Short steps in all.
        steps: The timestep that each begins with, and -1, the clean end.
        share: How much the teacher's x0 at each short step counts against what the student says after it.

    Args:
        schedule: The teacher's.
        prediction_type: The teacher's, and the student's: epsilon, x0 or v.
        stretches: The student's steps.
        substeps: The teacher's DDIM steps in each of them.
        clip: Whether x0 is held in [-1, 1]: right for pixels, wrong for latents.
        device: Where the networks are.

    Raises:
        BadInput: There are more steps than timesteps.
    """

    def __init__(
        self,
        schedule: NoiseSchedule,
        prediction_type: str,
        *,
        stretches: int,
        substeps: int,
        clip: bool,
        device: torch.device,
    ) -> None:
        self._schedule, self._kind, self._clip = schedule, prediction_type, clip
        self.count = stretches * substeps
        if self.count > schedule.timesteps:
            raise BadInput(
                f"The teacher knows {schedule.timesteps} noise levels: {self.count} steps of distillation are too many."
            )
        self.steps = [*timesteps_for("ddim", self.count, schedule.timesteps), -1]
        self._t = torch.tensor(self.steps, device=device)
        alpha_bar = torch.tensor([schedule.alpha_bar(t) for t in self.steps], dtype=torch.float64)
        self._signal = alpha_bar.sqrt().float().to(device)
        self._noise = (1 - alpha_bar).sqrt().float().to(device)
        self.share = _shares(alpha_bar, substeps).float().to(device)
        snr = schedule.snr[self.steps[:-1]]
        weights = {"epsilon": (1 + snr) / snr, "x0": 1 + snr, "v": torch.ones_like(snr)}[prediction_type]
        self._weights = weights.clamp(max=MOST_WEIGHT).float().to(device)  # so that errors count as those of v

    def __call__(self, x0: Tensor, noise: Tensor, index: Tensor, student: Say, teacher: Say) -> tuple[Tensor, Tensor]:
        """Return each loss [N] float32 and its timestep [N].

        Args:
            x0: Clean pictures or latents [N, C, H, W].
            noise: Like x0.
            index: Which of the `count` short steps each picture begins with [N].
            student: Predicts at (x_t, t), with gradient.
            teacher: Predicts likewise, guided already.
        """
        schedule, t, s = self._schedule, self._t[index], self._t[index + 1]
        x_t = add_noise(x0, noise, t, schedule)
        with torch.no_grad():
            taught = self._read(teacher(x_t, t), x_t, t)
            # DDIM (Song, Meng & Ermon 2021, eq. 12 with σ = 0), for each picture from its own timestep to the next
            x_s = _at(self._signal, index + 1) * taught.x0 + _at(self._noise, index + 1) * taught.epsilon
            later = s.clamp(min=0)  # at the clean end the share below is 1, and nothing of it counts
            said = self._read(student(x_s, later), x_s, later).x0
            share = _at(self.share, index)
            goal = share * taught.x0 + (1 - share) * said
            epsilon = (x_t - schedule.signal(t, x_t) * goal) / schedule.noise(t, x_t)
            target = training_target(self._kind, goal, epsilon, t, schedule)
        return picture_losses(student(x_t, t), target, self._weights[index]), t

    def _read(self, output: Tensor, x_t: Tensor, t: Tensor) -> Prediction:
        return to_prediction(output.float(), self._kind, x_t, t, self._schedule, self._clip)


def _shares(alpha_bar: Tensor, substeps: int) -> Tensor:
    """Return how much the teacher's x0 at each step counts against what the student says after it, [K].

    DDIM moves x/√(1 - ᾱ) by x0 times the change of r = √(ᾱ/(1 - ᾱ)). Hence the x0 of one step to the end of a stretch
    is the mean of the x0s on the way there, weighted by the change of r that each stands for.
    """
    r = (alpha_bar / (1 - alpha_bar)).sqrt()  # infinite at the clean end
    index = torch.arange(len(r) - 1)
    end = (index // substeps + 1) * substeps
    share = (r[index + 1] - r[index]) / (r[end] - r[index])
    return torch.where(index + 1 == end, 1.0, share)


def _at(table: Tensor, index: Tensor) -> Tensor:
    return table[index].reshape(-1, 1, 1, 1)
