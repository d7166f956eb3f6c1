"""Models: chosen, added, listed, fetched."""
