"""Training: the loop, its checkpoints, and the figures that judge what it made."""
