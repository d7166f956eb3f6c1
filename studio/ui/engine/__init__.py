"""How the engine computes: the dialog of its settings."""
