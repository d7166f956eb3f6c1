"""The Muon optimizer: orthogonalized updates for matrices, AdamW for all other parameters."""

from collections.abc import Container, Iterable
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim.adamw import adamw

from studio.engine.training.process_group import SINGLE_PROCESS, ProcessGroup

SMALLEST = 32  # smallest side of a matrix for which orthogonalization pays off
_MOMENTUM = 0.95
_ADAM_RMS = 0.2  # typical RMS of an AdamW update; matching it lets both kinds of parameters share a learning rate
_ITERATIONS = 5
_A, _B, _C = 3.4445, -4.7750, 2.0315  # of the quintic; Jordan et al. 2024


class Muon(torch.optim.Optimizer):
    """Orthogonalized momentum (Jordan et al. 2024) for matrices, scaled to the RMS of AdamW (Liu et al. 2025).

    A convolution kernel counts as a matrix with one row per output channel. torch's own Muon takes no kernels, and
    computes in bfloat16, which most CPUs process hundreds of times more slowly than float32.

    Args:
        matrices: Parameters updated by Muon.
        others: Parameters updated by AdamW.
        lr: Learning rate of both.
        betas: AdamW's coefficients.
        weight_decay: Decoupled weight decay of both.
        group: The processes that train together; each orthogonalizes its share of the matrices.

    Attributes:
        found_inf: On a GPU, 1 where the gradient is not finite, else 0; such an update is skipped on the device, as
            in torch's fused optimizers.
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
        group: ProcessGroup = SINGLE_PROCESS,
    ) -> None:
        groups: list[dict[str, Any]] = [
            {"params": list(matrices), "muon": True},
            {"params": list(others), "muon": False},
        ]
        super().__init__([group for group in groups if group["params"]], {"lr": lr, "weight_decay": weight_decay})
        self._betas, self._group = betas, group

    @torch.no_grad()
    def step(self, closure: None = None) -> None:
        """Update every parameter that has a gradient."""
        for group in self.param_groups:
            with_gradient = [weight for weight in group["params"] if weight.grad is not None]
            if group["muon"]:
                self._orthogonal_step(with_gradient, group["lr"], group["weight_decay"])
            else:
                self._adamw_step(with_gradient, group["lr"], group["weight_decay"])

    def _orthogonal_step(self, weights: list[nn.Parameter], rate: float, decay: float) -> None:
        group = self._group
        by_size = sorted(range(len(weights)), key=lambda index: -weights[index].numel())
        updates = [torch.zeros_like(weight).flatten(1) for weight in weights]
        for turn, index in enumerate(by_size):
            momentum = self._nesterov_momentum(weights[index])
            if turn % group.size == group.rank:
                updates[index] = orthogonalized(momentum)
        group.all_reduce_sum(updates)
        for weight, update in zip(weights, updates, strict=True):
            weight.mul_(1 - rate * decay)
            weight.add_(update.reshape(weight.shape), alpha=-rate * _ADAM_RMS * max(update.shape) ** 0.5)

    def _nesterov_momentum(self, weight: nn.Parameter) -> Tensor:
        """Update the momentum with the gradient; returns their Nesterov combination as a matrix."""
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


def state_fits(optimizer: torch.optim.Optimizer, weight: nn.Parameter, state: Container[str]) -> bool:
    """Whether a parameter's state, by its key names, is what the optimizer (AdamW or Muon) keeps for it."""
    matrices = (group["params"] for group in optimizer.param_groups if group.get("muon"))
    orthogonal = any(weight is other for group in matrices for other in group)
    return ("momentum" in state) == orthogonal


def orthogonalized(matrix: Tensor) -> Tensor:
    """Return approximately the nearest matrix with orthonormal rows (or columns, if there are fewer).

    Newton-Schulz iterations bring every singular value to between 0.7 and 1.2. They run on the small Gram matrix X Xᵀ,
    with which all factors commute, so that the large matrix is multiplied only twice.

    Args:
        matrix: [m, n].
    """
    wide = matrix if matrix.shape[0] <= matrix.shape[1] else matrix.T
    wide = wide / wide.norm().clamp(min=1e-7)
    square = wide @ wide.T
    turned: Tensor | None = None
    for number in range(_ITERATIONS):
        # X <- (a + b S + c S²) X with S = X Xᵀ; all factors are polynomials in the first S
        factor = torch.addmm(square, square, square, beta=_B, alpha=_C)
        factor.diagonal().add_(_A)
        turned = factor if turned is None else factor @ turned
        if number + 1 < _ITERATIONS:
            square = factor @ square @ factor
    assert turned is not None
    wide = turned @ wide
    return wide if matrix.shape[0] <= matrix.shape[1] else wide.T


def matrices_of(network: nn.Module) -> set[nn.Parameter]:
    """Return the parameters of a network that Muon updates: matrices and kernels, without embedding tables."""
    tables = {id(module.weight) for module in network.modules() if isinstance(module, nn.Embedding)}
    return {
        weight
        for weight in network.parameters()
        if weight.ndim >= 2 and id(weight) not in tables and min(weight.flatten(1).shape) >= SMALLEST
    }
