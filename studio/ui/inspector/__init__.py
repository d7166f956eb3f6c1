"""The inspector: the mathematics of the denoising step under the playhead."""
