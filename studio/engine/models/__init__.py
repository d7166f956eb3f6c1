"""Models that are ready to use, and the folders and files that hold them."""
