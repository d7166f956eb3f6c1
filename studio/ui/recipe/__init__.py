"""The recipe panel: generation settings, the Generate button, and the queue."""
