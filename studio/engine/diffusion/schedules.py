"""Noise schedules: tables of ᾱ_t (alphas_cumprod) in float64, for any number of timesteps.

| symbol      | here              | meaning                                                  |
|-------------|-------------------|----------------------------------------------------------|
| T           | `timesteps`       | number of training timesteps; t runs from 0 to T - 1     |
| β_t         | `betas`           | variance of the noise added in step t                    |
| ᾱ_t         | `alphas_cumprod`  | Π (1 - β_s) for s <= t: remaining signal power at t      |
| ᾱ_t/(1-ᾱ_t) | `snr`             | signal-to-noise ratio                                    |

Ho et al. 2020, "Denoising Diffusion Probabilistic Models", counts t from 1 to T; the tables count from 0, and t = -1
denotes the clean picture, ᾱ = 1.
"""

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.protocol.drawn_schedule import drawn_alphas_cumprod
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import FORMULA_KINDS, ScheduleSpec

MAX_BETA = 0.999  # Nichol & Dhariwal 2021, section 3.2: keeps the last steps from being singular
LINEAR_BETAS = (1e-4, 0.02)  # Ho et al. 2020, section 4, for T = 1000
SCALED_LINEAR_BETAS = (0.00085, 0.012)  # Stable Diffusion (Rombach et al. 2022), for T = 1000
# Substitute for ᾱ_T = 0 in solvers that divide by √ᾱ_t, as in diffusers: σ = 4096.
INSTEAD_OF_ZERO = 2.0**-24
# Geometric betas up to 0.02 would leave ᾱ_T = 0.023, a residual signal that sampling from pure noise lacks.
# 0.065 ends at ᾱ_T = 4e-5, as the linear schedule does.
EXPONENTIAL_BETAS = (1e-4, 0.065)


def alphas_cumprod(kind: str, timesteps: int, betas: tuple[float, float] | None = None) -> Tensor:
    """Compute the table ᾱ_t of a schedule.

    Args:
        kind: "linear", "scaled_linear", "cosine", "exponential" or "sigmoid".
        timesteps: T, 2 or more.
        betas: First and last β of a linear, scaled linear or sigmoid schedule, used as they are; None for the kind's
            own, which are scaled by 1000/T so that ᾱ_T hardly depends on T.

    Returns:
        float64 [T], strictly decreasing, inside (0, 1).

    Raises:
        ValueError: There is no such schedule, or T is too small.
    """
    if timesteps < 2:
        raise ValueError(f"a noise schedule needs at least 2 timesteps, not {timesteps}")
    between = {"linear": _linear, "scaled_linear": _scaled_linear, "sigmoid": _sigmoid}
    fixed = {"cosine": _cosine, "exponential": _exponential}
    if kind in between:
        make, own = between[kind], SCALED_LINEAR_BETAS if kind == "scaled_linear" else LINEAR_BETAS
        table = make(timesteps, *own) * (1000 / timesteps) if betas is None else make(timesteps, *betas)
    elif kind in fixed:
        table = fixed[kind](timesteps)
    else:
        raise ValueError(f"there is no noise schedule {kind!r}; known: {', '.join([*between, *fixed])}")
    return torch.cumprod(1 - table.clamp(max=MAX_BETA), dim=0)


def tables(timesteps: int) -> dict[str, tuple[float, ...]]:
    """Return ᾱ_t of each kind of schedule that has a formula, for T timesteps."""
    return {kind: tuple(alphas_cumprod(kind, timesteps).tolist()) for kind in FORMULA_KINDS}


def zero_terminal_snr(table: Tensor) -> Tensor:
    """Rescale a table ᾱ_t to zero terminal SNR: √ᾱ_t is shifted to end at 0 and scaled to keep its first value.

    Lin et al. 2024, "Common Diffusion Noise Schedules and Sample Steps are Flawed", Algorithm 1.
    """
    signal = table.sqrt()
    first, last = signal[0], signal[-1]
    return ((signal - last) * first / (first - last)).square()


def _linear(T: int, start: float, end: float) -> Tensor:
    """β linear in t (Ho et al. 2020, section 4)."""
    return torch.linspace(start, end, T, dtype=torch.float64)


