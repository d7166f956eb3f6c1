"""Training: the loop, its checkpoints, and the evaluation of its models."""
