"""The allocator: freed memory goes back to the system in the window, and is kept in the engine."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc's allocator")

_HELD = """
import os
from studio.allocator import return_freed_memory
return_freed_memory()
os.urandom(1) * (30 * 2**20)  # by default, freeing it makes smaller arrays come from the heap
kept, large = [], []
for _ in range(32):
    large.append(os.urandom(1) * (8 * 2**20))
    kept.append(bytes(100_000))  # between them: memory taken from one heap could not shrink
pages = lambda: int(open("/proc/self/statm").read().split()[1])
before = pages()
large.clear()
print((before - pages()) * 4096)
"""

_FAULTS = """
import os, resource
from studio.allocator import keep_freed_memory
keep_freed_memory()
size = 64 * 2**20
os.urandom(1) * size
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(4):
    os.urandom(1) * size
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def test_the_window_returns_large_arrays_to_the_system() -> None:
    assert _printed(_HELD) > 0.9 * 32 * 8 * 2**20


def test_the_engine_reuses_the_memory_of_large_tensors() -> None:
    assert _printed(_FAULTS) < 1000  # mapped anew, four times 64 MB are 65,536 pages


def _printed(script: str) -> int:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return int(done.stdout)
