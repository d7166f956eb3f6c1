"""A preview of the training data."""
