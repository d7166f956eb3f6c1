"""The plot of a 2-D distribution: samples over real points, both in their places."""

import numpy as np
import torch

from studio.engine.data.scatter_plot import LEFT, SIDE, TOP, scatter_plot


def pixel(plot: np.ndarray, x: float, y: float) -> list[int]:
    """The colour at a point of the plane."""
    column = LEFT + int((x + 1) / 2 * SIDE)
    row = TOP + SIDE - 1 - int((y + 1) / 2 * SIDE)
    return plot[row, column].tolist()


def test_samples_and_real_points_are_where_they_belong_in_colours_of_their_own():
    plot = scatter_plot(torch.tensor([[0.5, 0.5]]), torch.tensor([[-0.5, 0.5]]))
    red, _, blue = pixel(plot, 0.5, 0.5)
    assert red > 200 > blue  # a sample
    red, _, blue = pixel(plot, -0.5, 0.5)
    assert blue > 100 > red  # a real point
    empty = scatter_plot(torch.empty(0, 2))
    assert pixel(empty, 0.5, 0.5) == pixel(plot, 0.5, -0.5) == pixel(plot, -0.5, -0.5)


def test_samples_cover_real_points():
    both = scatter_plot(torch.zeros(1, 2), torch.zeros(1, 2))
    alone = scatter_plot(torch.zeros(1, 2))
    assert pixel(both, 0, 0) == pixel(alone, 0, 0)


def test_the_axes_have_numbers():
    empty = scatter_plot(torch.empty(0, 2))
    paper = empty[0, -1]
    below, beside = empty[TOP + SIDE + 5 :], empty[:, : LEFT - 6]
    for strip, axis in ((below, 1), (beside, 0)):
        places = np.flatnonzero((strip != paper).any(2).any(1 - axis))
        groups = 1 + int((np.diff(places) > 10).sum())
        assert groups == 5  # -1, -0.5, 0, 0.5, 1