def _scaled_linear(T: int, start: float, end: float) -> Tensor:
    """√β linear in t, as in latent diffusion (Rombach et al. 2022)."""
    return torch.linspace(math.sqrt(start), math.sqrt(end), T, dtype=torch.float64).square()


def _cosine(T: int) -> Tensor:
    """ᾱ_t = f(t)/f(0), f(t) = cos²((t/T + s)/(1 + s) · π/2), s = 0.008 (Nichol & Dhariwal 2021, eq. 17)."""
    s = 0.008
    f = torch.cos((torch.arange(T + 1, dtype=torch.float64) / T + s) / (1 + s) * math.pi / 2) ** 2
    return 1 - f[1:] / f[:-1]


def _exponential(T: int) -> Tensor:
    """β geometric in t, from 1e-4 to 0.065, scaled by 1000/T."""
    start, end = (math.log(beta) for beta in EXPONENTIAL_BETAS)
    return torch.linspace(start, end, T, dtype=torch.float64).exp() * (1000 / T)


def _sigmoid(T: int, start: float, end: float) -> Tensor:
    """β = start + (end - start)·sigmoid(u), u from -6 to 6 (as in GeoDiff, Xu et al. 2022)."""
    u = torch.linspace(-6, 6, T, dtype=torch.float64)
    return start + (end - start) * torch.sigmoid(u)


