"""What was asked and what came back: recipes, events, and the format of what is written to disk."""
