"""Films of lanes."""
