"""The tools and their settings."""
