"""The languages in which prompts are written: weights, schedules, compositions, wildcards, LoRA tags and styles."""
