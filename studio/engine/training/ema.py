"""The exponential moving average (EMA) of the weights, with a warm-up, so that early samples are meaningful."""

import contextlib
from collections.abc import Iterator, Mapping

import torch
from torch import Tensor, nn


def ema_decay_at(update: int, decay: float) -> float:
    """Return the decay of update n (1 is the first): min(decay, (1 + n)/(10 + n)).

    With a fixed decay near 1, an early average is mostly the untrained network. The warm-up averages over roughly the
    last tenth of the updates until `decay` is reached.
    """
    return min(decay, (1 + update) / (10 + update))


class Ema:
    """The moving average of a network's parameters. Buffers, such as batch norm statistics, are not averaged.

    Attributes:
        updates: Number of updates so far.
    """

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.decay = decay
        self.updates = 0
        self._network = network
        self._sources = [parameter.detach() for parameter in network.parameters()]
        self._names = [name for name, _ in network.named_parameters()]
        self._averages = [parameter.clone() for parameter in self._sources]

    @torch.no_grad()
    def update(self) -> None:
        """Update the average with the network's current weights."""
        self.updates += 1
        torch._foreach_lerp_(self._averages, self._sources, 1 - ema_decay_at(self.updates, self.decay))

    def weights(self) -> dict[str, Tensor]:
        """Return the averaged state dict; its tensors are not copies."""
        averaged = dict(zip(self._names, self._averages, strict=True))
        return {name: averaged.get(name, tensor) for name, tensor in self._network.state_dict().items()}

    def load(self, weights: Mapping[str, Tensor], updates: int) -> None:
        """Restore what `weights` returned earlier."""
        self.updates = updates
        for name, average in zip(self._names, self._averages, strict=True):
            average.copy_(weights[name])

    @contextlib.contextmanager
    def in_place(self) -> Iterator[None]:
        """Swap the averaged weights into the network inside the block; no tensor is copied."""
        self._swap()
        try:
            yield
        finally:
            self._swap()

    def _swap(self) -> None:
        for index, parameter in enumerate(self._network.parameters()):
            parameter.data, self._averages[index] = self._averages[index], parameter.data
