"""Models that are ready to use, and the folders and files that hold them."""

from studio.engine._lean_diffusers import import_lean_diffusers

import_lean_diffusers()  # before a module here imports diffusers as a whole
