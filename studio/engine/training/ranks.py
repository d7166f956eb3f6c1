"""One training by several processes: who this process is, and what the processes tell each other."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import IntEnum

import torch
import torch.distributed as dist
from torch import Tensor

from studio.protocol.errors import BadInput

_POLL_SECONDS = 0.002
_OFF = "off"  # what the first process leaves in the store to call the others off

_PATIENCE = timedelta(days=365)  # a paused run keeps the other processes waiting for as long as the person likes


class Order(IntEnum):
    """What the first process is about to do, and the others with it."""

    END = 0
    STEP = 1
    DRAW = 2


@dataclass(frozen=True)
class Ranks:
    """The processes that train together, as `torchrun` and `accelerate launch` number them.

    Every process has the same weights, walks through the data in the same order, and takes its share of every batch;
    the first one alone writes the run's folder, listens to requests, and tells the others what to do. The losses are
    those of one process with the same batch; with dropout on average only, since its masks are others.

    Attributes:
        index: This process, 0 ... count - 1.
        count: How many there are; 1 for an ordinary training.
        local: The number of this process on its machine, which is that of its GPU.
        store: By what they found each other; None: there is one process only.
    """

    index: int = 0
    count: int = 1
    local: int = 0
    store: dist.Store | None = None

    @property
    def first(self) -> bool:
        """Whether this process writes and decides."""
        return self.index == 0

    def share(self, total: int) -> slice:
        """Return the rows of a batch of `total` that this process computes; raises BadInput when they do not divide."""
        if total % self.count:
            raise BadInput(f"A batch of {total} cannot be shared evenly by {self.count} processes; choose a multiple.")
        size = total // self.count
        return slice(self.index * size, (self.index + 1) * size)

    def part(self, total: int) -> range:
        """Return which of `total` things this process makes, any number of them: as many as every other process.

        Where they do not divide, the last parts overlap: exchanged are rows of equal number only.
        """
        size = -(-total // self.count)
        first = min(self.index * size, total - size)
        return range(first, first + size)

    def collect(self, made: Tensor, total: int) -> Tensor:
        """Return all of `total` things [total, ...], of which each process made its `part`."""
        if self.count == 1:
            return made
        parts = [replace(self, index=index).part(total) for index in range(self.count)]
        places = {number: place for place, number in enumerate(number for part in parts for number in part)}
        return self.join(made)[[places[number] for number in range(total)]]

    def average(self, tensors: Sequence[Tensor]) -> None:
        """Replace tensors by their mean over all processes, in one exchange."""
        self.add(tensors, 1 / self.count)

    def add(self, tensors: Sequence[Tensor], factor: float = 1.0) -> None:
        """Replace tensors by `factor` times their sum over all processes, in one exchange."""
        if self.count == 1 or not tensors:
            return
        flat = torch.cat([tensor.detach().float().flatten() for tensor in tensors])
        dist.all_reduce(flat)
        flat *= factor
        for tensor, part in zip(tensors, flat.split([tensor.numel() for tensor in tensors]), strict=True):
            tensor.copy_(part.view_as(tensor))

    def join(self, tensor: Tensor) -> Tensor:
        """Return the rows of all processes, in the order of the batch; each must give as many."""
        if self.count == 1:
            return tensor
        parts = [torch.empty_like(tensor) for _ in range(self.count)]
        dist.all_gather(parts, tensor.contiguous())
        return torch.cat(parts)

    def tell(self, values: Sequence[float]) -> list[float]:
        """Return the first process's numbers in every process."""
        if self.count == 1:
            return list(values)
        message = torch.tensor(list(values), dtype=torch.float64)
        dist.broadcast(message, src=0)
        return [float(value) for value in message]

    def say(self, text: str) -> str:
        """Return the first process's text in every process."""
        letters = text.encode()
        (length,) = self.tell([len(letters)])
        message = torch.zeros(int(length), dtype=torch.uint8)
        if self.first:
            message = torch.frombuffer(bytearray(letters), dtype=torch.uint8)
        dist.broadcast(message, src=0)
        return bytes(message.tolist()).decode()

    def agree(self, facts: Sequence[bool], meanwhile: Callable[[], None] = lambda: None) -> list[bool]:
        """Return which facts are so in any process; until all have answered, `meanwhile` is called."""
        answer = torch.tensor(facts, dtype=torch.float32)
        waiting = dist.all_reduce(answer, dist.ReduceOp.MAX, async_op=True)
        while not waiting.is_completed():
            meanwhile()
            time.sleep(_POLL_SECONDS)
        waiting.wait()
        return [bool(fact) for fact in answer]

    def call_off(self, off: bool) -> None:
        """Let the others know, while they work, that what they work for is no longer wanted; or take that back."""
        assert self.store is not None, "one process has nobody to call off"
        if off:
            self.store.set(_OFF, "")
        else:
            self.store.delete_key(_OFF)

    def called_off(self) -> bool:
        """Return whether the first process has called the others off."""
        assert self.store is not None, "one process has nobody to call it off"
        return self.store.check([_OFF])


ALONE = Ranks()


class Gate:
    """Holds the other processes back until the first one has made everything ready, or has failed to."""

    def __init__(self, ranks: Ranks) -> None:
        self.ranks = ranks
        self._open = False

    def __enter__(self) -> "Gate":
        return self

    def __exit__(self, *_: object) -> None:
        if not self._open:
            self.ranks.tell([0.0, -1.0])

    def open(self, step: int) -> None:
        """Let the others begin, from the checkpoint of `step`, or afresh at -1."""
        self._open = True
        self.ranks.tell([1.0, step])

    @staticmethod
    def wait(ranks: Ranks) -> int | None:
        """Return the step to begin from, in another process than the first; None when nothing begins."""
        begins, step = ranks.tell([0.0, 0.0])
        return int(step) if begins else None


@contextlib.contextmanager
def joined() -> Iterator[Ranks]:
    """Join the other processes, where a launcher started several, for the time of a training.

    Raises:
        BadInput: The launcher's description is not whole, or the other processes cannot be reached.
    """
    if int(os.environ.get("WORLD_SIZE", "1")) == 1:
        yield ALONE
        return
    try:
        index, count = int(os.environ["RANK"]), int(os.environ["WORLD_SIZE"])
        store, *_ = next(dist.rendezvous("env://"))
        ranks = Ranks(index, count, int(os.environ.get("LOCAL_RANK", "0")), dist.PrefixStore("studio", store))
        # gloo carries what the processors say to each other, and the gradients too where there are no GPUs
        backend = "cpu:gloo,cuda:nccl" if torch.cuda.is_available() else "gloo"
        dist.init_process_group(backend, store=store, rank=index, world_size=count, timeout=_PATIENCE)
    except (KeyError, ValueError, RuntimeError) as error:
        reason = " ".join(str(error).split())[:160]
        raise BadInput(f"The training processes could not find each other: {reason}.") from error
    try:
        yield ranks
    finally:
        dist.destroy_process_group()
