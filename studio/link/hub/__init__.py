"""Models of a hub: which of a repository's files are a model, and how they get here whole or not at all."""
