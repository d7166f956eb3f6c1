"""Lays out the stages of a network: a U from left to right, each level lower than the one before. No Qt here."""

import math
from dataclasses import dataclass

from studio.protocol.networks import NetworkDescribed, NetworkStage

_NARROWEST, _WIDEST = 14.0, 46.0  # of a stage, in pixels, by its channels
_SHORTEST, _TALLEST = 20.0, 118.0  # by its height in pixels of the picture
_GAP = 26.0
_DROP = 64.0  # from one level to the next


@dataclass(frozen=True)
class PlacedStage:
    """A stage and its box, in pixels from the left upper corner of the drawing."""

    stage: NetworkStage
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The x of its vertical axis."""
        return self.x + self.width / 2


def place_stages(network: NetworkDescribed) -> list[PlacedStage]:
    """Place the stages: the width shows the channels, the height the resolution, both on logarithmic scales."""
    shapes = [stage.shape for stage in network.stages]
    channels = [math.log2(max(1, shape[0])) for shape in shapes]
    sides = [math.log2(max(1, shape[1])) if len(shape) > 1 else 0.0 for shape in shapes]
    placed, x = [], 0.0
    levels = sorted(set(sides), reverse=True)
    for stage, width, side in zip(network.stages, channels, sides, strict=True):
        box_width = _between(width, min(channels), max(channels), _NARROWEST, _WIDEST)
        box_height = _between(side, min(sides), max(sides), _SHORTEST, _TALLEST)
        placed.append(PlacedStage(stage, x, levels.index(side) * _DROP, box_width, box_height))
        x += box_width + _GAP
    return placed


def extent(placed: list[PlacedStage]) -> tuple[float, float]:
    """Return width and height of the drawing."""
    return (
        max((box.x + box.width for box in placed), default=0.0),
        max((box.y + box.height for box in placed), default=0.0),
    )


def _between(value: float, low: float, high: float, lowest: float, highest: float) -> float:
    share = 1.0 if high <= low else (value - low) / (high - low)
    return lowest + share * (highest - lowest)
