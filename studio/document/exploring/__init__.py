"""What Explore computes without the engine."""
