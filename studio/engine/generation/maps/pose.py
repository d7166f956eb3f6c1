"""A person's pose, by an estimator, drawn as OpenPose draws it."""

import math

import numpy as np
from PIL import Image, ImageDraw

from studio.engine.generation.maps.map_source import Floats, MapSource
from studio.engine.models.estimator import PoseModel
from studio.protocol.errors import BadInput

# joints of COCO in the order of OpenPose, whose second joint, the neck, lies between the shoulders
_NECK, _SHOULDERS = 1, (5, 6)
_FROM_COCO = (0, None, 6, 8, 10, 5, 7, 9, 12, 14, 16, 11, 13, 15, 2, 1, 4, 3)
_LIMBS = (
    (1, 2),
    (1, 5),
    (2, 3),
    (3, 4),
    (5, 6),
    (6, 7),
    (1, 8),
    (8, 9),
    (9, 10),
    (1, 11),
    (11, 12),
    (12, 13),
    (1, 0),
    (0, 14),
    (14, 16),
    (0, 15),
    (15, 17),
)
_COLOURS = (
    (255, 0, 0),
    (255, 85, 0),
    (255, 170, 0),
    (255, 255, 0),
    (170, 255, 0),
    (85, 255, 0),
    (0, 255, 0),
    (0, 255, 85),
    (0, 255, 170),
    (0, 255, 255),
    (0, 170, 255),
    (0, 85, 255),
    (0, 0, 255),
    (85, 0, 255),
    (170, 0, 255),
    (255, 0, 255),
    (255, 0, 170),
    (255, 0, 85),
)
_DIMMED = 0.6  # of a limb's colour
_RADIUS = 4  # of joints and limbs, in pixels of a picture 512 pixels wide
Joint = tuple[float, float] | None


def pose(source: MapSource) -> Floats:
    """Return a skeleton on black, [3, H, W] in 0 ... 1; raises BadInput where no joint is certain enough."""
    assert isinstance(source.estimator, PoseModel), "the kind of control names the estimator that it needs"
    joints, confidence = source.estimator.joints(source.colours)
    if len(joints) < len(_FROM_COCO) - 1:
        raise BadInput(f"{source.estimator.card.name} finds {len(joints)} joints, not the 17 of a person in COCO.")
    sure = [
        (float(x), float(y)) if c >= source.settings["confidence"] else None
        for (x, y), c in zip(joints, confidence, strict=True)
    ]
    if not any(sure):
        raise BadInput(
            "No joint of a person was found with certainty. Lower the confidence, or choose another picture."
        )
    found: list[Joint] = [None if coco is None else sure[coco] for coco in _FROM_COCO]
    left, right = (sure[shoulder] for shoulder in _SHOULDERS)
    if left is not None and right is not None:
        found[_NECK] = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
    return skeleton(found, source.size, max(1.0, _RADIUS * source.scale))


def skeleton(joints: list[Joint], size: tuple[int, int], radius: float) -> Floats:
    """Draw OpenPose's 18 joints, (x, y) in pixels or None, and the limbs between them: [3, H, W] in 0 ... 1."""
    image = Image.new("RGB", size)
    draw = ImageDraw.Draw(image)
    for (a, b), colour in zip(_LIMBS, _COLOURS, strict=False):
        start, end = joints[a], joints[b]
        if start is not None and end is not None:
            dimmed = (round(_DIMMED * colour[0]), round(_DIMMED * colour[1]), round(_DIMMED * colour[2]))
            draw.polygon(_ellipse(start, end, radius), fill=dimmed)
    for joint, colour in zip(joints, _COLOURS, strict=True):
        if joint is not None:
            x, y = joint
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
    return np.ascontiguousarray(np.asarray(image).transpose(2, 0, 1), np.float32) / np.float32(255)


def _ellipse(start: tuple[float, float], end: tuple[float, float], radius: float) -> list[tuple[float, float]]:
    """Return the outline of a limb: an ellipse from one joint to the other."""
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    half = math.dist(start, end) / 2
    along = math.atan2(end[1] - start[1], end[0] - start[0])
    outline = []
    for step in range(36):
        u, v = half * math.cos(step * math.pi / 18), radius * math.sin(step * math.pi / 18)
        outline.append((x + u * math.cos(along) - v * math.sin(along), y + u * math.sin(along) + v * math.cos(along)))
    return outline
