"""Writes recipes as Python scripts that use plain diffusers, independent of this program."""
