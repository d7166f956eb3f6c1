"""The 2-D playground: models of points that learn interactively."""
