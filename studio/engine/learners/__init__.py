"""The trainable kinds of generative models, one file each, registered by name."""
