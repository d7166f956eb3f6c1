"""Generation: a recipe becomes pictures and a record of every denoising step, one event at a time."""
