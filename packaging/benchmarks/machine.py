"""The machine that figures were measured on: without it a ratio cannot be compared with another one."""

import os
import platform
import subprocess
import sys
from pathlib import Path

# in a process of its own, since the window that is measured must not have loaded torch
_TORCH = """
import torch
from studio.protocol.processes import computing_threads
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
print(torch.cuda.get_device_name() if device.type == "cuda" else "")
units = {"AVX512-BF16": "_is_avx512_bf16_supported", "AMX": "_is_amx_tile_supported"}
there = [name for name, query in units.items() if getattr(torch.cpu, query, lambda: False)()]
print(f"bfloat16 ({', '.join(there)})" if there else "no bfloat16")
print(torch.__version__, computing_threads())
"""


def describe_machine() -> str:
    """Return the processor, its cores, the GPU if there is one, bfloat16 or not, torch's version and threads."""
    done = subprocess.run([sys.executable, "-c", _TORCH], capture_output=True, text=True, check=True)
    gpu, bfloat16, version = done.stdout.splitlines()
    number, threads = version.split()
    parts = [
        _processor(),
        f"{os.cpu_count()} cores",
        gpu,
        bfloat16,
        f"torch {number} on {threads} thread{'s' if threads != '1' else ''}",
    ]
    return ", ".join(part for part in parts if part)


def load() -> str:
    """Return how many processes wanted a core in the last minute, the benchmark's own included."""
    return f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
