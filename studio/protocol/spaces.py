"""The spaces that models denoise in: pictures, latents, and the plane of 2-D points."""

from typing import Literal

Space = Literal["pixel", "latent", "plane"]


def space_of(size: int, channels: int) -> Space:
    """Return the space of data: a point of the plane is a picture of one pixel with two channels, x and y."""
    return "plane" if (size, channels) == (1, 2) else "pixel"
