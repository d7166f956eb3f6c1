"""Computation: data sets, networks, diffusion, training and generation. Imports no Qt."""

import os

from studio.protocol.processes import OPENMP

# its warnings are about calls that the program makes on purpose, and would clutter the output
os.environ.setdefault("DIFFUSERS_VERBOSITY", "error")
for name, value in OPENMP.items():
    os.environ.setdefault(name, value)

from studio.allocator import keep_freed_memory  # noqa: E402
from studio.engine._torchvision_cpu import declare_missing_operators  # noqa: E402

keep_freed_memory()
declare_missing_operators()
