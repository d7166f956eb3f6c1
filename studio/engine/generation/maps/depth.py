"""Depth maps, by a depth estimator."""

import numpy as np

from studio.compositing import resized
from studio.engine.generation.maps.map_source import Floats, MapSource
from studio.engine.models.estimator import DepthModel


def depth(source: MapSource) -> Floats:
    """Return how near everything is, [H, W]: 0 for the farthest point of the picture, 1 for the nearest."""
    return estimated_depth(source)


def estimated_depth(source: MapSource) -> Floats:
    """Return the estimator's depth, spread over 0 ... 1; zeros where it sees no difference."""
    assert isinstance(source.estimator, DepthModel), "the kind of control names the estimator that it needs"
    width, height = source.size
    near = resized(source.estimator.nearness(source.colours), width, height)
    low, high = float(near.min()), float(near.max())
    if high - low < 1e-6 * max(1.0, abs(high)):
        return np.zeros_like(near)
    return ((near - low) / (high - low)).astype(np.float32)
