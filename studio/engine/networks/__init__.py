"""Neural networks: U-Nets, autoencoders, GANs, text encoders, LoRAs."""

from studio.engine._lean_diffusers import import_lean_diffusers

import_lean_diffusers()  # before a module here imports diffusers as a whole
