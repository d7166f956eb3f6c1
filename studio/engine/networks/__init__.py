"""Neural networks: U-Nets, autoencoders, GANs, text encoders, LoRAs."""
