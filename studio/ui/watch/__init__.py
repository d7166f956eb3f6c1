"""The views of the Watch workspace."""
