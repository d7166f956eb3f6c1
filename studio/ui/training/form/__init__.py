"""The form of a training recipe: presets, settings and their validation."""
