"""Training as the user sees it: its settings, its curves, its progress and its samples."""
