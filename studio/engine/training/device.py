"""The device, precision and threads of a training."""

import psutil
import torch

from studio.engine.training.process_group import SINGLE_PROCESS, ProcessGroup
from studio.protocol.errors import BadInput
from studio.protocol.processes import computing_threads
from studio.protocol.training_recipe import Precision


def choose_device(name: str, group: ProcessGroup = SINGLE_PROCESS) -> torch.device:
    """Return the device for "auto" (CUDA when there is any), "cpu" or "cuda"; raises BadInput if it is missing.

    Of several processes on a machine, each takes the GPU of its local rank.
    """
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    if name == "cuda" and group.size > 1:
        name = f"cuda:{group.local_rank}"
    try:
        device = torch.device(name)
    except RuntimeError as error:
        raise BadInput(f"There is no device {name!r}; choose auto, cpu or cuda.") from error
    if device.type == "cuda" and not torch.cuda.is_available():
        raise BadInput("This machine has no CUDA device that torch can use; choose --device cpu or auto.")
    if device.type not in ("cpu", "cuda"):
        raise BadInput(f"Training runs on cpu or cuda, not on {name!r}.")
    if device.type == "cuda" and device.index is not None and device.index >= torch.cuda.device_count():
        raise BadInput(
            f"There is no {device} here: this machine has {torch.cuda.device_count()} of them. "
            "Start as many processes as it has GPUs at most, or choose --device cpu."
        )
    return device


def describe_device(device: torch.device) -> str:
    """Return the device's name for the status bar."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    threads = torch.get_num_threads()
    return f"CPU, {threads} thread{'s' if threads > 1 else ''}"


def prepare(device: torch.device, group: ProcessGroup = SINGLE_PROCESS) -> None:
    """Configure the process: number of threads, flushing of denormals, and TF32 on CUDA."""
    torch.set_num_threads(max(1, computing_threads() // group.size))
    torch.set_flush_denormal(True)  # arithmetic on denormal weights is a hundred times slower
    if device.type == "cuda":
        if device.index is not None:
            torch.cuda.set_device(device)
        torch.backends.cuda.matmul.allow_tf32 = True
        torch.backends.cudnn.allow_tf32 = True


def uses_bfloat16(precision: Precision, device: torch.device) -> bool:
    """Whether the forward pass runs in bfloat16: on request, or with "auto" where a step is the faster for it.

    Those are GPUs of compute capability 8.0 or later, and CPUs with AMX. A CPU with AVX512-BF16 alone loses more by
    converting to bfloat16 and back than its products gain: steps of 14 presets took 1.1 to 1.6 times as long.
    """
    if precision != "auto":
        return precision == "bfloat16"
    if device.type == "cuda":
        return torch.cuda.get_device_capability(device) >= (8, 0)
    return bool(getattr(torch.cpu, "_is_amx_tile_supported", lambda: False)())


def memory_used(device: torch.device) -> int:
    """Return the memory of this process in bytes: on the GPU for CUDA, otherwise the resident set size."""
    if device.type == "cuda":
        return int(torch.cuda.memory_allocated(device))
    return int(psutil.Process().memory_info().rss)
