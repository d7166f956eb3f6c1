"""The window itself: its start, its panels, its keys, its course."""
