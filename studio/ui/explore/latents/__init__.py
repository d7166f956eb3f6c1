"""The tab of latent spaces: a map of codes, and what can be done with its points."""
