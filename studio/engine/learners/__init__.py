"""The trainable kinds of generative models, one file each, registered by name."""

from studio.engine._lean_diffusers import import_lean_diffusers

import_lean_diffusers()  # before a module here imports diffusers as a whole
