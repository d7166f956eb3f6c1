"""The latent spaces of models: codes of pictures, maps, paths, arithmetic and reconstruction errors."""
