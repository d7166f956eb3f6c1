"""The comparison over the canvas."""
