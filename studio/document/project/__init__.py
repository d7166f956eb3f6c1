"""Projects: OpenRaster files with layers, selections, and what was denoised for them."""
