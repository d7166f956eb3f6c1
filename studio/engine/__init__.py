"""What computes: data sets, networks, diffusion, training and generation. Knows nothing of Qt."""

from studio.engine._torchvision_cpu import declare_missing_operators

declare_missing_operators()
