"""The dialog of the engine's settings."""
