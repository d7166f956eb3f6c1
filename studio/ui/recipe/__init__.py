"""The recipe panel: what will be run, the button that runs it, and what waits."""
