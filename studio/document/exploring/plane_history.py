"""The history of a 2-D model in training: its sampling trajectories, by training step."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.protocol.plane import FIELD_SIDE, HEAT_SIDE, REACH, PlaneLearned, PlaneTruth, PlaneWalk

MAX_MARKS = 120
_BLUR = 1.2  # cells of the density of samples

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Walk:
    """A walk as arrays; see `PlaneWalk`.

    Attributes:
        states: [K + 1, N, 2], from noise to data.
        timesteps: [K]; empty for models of one pass.
        alphas_cumprod: [K + 1]; empty for models of one pass.
        score: [K, G, G, 2], or None.
    """

    sampler: str
    states: Floats
    timesteps: tuple[int, ...]
    alphas_cumprod: tuple[float, ...]
    score: Floats | None
    evaluations: int
    distance: float

    @classmethod
    def of(cls, walk: PlaneWalk) -> "Walk":
        """Unpack a walk; raises BadInput when it is damaged."""
        return cls(
            walk.sampler,
            walk.states.array().astype(np.float32),
            walk.timesteps,
            walk.alphas_cumprod,
            None if walk.score is None else walk.score.array().astype(np.float32),
            walk.evaluations,
            walk.distance,
        )

    @property
    def frames(self) -> int:
        """The number of states, K + 1."""
        return len(self.states)


@dataclass(frozen=True, eq=False)
class Mark:
    """The samples of a model at a training step."""

    step: int
    walk: Walk
    heat: Floats | None  # of the discriminator


@dataclass(frozen=True, eq=False)
class Truth:
    """Density [K, H, H] and score [K, G, G, 2] of the noised data, and how exact they are."""

    accuracy: str
    density: Floats
    score: Floats

    @classmethod
    def of(cls, truth: PlaneTruth) -> "Truth":
        """Unpack; raises BadInput when it is damaged."""
        return cls(truth.accuracy, truth.density.array().astype(np.float32), truth.score.array().astype(np.float32))


@dataclass(eq=False)
class PlaneHistory:
    """The marks of a session, by rising step; some are dropped when there are too many, never the first and the last.

    Attributes:
        data: Points of the data [M, 2].
        step: The model's current training step.
        losses: The most recent losses.
    """

    data: Floats = field(default_factory=lambda: np.zeros((0, 2), np.float32))
    step: int = 0
    losses: dict[str, float] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)

    def add(self, learned: PlaneLearned) -> None:
        """Add a step's results; those that come with data begin a new history."""
        if learned.data is not None:
            self.data = learned.data.array().astype(np.float32)
            self.marks.clear()
        self.step = learned.step
        self.losses = learned.losses or self.losses
        if learned.walk is not None:
            heat = None if learned.heat is None else learned.heat.array().astype(np.float32)
            mark = Mark(learned.step, Walk.of(learned.walk), heat)
            if self.marks and self.marks[-1].step == mark.step:
                self.marks[-1] = mark
            else:
                self.marks.append(mark)
        if len(self.marks) > MAX_MARKS:
            self.marks = [*self.marks[:-1:2], self.marks[-1]]


def density_of(points: Floats) -> Floats:
    """Return the density of points [N, 2] over the plane, smoothed, [HEAT_SIDE, HEAT_SIDE], y first, upwards."""
    edges = np.linspace(-REACH, REACH, HEAT_SIDE + 1)
    counts, _, _ = np.histogram2d(points[:, 1], points[:, 0], [edges, edges])
    reach = np.arange(-3, 4)
    kernel = np.exp(-(reach**2) / (2 * _BLUR**2))
    kernel /= kernel.sum()
    for axis in (0, 1):
        counts = np.apply_along_axis(np.convolve, axis, counts, kernel, "same")
    cell = (edges[1] - edges[0]) ** 2
    return (counts / max(1, len(points)) / cell).astype(np.float32)


def noise_error(model: Floats, truth: Floats, density: Floats, alpha_bar: float) -> float:
    """Return the root mean square error of the predicted noise, weighted by the exact density.

    Args:
        model, truth: Scores [G, G, 2]; the noise is ε = -√(1 - ᾱ)·score.
        density: [H, H].
        alpha_bar: ᾱ.
    """
    places = np.linspace(0, HEAT_SIDE - 1, FIELD_SIDE).round().astype(int)
    weights = density[np.ix_(places, places)].astype(np.float64)
    errors = (1 - alpha_bar) * np.square(model.astype(np.float64) - truth).sum(-1)
    return float(np.sqrt((weights * errors).sum() / max(weights.sum(), 1e-12)))
