"""The browser of models: everything on this computer, what the hub has, and the downloads from there."""
