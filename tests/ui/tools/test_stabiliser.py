import math
from itertools import pairwise

import pytest

from studio.ui.tools.stabiliser import DirectLine, PulledString, WeightedAverage


def test_a_string_pulls_the_brush_only_while_it_is_tight():
    string = PulledString(10)
    assert string.follow((0, 0, 1)) == ((0, 0, 1),)
    assert string.follow((9, 0, 1)) == ()
    assert string.follow((15, 0, 0.5))[0] == pytest.approx((5, 0, 0.5))
    assert string.follow((13, 3, 1)) == ()
    ((x, y, _),) = string.follow((5, 20, 1))
    assert math.dist((x, y), (5, 20)) == pytest.approx(10)
    assert string.finish() == ()
    assert string.jump((100, 100, 1)) == (100, 100, 1)
    assert string.follow((105, 100, 1)) == ()


def test_an_average_smooths_a_zigzag_and_arrives_where_the_pointer_is():
    average = WeightedAverage(9)
    way = [average.follow((x, 10 * (x % 2), 1))[0] for x in range(60)]
    steps = [abs(b[1] - a[1]) for a, b in pairwise(way[20:])]
    assert max(steps) < 2.5  # of 10
    assert way[-1][0] < 59
    end = average.finish()[-1]
    assert end == pytest.approx((59, 10, 1))


def test_an_average_of_one_place_is_that_place():
    average = WeightedAverage(5)
    assert average.follow((3, 4, 0.5))[0] == pytest.approx((3, 4, 0.5))
    assert average.jump((50, 60, 1)) == pytest.approx((50, 60, 1))


def test_without_a_stabiliser_the_stroke_follows_the_pointer():
    line = DirectLine()
    assert line.follow((1, 2, 0.3)) == ((1, 2, 0.3),)
    assert line.jump((1, 2, 0.3)) == (1, 2, 0.3)
    assert line.finish() == ()
