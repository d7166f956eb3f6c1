"""The tab of latent spaces: a map of codes, and tools for its points."""
