"""Networks that diffusion models are made of."""
