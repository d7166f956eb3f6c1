"""Training curves: loss, learning rate, speed and evaluation metrics over steps or time."""
