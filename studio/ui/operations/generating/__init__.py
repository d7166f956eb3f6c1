"""Generating: recipes, prompts, the queue, results, grids."""
