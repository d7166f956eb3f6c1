"""What computes: data sets, networks, diffusion, training and generation. Knows nothing of Qt."""

import os

# its warnings are about calls that the program makes on purpose; they would stand between a result and its reader
os.environ.setdefault("DIFFUSERS_VERBOSITY", "error")
# threads that spin while they wait slow every process on a shared machine; read when torch is loaded
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("GOMP_SPINCOUNT", "0")

from studio.engine._memory import keep_freed_memory
from studio.engine._torchvision_cpu import declare_missing_operators

keep_freed_memory()
declare_missing_operators()
