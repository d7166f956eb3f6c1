"""Measures the most memory that a job takes at once."""

import contextlib
from pathlib import Path

import psutil
import torch

_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


class PeakMemory:
    """Measures from its creation on: on a graphics card torch's allocations, elsewhere the process's memory.

    Args:
        device: The torch device.
        loaded: Bytes of the models that are in memory already; they count too.
    """

    def __init__(self, device: str, loaded: int) -> None:
        self._device = device
        if self._on_card:
            torch.cuda.reset_peak_memory_stats(device)
        else:
            with contextlib.suppress(OSError):  # not on Linux
                _RESET.write_text("5")  # resets the peak: proc(5)
            self._others = max(psutil.Process().memory_info().rss - loaded, 0)

    @property
    def bytes(self) -> int:
        """The peak so far; 0 where the system does not report it."""
        if self._on_card:
            return int(torch.cuda.max_memory_allocated(self._device))
        with contextlib.suppress(OSError, StopIteration, ValueError):
            line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
            return max(int(line.split()[1]) * 1024 - self._others, 0)
        return 0

    @property
    def _on_card(self) -> bool:
        return self._device.startswith("cuda")
