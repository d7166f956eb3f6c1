"""File formats of models: the program's own folder in diffusers' layout, and a single .safetensors file."""
