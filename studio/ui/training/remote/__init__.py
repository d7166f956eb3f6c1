"""Training on another computer."""
