"""Training runs: started, watched, branched, exported."""
