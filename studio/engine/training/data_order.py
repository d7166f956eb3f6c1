"""The order in which pictures are seen: a fresh permutation for each pass, a pure function of seed and place."""

import torch
from torch import Tensor

from studio.engine.training.randomness import mix


class DataOrder:
    """Walks through the data pass by pass; a batch may reach over the end of one into the next.

    Args:
        count: How many pictures there are; may be fewer than a batch.
        seed: The run's seed.
        seen: How many pictures have been seen: the whole state, from which a resumed run goes on.
        device: Where the indices are wanted.
    """

    def __init__(self, count: int, seed: int, seen: int = 0, device: torch.device | str = "cpu") -> None:
        self.count = count
        self.seen = seen
        self._seed = seed
        self._device = device
        self._pass = -1
        self._permutation = torch.empty(0, dtype=torch.int64)

    def next(self, size: int) -> Tensor:
        """Return the indices [size] int64 of the next batch."""
        parts, wanted = [], size
        while wanted:
            number, place = divmod(self.seen, self.count)
            part = self._permutation_of(number)[place : place + wanted]
            parts.append(part)
            self.seen += len(part)
            wanted -= len(part)
        return parts[0] if len(parts) == 1 else torch.cat(parts)

    def _permutation_of(self, number: int) -> Tensor:
        if number != self._pass:
            generator = torch.Generator().manual_seed(mix(self._seed, 1, number))
            self._permutation = torch.randperm(self.count, generator=generator).to(self._device)
            self._pass = number
        return self._permutation
