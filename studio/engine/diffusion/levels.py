"""The noise levels of one sampling run, which may lie between those that the network was trained on."""

from collections.abc import Sequence

import torch
from torch import Tensor

from studio.engine.diffusion.schedules import NoiseSchedule


class LevelSchedule(NoiseSchedule):
    """A schedule whose timesteps count the steps of a run backwards: N - 1 is the first step, 0 the last.

    Solvers and known regions use it like any other schedule. Only the network has to receive the trained schedule's
    timestep, by `times`.

    Args:
        trained: The schedule that the network was trained on.
        times: The timestep that the network receives at each step, in the order of the steps; fractions are allowed.
        alphas_cumprod: ᾱ at each step, rising, inside [0, 1).
        end: ᾱ of the state that the last step leaves.
    """

    _MIN_TIMESTEPS = 1

    def __init__(
        self, trained: NoiseSchedule, times: Sequence[float], alphas_cumprod: Sequence[float], end: float = 1.0
    ) -> None:
        table = torch.tensor(list(alphas_cumprod)[::-1], dtype=torch.float64)
        super().__init__(trained.kind, table)
        object.__setattr__(self, "_trained", trained)
        object.__setattr__(self, "_times", torch.tensor(list(times)[::-1], dtype=torch.float64))
        object.__setattr__(self, "_end", end)

    @property
    def trained(self) -> NoiseSchedule:
        """See `NoiseSchedule.trained`."""
        found: NoiseSchedule = self.__dict__["_trained"]
        return found

    def time(self, t: int) -> float:
        """See `NoiseSchedule.time`."""
        return float(self.__dict__["_times"][t])

    def times(self, t: Tensor) -> Tensor:
        """See `NoiseSchedule.times`; float32."""
        key = ("times", t.device, torch.float32)
        if key not in self._moved:
            self._moved[key] = self.__dict__["_times"].to(torch.float32).to(t.device)
        return self._moved[key][t]

    def alpha_bar(self, t: int) -> float:
        """ᾱ_t of one step; t = -1 is the state that the last step leaves."""
        end: float = self.__dict__["_end"]
        return end if t == -1 else super().alpha_bar(t)
