"""Training runs: starting, watching, branching, exporting."""
