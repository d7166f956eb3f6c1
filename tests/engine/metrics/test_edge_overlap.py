"""The F1 score of edge maps: equal, shifted, different, empty."""

import numpy as np
import pytest

from studio.engine.metrics.edge_overlap import edge_f1


def line(column: int) -> np.ndarray:
    edges = np.zeros((20, 20), dtype=bool)
    edges[:, column] = True
    return edges


@pytest.mark.parametrize(("column", "expected"), [(5, 1.0), (7, 1.0), (8, 0.0)])
def test_two_pixels_of_tolerance(column: int, expected: float):
    assert edge_f1(line(column), line(5)) == expected


def test_half_of_the_edges_match():
    both = line(5) | line(15)
    assert edge_f1(line(5), both) == pytest.approx(2 / 3)  # all of it right, half of what was wanted
    assert edge_f1(both, line(5)) == pytest.approx(2 / 3)


def test_f1_of_empty_edge_maps():
    none = np.zeros((20, 20), dtype=bool)
    assert edge_f1(none, none) == 1.0
    assert edge_f1(none, line(3)) == 0.0
    assert edge_f1(line(3), none) == 0.0
