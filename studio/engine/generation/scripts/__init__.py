"""Writes recipes as Python scripts that use plain diffusers and nothing of this program."""
