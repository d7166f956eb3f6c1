"""Our samplers in the form of a scheduler of diffusers, so that its pipelines walk with them."""

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import torch
from torch import Tensor

from studio.engine.diffusion.prediction import Prediction, to_prediction
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.ipndm import Ipndm
from studio.engine.diffusion.solvers.registry import timesteps_on
from studio.engine.diffusion.solvers.schedulers import diffusers_scheduler
from studio.engine.diffusion.solvers.sigma_space import HEUN_MAX_RATIO
from studio.engine.diffusion.solvers.solver import batch_of
from studio.engine.diffusion.walk import SamplerStep
from studio.engine.diffusion.X import reverse_step
from studio.protocol.recipes import GenerateRecipe


class PipelineScheduler:
    """One walk of a batch. The solvers, their timesteps and their precision are those of `samplers.sample`.

    Its state is x_t of the variance-preserving schedule whatever a solver uses inside, so that nothing is scaled for
    the network, and every sampler's record reads alike.

    Args:
        recipe: Which sampler, and its settings.
        schedule: The schedule that the network was trained on.
        prediction_type: What the network predicts.
        generators: One for each picture, for the noise that ddpm, and ddim with eta > 0, add.
        tell: Called with each step when it is done; the walk goes on when it returns.
    """

    init_noise_sigma = 1.0
    config = SimpleNamespace(steps_offset=1, clip_sample=False)  # pipelines look for these

    def __init__(
        self,
        recipe: GenerateRecipe,
        schedule: NoiseSchedule,
        prediction_type: str,
        generators: Sequence[torch.Generator],
        tell: Callable[[SamplerStep], None],
    ) -> None:
        self._recipe, self._schedule, self._prediction_type = recipe, schedule, prediction_type
        self._generators, self._tell = generators, tell
        self.order = 2 if recipe.sampler == "heun" else 1  # evaluations in each step but the last
        self.timesteps = torch.empty(0, dtype=torch.int64)

    def set_timesteps(self, num_inference_steps: int, device: Any = None) -> None:
        """Begin a walk of so many steps; the last evaluation of a step with two stands at the next step's timestep."""
        self._all = timesteps_on(self._recipe.sampler, num_inference_steps, self._schedule)
        rest = [t for t in self._all[1:] for _ in range(self.order)]
        self.timesteps = torch.tensor([self._all[0], *rest])  # on the CPU: steps are counted, none is looked up
        self.set_begin_index(0)

    def set_begin_index(self, begin_index: int) -> None:
        """Leave out the evaluations before one, where a walk begins with a picture and not with noise alone."""
        self._times = self._all[begin_index // self.order :]
        self._index = 0
        self._corrected: tuple[Tensor, Tensor] | None = None  # x_t and x0 of a step that waits for its second half
        self._solver: Any = None
        if self._recipe.sampler == "ipndm":
            self._solver = Ipndm(self._schedule)
        elif self._recipe.sampler not in ("ddpm", "ddim"):
            self._solver = diffusers_scheduler(self._recipe.sampler, self._schedule, self._times)

    def scale_model_input(self, sample: Tensor, timestep: Any = None) -> Tensor:
        """Return x_t as the network takes it: as it is."""
        return sample

    def add_noise(self, original_samples: Tensor, noise: Tensor, timesteps: Tensor) -> Tensor:
        """Return x_t = √ᾱ_t·x_0 + √(1 - ᾱ_t)·ε for timesteps [N] or [1]."""
        x_0, t = original_samples, timesteps
        return self._schedule.signal(t, x_0) * x_0 + self._schedule.noise(t, x_0) * noise

    def step(self, model_output: Tensor, timestep: Any, sample: Tensor, return_dict: bool = False) -> tuple[Tensor]:
        """Go from x_t to the next evaluation's; `model_output` is what the network predicted, guided.

        Where the state is changed between two steps (inpainting puts what is known back), it goes on from there.
        """
        t, t_next = self._times[self._index], ([*self._times, -1])[self._index + 1]
        at = t if self._corrected is None else t_next
        prediction = to_prediction(
            model_output, self._prediction_type, sample, batch_of(at, sample), self._schedule, clip=False
        )
        if self._recipe.sampler == "heun" and t_next >= 0 and self._corrected is None:
            self._corrected = sample, prediction.x0
            return (self._ode(prediction.x0, sample, t, t_next),)
        if self._corrected is not None:
            x_t, x0 = self._corrected
            steep = float(self._schedule.sigmas[t] / self._schedule.sigmas[t_next]) >= HEUN_MAX_RATIO
            # The same x0 again has the same slope, and leaves the Euler step as it is.
            x_next = self._ode(x0 if steep else prediction.x0, sample, t_next, t_next)
            self._corrected = None
        else:
            x_t, x0 = sample, prediction.x0
            x_next = self._next(prediction, sample, t, t_next)
        self._index += 1
        self._tell(SamplerStep(self._index - 1, len(self._times), t, x_t, x0, x_next))
        return (x_next,)

    def _next(self, prediction: Prediction, x_t: Tensor, t: int, t_next: int) -> Tensor:
        recipe = self._recipe
        if recipe.sampler in ("ddpm", "ddim"):
            return reverse_step(
                recipe.sampler,
                prediction,
                x_t,
                t,
                t_next,
                self._schedule,
                self._generators,
                eta=recipe.eta,
                variance=recipe.variance,
            )
        if recipe.sampler == "ipndm":
            x_next: Tensor = self._solver.step(prediction.x0, x_t, t, t_next)
        elif recipe.sampler in ("euler", "heun"):
            x_next = self._ode(prediction.x0, x_t, t, t_next)
        else:
            x_next = self._solver.step(prediction.x0, t, x_t, return_dict=False)[0]
        return x_next

    def _ode(self, x0: Tensor, x_t: Tensor, t: int, t_next: int) -> Tensor:
        """Take an evaluation of Euler or Heun in x_t/√ᾱ_t, in float64; see `samplers._euler`."""
        state = self._solver.step(x0.double(), None, x_t.double() * self._inverse_signal(t), return_dict=False)[0]
        x_next: Tensor = (state / self._inverse_signal(t_next)).to(x_t.dtype)
        return x_next

    def _inverse_signal(self, t: int) -> float:
        """1/√ᾱ_t, finite also where ᾱ ends at 0; 1 for t = -1."""
        return 1.0 if t < 0 else float(1 + self._schedule.sigmas[t] ** 2) ** 0.5
