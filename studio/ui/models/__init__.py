"""The model browser: the models on this computer, the hub, and downloads."""
