"""Edges for a ControlNet."""

import numpy as np
import pytest

from studio.engine.data.edges import canny_edges
from studio.protocol.errors import BadInput


def square(inside=1.0, outside=0.0):
    """Its outline has half the brightness, where the gradient has a single maximum."""
    picture = np.full((32, 32), outside, np.float32)
    picture[8:24, 8:24] = (inside + outside) / 2
    picture[9:23, 9:23] = inside
    return picture


def test_the_outline_of_a_square():
    edges = canny_edges(square())
    rows, columns = np.nonzero(edges)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (8, 23, 8, 23)
    assert not edges[10:22, 10:22].any()
    assert 52 <= edges.sum() <= 60  # 4 sides of 16, round at the corners


def test_thresholds_are_shares_of_the_strongest_gradient():
    assert np.array_equal(canny_edges(square(0.2, 0.1)), canny_edges(square()))
    both = square()
    both[28:, :] = 0.15  # a faint edge beside a strong one
    assert canny_edges(both, 0.05, 0.1)[26:30].any()
    assert not canny_edges(both, 0.1, 0.4)[26:30].any()


def test_a_uniform_picture_has_no_edges():
    assert not canny_edges(np.full((16, 16), 0.4, np.float32)).any()
    assert not canny_edges(np.full((16, 16), 0.4) + np.random.default_rng(0).normal(size=(16, 16)) * 1e-6).any()


def test_thresholds_in_the_wrong_order_are_refused():
    with pytest.raises(BadInput, match="below the lower one"):
        canny_edges(square(), 0.5, 0.2)
