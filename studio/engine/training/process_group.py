"""Data-parallel training by several processes: the process group, and the collectives that training needs."""

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
_LEAVING_SECONDS = 10.0  # seconds for the others to finish before the connections close
_CANCELLED = "cancelled"  # key in the store by which rank 0 cancels the work of the others
_TIMEOUT = timedelta(days=365)  # the other processes wait for as long as a run is paused


class RankCommand(IntEnum):
    """What all ranks are about to do, as rank 0 commands."""

    END = 0
    STEP = 1
    SAMPLE = 2


@dataclass(frozen=True)
class ProcessGroup:
    """The processes that train together, as `torchrun` or `accelerate launch` starts them.

    All ranks hold the same weights, visit the data in the same order, and compute their share of every batch. Rank 0
    alone writes the run folder, handles requests, and sends commands to the others. The losses equal those of a single
    process with the same batch; with dropout only on average, since the masks differ.

    Attributes:
        rank: This process, 0 ... size - 1.
        size: Number of processes; 1 for ordinary training.
        local_rank: Number of this process on its machine, and of its GPU.
        store: The key-value store of the rendezvous; None for a single process.
    """

    rank: int = 0
    size: int = 1
    local_rank: int = 0
    store: dist.Store | None = None

    @property
    def is_main(self) -> bool:
        """Whether this is rank 0, which writes and decides."""
        return self.rank == 0

    def batch_rows(self, batch_size: int) -> slice:
        """Return the rows of a batch that this rank computes; raises BadInput if the ranks do not divide it."""
        if batch_size % self.size:
            raise BadInput(
                f"A batch of {batch_size} cannot be shared evenly by {self.size} processes; choose a multiple."
            )
        share = batch_size // self.size
        return slice(self.rank * share, (self.rank + 1) * share)

    def sample_range(self, count: int) -> range:
        """Return which of `count` samples this rank draws; every rank draws equally many.

        When the ranks do not divide `count`, the last ranges overlap: all_gather needs tensors of equal shape.
        """
        share = -(-count // self.size)
        first = min(self.rank * share, count - share)
        return range(first, first + share)

    def gather_samples(self, samples: Tensor, count: int) -> Tensor:
        """Return all samples [count, ...], of which each rank passes those of its `sample_range`."""
        if self.size == 1:
            return samples
        ranges = [replace(self, rank=rank).sample_range(count) for rank in range(self.size)]
        rows = {number: row for row, number in enumerate(number for numbers in ranges for number in numbers)}
        return self.all_gather(samples)[[rows[number] for number in range(count)]]

    def all_reduce_mean(self, tensors: Sequence[Tensor]) -> None:
        """Replace tensors by their mean over all ranks, in one collective."""
        self.all_reduce_sum(tensors, 1 / self.size)

    def all_reduce_sum(self, tensors: Sequence[Tensor], factor: float = 1.0) -> None:
        """Replace tensors by `factor` times their sum over all ranks, in one collective."""
        if self.size == 1 or not tensors:
            return
        flat = torch.cat([tensor.detach().float().flatten() for tensor in tensors])
        dist.all_reduce(flat)
        flat *= factor
        for tensor, part in zip(tensors, flat.split([tensor.numel() for tensor in tensors]), strict=True):
            tensor.copy_(part.view_as(tensor))

    def all_gather(self, tensor: Tensor) -> Tensor:
        """Return the rows of all ranks, concatenated in rank order; shapes must be equal."""
        if self.size == 1:
            return tensor
        parts = [torch.empty_like(tensor) for _ in range(self.size)]
        dist.all_gather(parts, tensor.contiguous())
        return torch.cat(parts)

    def broadcast(self, values: Sequence[float]) -> list[float]:
        """Return rank 0's numbers in every rank."""
        if self.size == 1:
            return list(values)
        message = torch.tensor(list(values), dtype=torch.float64)
        dist.broadcast(message, src=0)
        return [float(value) for value in message]

    def broadcast_text(self, text: str) -> str:
        """Return rank 0's text in every rank."""
        encoded = text.encode()
        (length,) = self.broadcast([len(encoded)])
        message = torch.zeros(int(length), dtype=torch.uint8)
        if self.is_main:
            message = torch.frombuffer(bytearray(encoded), dtype=torch.uint8)
        dist.broadcast(message, src=0)
        return bytes(message.tolist()).decode()

    def any_rank(self, flags: Sequence[bool], while_waiting: Callable[[], None] = lambda: None) -> list[bool]:
        """Return which flags are set in any rank; calls `while_waiting` until all ranks have answered."""
        answer = torch.tensor(flags, dtype=torch.float32)
        work = dist.all_reduce(answer, dist.ReduceOp.MAX, async_op=True)
        while not work.is_completed():
            while_waiting()
            time.sleep(_POLL_SECONDS)
        work.wait()
        return [bool(flag) for flag in answer]

    def set_cancelled(self, cancelled: bool) -> None:
        """Cancel the work that the other ranks are doing, or clear the cancellation."""
        assert self.store is not None, "a single process has no other ranks to cancel"
        if cancelled:
            self.store.set(_CANCELLED, "")
        else:
            self.store.delete_key(_CANCELLED)

    def cancelled(self) -> bool:
        """Return whether rank 0 has cancelled the current work."""
        assert self.store is not None, "a single process is not cancelled by another rank"
        return self.store.check([_CANCELLED])


SINGLE_PROCESS = ProcessGroup()


class StartBarrier:
    """Holds the other ranks back until rank 0 has prepared the run, or has failed to."""

    def __init__(self, group: ProcessGroup) -> None:
        self.group = group
        self._open = False

    def __enter__(self) -> "StartBarrier":
        return self

    def __exit__(self, *_: object) -> None:
        if not self._open:
            self.group.broadcast([0.0, -1.0])

    def open(self, step: int) -> None:
        """Let the other ranks start, from the checkpoint of `step`, or from scratch with -1."""
        self._open = True
        self.group.broadcast([1.0, step])

    @staticmethod
    def wait(group: ProcessGroup) -> int | None:
        """Return the step to start from; None if rank 0 failed. Called by the other ranks."""
        starts, step = group.broadcast([0.0, 0.0])
        return int(step) if starts else None


@contextlib.contextmanager
def process_group() -> Iterator[ProcessGroup]:
    """Join the process group of the launcher for the duration of a training; without a launcher, a single process.

    Raises:
        BadInput: The launcher's environment variables are incomplete, or the other processes cannot be reached.
    """
    if int(os.environ.get("WORLD_SIZE", "1")) == 1:
        yield SINGLE_PROCESS
        return
    try:
        rank, size = int(os.environ["RANK"]), int(os.environ["WORLD_SIZE"])
        store, *_ = next(dist.rendezvous("env://"))
        prefixed = dist.PrefixStore("studio", store)
        group = ProcessGroup(rank, size, int(os.environ.get("LOCAL_RANK", "0")), prefixed)
        # gloo carries messages between processors, and gradients where there are no GPUs
        backend = "cpu:gloo,cuda:nccl" if torch.cuda.is_available() else "gloo"
        dist.init_process_group(backend, store=store, rank=rank, world_size=size, timeout=_TIMEOUT)
    except (KeyError, ValueError, RuntimeError) as error:
        reason = " ".join(str(error).split())[:160]
        raise BadInput(f"The training processes could not find each other: {reason}.") from error
    try:
        yield group
        _leave_together(prefixed, size)
    finally:
        dist.destroy_process_group()


def _leave_together(store: dist.Store, size: int) -> None:
    """Wait a while until all processes are done: gloo aborts one whose peer closes a connection too early."""
    with contextlib.suppress(RuntimeError):  # the store's process has ended
        done, until = store.add("done", 1), time.monotonic() + _LEAVING_SECONDS
        while done < size and time.monotonic() < until:
            time.sleep(0.02)
            done = store.add("done", 0)
