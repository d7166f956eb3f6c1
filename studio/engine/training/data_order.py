"""The order of training samples: a new permutation for each epoch, a pure function of the seed and the position."""

import torch
from torch import Tensor

from studio.engine.data.seeds import mix


class DataOrder:
    """Iterates over the training set epoch by epoch; a batch may span the end of one epoch and the start of the next.

    Args:
        count: Size of the training set; may be smaller than a batch.
        seed: The run's seed.
        seen: Number of samples used so far. This is the whole state, from which a resumed run continues.
        device: Where the indices are needed.
    """

    def __init__(self, count: int, seed: int, seen: int = 0, device: torch.device | str = "cpu") -> None:
        self.count = count
        self.seen = seen
        self._seed = seed
        self._device = device
        self._epoch = -1
        self._permutation = torch.empty(0, dtype=torch.int64)

    def next(self, size: int) -> Tensor:
        """Return the indices [size] int64 of the next batch."""
        parts, missing = [], size
        while missing:
            epoch, position = divmod(self.seen, self.count)
            part = self._permutation_of(epoch)[position : position + missing]
            parts.append(part)
            self.seen += len(part)
            missing -= len(part)
        return parts[0] if len(parts) == 1 else torch.cat(parts)

    def _permutation_of(self, epoch: int) -> Tensor:
        if epoch != self._epoch:
            generator = torch.Generator().manual_seed(mix(self._seed, 1, epoch))
            self._permutation = torch.randperm(self.count, generator=generator).to(self._device)
            self._epoch = epoch
        return self._permutation
