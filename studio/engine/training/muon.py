"""Muon: steps whose matrices are orthogonal, and AdamW for every weight that is no matrix."""

from collections.abc import Container, Iterable
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim.adamw import adamw

from studio.engine.training.ranks import ALONE, Ranks

SMALLEST = 32  # rows and columns of a matrix from which on the detour pays
_MOMENTUM = 0.95
_LIKE_ADAM = 0.2  # root mean square of a step of AdamW's, by which both kinds of weights share a learning rate
_ROUNDS = 5
_A, _B, _C = 3.4445, -4.7750, 2.0315  # of the quintic; Jordan et al. 2024


class Muon(torch.optim.Optimizer):
    """Orthogonalised momentum (Jordan et al. 2024) for matrices, scaled as AdamW's steps (Liu et al. 2025).

    A convolution's kernel counts as a matrix with a row for each output channel. torch has a Muon of its own: it takes
    no kernels, and computes in bfloat16, at which most processors are hundreds of times slower than at float32.

    Args:
        matrices: The weights that are stepped by Muon.
        others: Those that are stepped by AdamW.
        lr: Learning rate of both.
        betas: AdamW's.
        weight_decay: Of both, decoupled.
        ranks: The processes that train together: each makes its share of the matrices orthogonal.

    Attributes:
        found_inf: On a GPU 1 where the gradient is no number, otherwise 0: such a gradient changes nothing, decided
            there without waiting, as torch's own fused optimizers do it.
    """

    found_inf: Tensor | None = None

    def __init__(
        self,
        matrices: Iterable[nn.Parameter],
        others: Iterable[nn.Parameter],
        *,
        lr: float,
        betas: tuple[float, float],
        weight_decay: float,
        ranks: Ranks = ALONE,
    ) -> None:
        groups: list[dict[str, Any]] = [
            {"params": list(matrices), "muon": True},
            {"params": list(others), "muon": False},
        ]
        super().__init__([group for group in groups if group["params"]], {"lr": lr, "weight_decay": weight_decay})
        self._betas, self._ranks = betas, ranks

    @torch.no_grad()
    def step(self, closure: None = None) -> None:
        """Change every weight that has a gradient."""
        for group in self.param_groups:
            with_gradient = [weight for weight in group["params"] if weight.grad is not None]
            if group["muon"]:
                self._orthogonal_step(with_gradient, group["lr"], group["weight_decay"])
            else:
                self._adamw_step(with_gradient, group["lr"], group["weight_decay"])

    def _orthogonal_step(self, weights: list[nn.Parameter], rate: float, decay: float) -> None:
        ranks = self._ranks
        by_size = sorted(range(len(weights)), key=lambda place: -weights[place].numel())
        changes = [torch.zeros_like(weight).flatten(1) for weight in weights]
        for turn, place in enumerate(by_size):
            ahead = self._looked_ahead(weights[place])
            if turn % ranks.count == ranks.index:
                changes[place] = orthogonalised(ahead)
        ranks.add(changes)
        for weight, change in zip(weights, changes, strict=True):
            weight.mul_(1 - rate * decay)
            weight.add_(change.reshape(weight.shape), alpha=-rate * _LIKE_ADAM * max(change.shape) ** 0.5)

    def _looked_ahead(self, weight: nn.Parameter) -> Tensor:
        """Take the gradient into the momentum; returns Nesterov's mixture of both, as a matrix."""
        state, gradient = self.state[weight], weight.grad
        assert gradient is not None
        if self.found_inf is not None:
            gradient = gradient.where(self.found_inf == 0, 0.0)
        if not state:
            state["momentum"] = torch.zeros_like(weight)
        state["momentum"].lerp_(gradient, 1 - _MOMENTUM)
        return gradient.lerp(state["momentum"], _MOMENTUM).flatten(1)

    def _adamw_step(self, weights: list[nn.Parameter], rate: float, decay: float) -> None:
        for weight in weights:
            if not self.state[weight]:
                empty = {"exp_avg": torch.zeros_like(weight), "exp_avg_sq": torch.zeros_like(weight)}
                self.state[weight] |= {"step": torch.zeros((), device=weight.device), **empty}
        states = [self.state[weight] for weight in weights]
        adamw(
            [*weights],
            [weight.grad for weight in weights if weight.grad is not None],
            *([state[name] for state in states] for name in ("exp_avg", "exp_avg_sq")),
            [],
            [state["step"] for state in states],
            fused=True,
            found_inf=self.found_inf,
            amsgrad=False,
            beta1=self._betas[0],
            beta2=self._betas[1],
            lr=rate,
            weight_decay=decay,
            eps=1e-8,
            maximize=False,
        )


def keeps(optimizer: torch.optim.Optimizer, weight: nn.Parameter, state: Container[str]) -> bool:
    """Whether this is what an optimizer, AdamW or Muon, keeps of a weight, by the names in its state."""
    matrices = (group["params"] for group in optimizer.param_groups if group.get("muon"))
    orthogonal = any(weight is other for group in matrices for other in group)
    return ("momentum" in state) == orthogonal


def orthogonalised(matrix: Tensor) -> Tensor:
    """Return about the nearest matrix with orthonormal rows (or columns, where there are fewer).

    Newton-Schulz iterations bring every singular value to between 0.7 and 1.2. They are done on the small square of
    the matrix with itself, in which all of them commute, so that the large matrix is multiplied but twice.

    Args:
        matrix: [m, n].
    """
    wide = matrix if matrix.shape[0] <= matrix.shape[1] else matrix.T
    wide = wide / wide.norm().clamp(min=1e-7)
    square = wide @ wide.T
    turned: Tensor | None = None
    for number in range(_ROUNDS):
        # x <- (a + b s + c s s) x with s = x xT; all factors are polynomials of the first s
        factor = torch.addmm(square, square, square, beta=_B, alpha=_C)
        factor.diagonal().add_(_A)
        turned = factor if turned is None else factor @ turned
        if number + 1 < _ROUNDS:
            square = factor @ square @ factor
    assert turned is not None
    wide = turned @ wide
    return wide if matrix.shape[0] <= matrix.shape[1] else wide.T


def matrices_of(network: nn.Module) -> set[nn.Parameter]:
    """Return the weights of a network that Muon is for: matrices and kernels that are no tables of words or labels."""
    tables = {id(module.weight) for module in network.modules() if isinstance(module, nn.Embedding)}
    return {
        weight
        for weight in network.parameters()
        if weight.ndim >= 2 and id(weight) not in tables and min(weight.flatten(1).shape) >= SMALLEST
    }
