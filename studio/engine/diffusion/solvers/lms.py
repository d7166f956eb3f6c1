"""LMS: fourth-order Adams-Bashforth for the unequal steps in σ (Katherine Crowson's k-diffusion)."""

from collections.abc import Sequence

import numpy as np
from numpy.polynomial import Polynomial

from studio.engine.diffusion.solvers.ipndm import IpndmSolver


class LmsSolver(IpndmSolver):
    """Linear multistep: the slopes of the last four steps, interpolated by a polynomial in σ and integrated."""

    equation = "x_prev = √ᾱ′·(x_t/√ᾱ + (s′ - s)·(w₀·ε + w₁·ε₋₁ + w₂·ε₋₂ + w₃·ε₋₃)),  Σ wᵢ = 1"

    def weights(self, index: int, slopes: int) -> Sequence[float]:
        """Return the mean over the step of each slope's Lagrange polynomial; they add up to 1."""
        sigmas = [float(self.schedule.sigmas[t]) for t in self.timesteps]
        start, end = sigmas[index], sigmas[index + 1] if index + 1 < len(sigmas) else 0.0
        nodes = sigmas[max(0, index + 1 - slopes) : index + 1][::-1]
        found = []
        for i, node in enumerate(nodes):
            others = np.array([other for j, other in enumerate(nodes) if j != i])
            scale = 1 / np.prod(node - others)
            # around the start of the step, since powers of a large σ would lose all digits
            basis = (Polynomial.fromroots(others - start) if len(others) else Polynomial([1.0])) * scale
            integral = basis.integ()
            found.append(float(integral(end - start) - integral(0)) / (end - start))
        return found
