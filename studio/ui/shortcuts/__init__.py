"""The editor of keyboard shortcuts."""
