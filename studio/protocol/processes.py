"""The environment in which the program's computing processes start."""

# OpenMP's threads must neither spin for long while they wait, which slows every process on a shared machine and takes
# the window's share of the processor, nor sleep at once, which slows a small network to less than half (measured on two
# cores: 178 pictures a second trained with a spin count of 0, 424 with 10000). Read when torch is loaded.
OPENMP = {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "10000"}
