"""Draws the pictures of a generated data set ahead of their use, in other processes."""

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from typing import Any

import torch
from torch import Tensor

from studio.engine.data.picture_set import PictureSet

FEWEST_CORES = 5  # with fewer, drawing would take cores from the training and the window
_AHEAD = 2  # ranges per process that are drawn before they are requested

Draw = Callable[[range], PictureSet]


def drawn_ahead(draw: Draw) -> Draw:
    """Return a function that draws the same pictures; on a computer with many cores it draws ahead on free ones."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return draw if cores < FEWEST_CORES else DrawingAhead(draw, cores - 2)


class DrawingAhead:
    """Draws ranges of numbers in other processes; those that follow the last requested one are drawn ahead of time.

    Args:
        draw: Draws a range; must be picklable.
        processes: How many draw.
        executor: Runs them; None for processes of its own, which end with this one.
    """

    def __init__(self, draw: Draw, processes: int, executor: Executor | None = None) -> None:
        self._draw, self._ahead = draw, _AHEAD * processes
        self._executor = executor or ProcessPoolExecutor(
            processes, mp_context=get_context("spawn"), initializer=_begin, initargs=(draw,)
        )
        self._own = executor is None
        self._coming: dict[range, Future[Any]] = {}

    def __call__(self, numbers: range) -> PictureSet:
        """Return the pictures of a range; waits until they are drawn."""
        length = max(1, len(numbers))
        following = [
            range(numbers.start + place * length, numbers.stop + place * length) for place in range(self._ahead + 1)
        ]
        for wanted in following:
            if wanted not in self._coming:
                self._coming[wanted] = self._submit(wanted)
        for left in [known for known in self._coming if known.start < numbers.start]:
            self._coming.pop(left).cancel()
        return _with_tensors(self._coming.pop(numbers).result())

    def _submit(self, numbers: range) -> Future[Any]:
        if self._own:
            return self._executor.submit(_drawn, numbers)
        return self._executor.submit(partial(_without_tensors, self._draw), numbers)


_in_process: list[Draw] = []  # the function is sent to each process once


def _begin(draw: Draw) -> None:
    torch.set_num_threads(1)
    _in_process[:] = [draw]


def _drawn(numbers: range) -> Any:
    return _without_tensors(_in_process[0], numbers)


def _without_tensors(draw: Draw, numbers: range) -> tuple[PictureSet, dict[str, Any]]:
    """Return a set whose arrays are pickled as bytes: tensors are sent as file descriptors, which are limited."""
    data = draw(numbers)
    arrays = {"pictures": data.pictures.numpy(), **{f"map {name}": value.numpy() for name, value in data.maps.items()}}
    if data.labels is not None:
        arrays["labels"] = data.labels.numpy()
    return replace(data, pictures=torch.empty(0, data.channels, 1, 1), labels=None, maps={}, draw=None), arrays


def _with_tensors(sent: tuple[PictureSet, dict[str, Any]]) -> PictureSet:
    data, arrays = sent
    tensors: dict[str, Tensor] = {name: torch.from_numpy(array) for name, array in arrays.items()}
    maps = {name.removeprefix("map "): tensor for name, tensor in tensors.items() if name.startswith("map ")}
    return replace(data, pictures=tensors["pictures"], labels=tensors.get("labels"), maps=maps)
