"""Sample grids and other pictures of a run."""
