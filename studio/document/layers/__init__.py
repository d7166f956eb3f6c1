"""The layers of a picture: what they hold, how they blend, and what they look like together."""
