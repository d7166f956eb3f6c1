"""Training as the person sees it: its settings, its curves, its progress and its samples."""