@dataclass(frozen=True, eq=False)
class NoiseSchedule:
    """A noise schedule and the tables derived from it.

    Attributes:
        kind: Its name.
        alphas_cumprod: ᾱ_t, float64 [T] on the CPU, strictly decreasing inside (0, 1); the last may be 0.
    """

    _MIN_TIMESTEPS: ClassVar[int] = 2

    kind: str
    alphas_cumprod: Tensor
    _moved: dict[tuple[str, torch.device, torch.dtype], Tensor] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        table = self.alphas_cumprod
        if (
            table.ndim != 1
            or len(table) < self._MIN_TIMESTEPS
            or table.dtype != torch.float64
            or table.device.type != "cpu"
        ):
            raise ValueError(f"alphas_cumprod must be a float64 table [T] on the CPU with T >= {self._MIN_TIMESTEPS}")
        if not (float(table[-1]) >= 0 and float(table[0]) < 1 and bool((table.diff() < 0).all())):
            raise ValueError("alphas_cumprod must fall strictly, inside (0, 1); only the last may be 0")

    @classmethod
    def of(cls, spec: ScheduleSpec) -> "NoiseSchedule":
        """Make the schedule of a recipe."""
        if spec.log_snr is not None and spec.kind == "drawn":
            table = torch.from_numpy(drawn_alphas_cumprod(spec.log_snr, spec.timesteps))
        else:
            betas = None if spec.beta_start is None or spec.beta_end is None else (spec.beta_start, spec.beta_end)
            table = alphas_cumprod(spec.kind, spec.timesteps, betas)
        return cls(spec.kind, zero_terminal_snr(table) if spec.zero_terminal_snr else table)

    @classmethod
    def of_card(cls, card: ModelCard) -> "NoiseSchedule":
        """Make the schedule of a model."""
        if not card.schedule_table:
            return cls.of(card.schedule)
        table = torch.tensor(card.schedule_table, dtype=torch.float64)
        return cls("table", zero_terminal_snr(table) if card.schedule.zero_terminal_snr else table)

    @property
    def timesteps(self) -> int:
        """T."""
        return len(self.alphas_cumprod)

    @property
    def trained(self) -> "NoiseSchedule":
        """The schedule that the network was trained on: this one, unless it stands for noise levels between its own."""
        return self

    def time(self, t: int) -> float:
        """Return the timestep, possibly fractional, that the network receives at t, on the trained schedule."""
        return t

    def times(self, t: Tensor) -> Tensor:
        """`time` for t [N] int64, on its device."""
        return t

    @cached_property
    def betas(self) -> Tensor:
        """β_t = 1 - ᾱ_t/ᾱ_{t-1}, float64 [T] inside (0, 1); the last is 1 where ᾱ ends at 0."""
        with torch.inference_mode(False):
            return 1 - self.alphas_cumprod / self._before

    @property
    def _before(self) -> Tensor:
        """ᾱ_{t-1}, float64 [T]."""
        return torch.cat([torch.ones(1, dtype=torch.float64), self.alphas_cumprod[:-1]])

    @cached_property
    def posterior(self) -> tuple[Tensor, Tensor]:
        """The weights of x_0 and x_t in the posterior mean μ̃_t, float64 [T] each (Ho et al. 2020, eq. 7).

        √ᾱ_{t-1}·β_t/(1 - ᾱ_t), and √α_t·(1 - ᾱ_{t-1})/(1 - ᾱ_t); at t = 0 they are 1 and 0.
        """
        with torch.inference_mode(False):
            missing = 1 - self.alphas_cumprod
            of_x0 = self._before.sqrt() * self.betas / missing
            return of_x0, (1 - self.betas).sqrt() * (1 - self._before) / missing

    @cached_property
    def snr(self) -> Tensor:
        """Signal-to-noise ratio ᾱ_t/(1 - ᾱ_t), float64 [T]."""
        with torch.inference_mode(False):
            return self.alphas_cumprod / (1 - self.alphas_cumprod)

    @cached_property
    def sigmas(self) -> Tensor:
        """σ_t = √((1 - ᾱ_t)/ᾱ_t), float64 [T]: x_t/√ᾱ_t = x_0 + σ_t·ε; finite also where ᾱ ends at 0."""
        with torch.inference_mode(False):
            table = self.alphas_cumprod.masked_fill(self.alphas_cumprod == 0, INSTEAD_OF_ZERO)
            return ((1 - table) / table).sqrt()

    def trained_betas(self) -> NDArray[np.float64]:
        """β_t as diffusers' schedulers take them, float64 [T]."""
        return np.asarray(self.betas.numpy(), dtype=np.float64).copy()

    def alpha_bar(self, t: int) -> float:
        """ᾱ_t of one timestep; t = -1 is the clean picture, 1.0."""
        if not -1 <= t < self.timesteps:
            raise ValueError(f"timestep {t} is outside -1 ... {self.timesteps - 1}")
        return 1.0 if t == -1 else float(self.alphas_cumprod[t])

    def at(self, t: Tensor, like: Tensor) -> Tensor:
        """ᾱ_t for t [N] int64, as [N, 1, 1, ...] with the dtype, device and number of dimensions of `like`.

        Use `signal` and `noise` for coefficients: 1 - ᾱ_t in float32 loses half its digits at small t.
        """
        return self._lookup("alphas_cumprod", t, like)

    def signal(self, t: Tensor, like: Tensor) -> Tensor:
        """√ᾱ_t, computed in float64, shaped as in `at`."""
        return self._lookup("signal", t, like)

    def noise(self, t: Tensor, like: Tensor) -> Tensor:
        """√(1 - ᾱ_t), computed in float64, shaped as in `at`."""
        return self._lookup("noise", t, like)

    def posterior_x0(self, t: Tensor, like: Tensor) -> Tensor:
        """Return the weight of x_0 in `posterior`, shaped as in `at`."""
        return self._lookup("posterior_x0", t, like)

    def posterior_x_t(self, t: Tensor, like: Tensor) -> Tensor:
        """Return the weight of x_t in `posterior`, shaped as in `at`."""
        return self._lookup("posterior_x_t", t, like)

    def _lookup(self, name: str, t: Tensor, like: Tensor) -> Tensor:
        # Looked up where t is: values of a t on the CPU are copied without waiting for the device.
        key = (name, t.device, like.dtype)
        if key not in self._moved:
            # The cached table may be used in training later: it must not be an inference tensor.
            with torch.inference_mode(False):
                table = self.alphas_cumprod
                if name == "signal":
                    table = table.sqrt()
                elif name == "noise":
                    table = (1 - table).sqrt()
                elif name != "alphas_cumprod":
                    table = self.posterior[0 if name == "posterior_x0" else 1]
                # float64 to the target's dtype first: not every device knows float64
                self._moved[key] = table.to(like.dtype).to(t.device)
        values = self._moved[key][t].to(like.device, non_blocking=True)
        return values.reshape(-1, *([1] * (like.ndim - 1)))
