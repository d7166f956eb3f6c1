"""Semantic segmentation, by an estimator, in the colours of ADE20K."""

import numpy as np
from PIL import Image

from studio.engine.generation.maps.ade20k import PALETTE
from studio.engine.generation.maps.map_source import Floats, MapSource
from studio.engine.models.estimator import SegmentationModel


def segmentation(source: MapSource) -> Floats:
    """Return the colour of each pixel's class, [3, H, W] in 0 ... 1."""
    assert isinstance(source.estimator, SegmentationModel), "the kind of control names the estimator that it needs"
    classes = source.estimator.classes(source.colours)
    if source.estimator.count != len(PALETTE):
        mismatch = f"{source.estimator.card.name} knows {source.estimator.count} classes, and not the {len(PALETTE)}"
        source.notes.append(f"{mismatch} of ADE20K, so its colours may mean other things to the ControlNet.")
    image = Image.fromarray((classes % len(PALETTE)).astype(np.uint8)).resize(source.size, Image.Resampling.NEAREST)
    colours = PALETTE[np.asarray(image)]
    return np.ascontiguousarray(colours.transpose(2, 0, 1), np.float32) / np.float32(255)
