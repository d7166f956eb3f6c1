"""The history panel: every result, to look at again, to repeat, or to throw away."""
