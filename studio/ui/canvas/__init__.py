"""The canvas: the picture, the mask over it, what is being denoised, and the brush."""
