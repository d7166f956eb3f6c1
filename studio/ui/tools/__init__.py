"""Tools, their settings, and the panels that show them."""
