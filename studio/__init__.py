"""Denoise Studio: paint masks, watch denoising frame by frame, train small diffusion models."""

__version__ = "0.1.0"
