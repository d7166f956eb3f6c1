"""The 2-D playground of the Explore panel."""
