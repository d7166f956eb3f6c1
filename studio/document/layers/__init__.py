"""The layers of a picture: their content, their blending and their composite."""
