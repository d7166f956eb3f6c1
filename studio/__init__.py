"""Denoise Studio: paint masks, watch denoising frame by frame, train small diffusion models."""

import gc
import os

# Both take a tenth of the window's start: pydantic looks through every installed package for plugins, and the garbage
# collector scans objects that modules create once and keep. The window needs about 120,000 of them.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
gc.set_threshold(200_000, 20, 50)

__version__ = "0.1.0"
