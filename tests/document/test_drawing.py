import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.drawing import COUNT, EDGE, Drawing, radius_at
from studio.protocol.points import read_points, write_points

PLACE = st.floats(-1.2, 1.2)
STROKE = st.lists(st.tuples(PLACE, PLACE, st.floats(0.01, 0.3)), min_size=1, max_size=6)


def draw(drawing, places, **how):
    x, y, *radius = places[0]
    drawing.begin(x, y, *(radius or (0.06,)), **how)
    for x, y, *radius in places[1:]:
        drawing.line_to(x, y, *(radius or (0.06,)))
    drawing.end()


def painted(points, stroke):
    """Return for each point whether the brush covered it, by dabs placed closely along the path."""
    over = np.zeros(len(points), bool)
    for start, end in zip(stroke, stroke[1:] or stroke, strict=False):
        for share in np.linspace(0, 1, 400):
            x, y, radius = (1 - share) * np.array(start) + share * np.array(end)
            over |= np.hypot(points[:, 0] - x, points[:, 1] - y) <= radius + 0.004
    return over


@settings(max_examples=40, deadline=None)
@given(stroke=STROKE)
def test_points_lie_within_the_stroke_and_the_plane(stroke):
    drawing = Drawing()
    draw(drawing, stroke)
    points = drawing.points
    assert len(points) == len(drawing)
    assert painted(points, stroke).all()
    assert (np.abs(points) <= EDGE).all()


def test_the_number_of_points_follows_the_painted_area_evenly():
    drawing = Drawing()
    draw(drawing, [(-0.7, 0.3), (0.1, 0.3), (0.7, 0.3)])
    area = 1.4 * 0.12 + np.pi * 0.06**2
    assert len(drawing) == pytest.approx(COUNT * area / (2 * EDGE) ** 2, rel=0.03)
    along, _ = np.histogram(drawing.points[:, 0], 14, (-0.7, 0.7))
    assert along.max() < 1.2 * along.min()


def test_painting_over_covered_areas_adds_no_points():
    slow, crossed = Drawing(), Drawing()
    draw(slow, [(-0.5 + n / 500, 0.0) for n in range(501)])
    draw(crossed, [(-0.5, 0.0), (0.5, 0.0), (-0.5, 0.0)])
    assert np.array_equal(slow.points, crossed.points)


def test_the_eraser_removes_only_the_points_under_it():
    drawing = Drawing()
    draw(drawing, [(-0.5, 0.0), (0.5, 0.0)])
    before = drawing.points
    draw(drawing, [(0.0, -0.5, 0.1), (0.0, 0.5, 0.1)], erase=True)
    kept = np.abs(before[:, 0]) > 0.1
    assert 0 < kept.sum() < len(before)
    assert np.array_equal(drawing.points, before[kept])


def test_changes_are_undone_and_redone_in_order():
    drawing = Drawing()
    draw(drawing, [(-0.5, 0.0), (0.5, 0.0)])
    states = [drawing.points]
    draw(drawing, [(0.0, 0.0)], erase=True)
    states.append(drawing.points)
    drawing.clear()
    assert len(drawing) == 0
    for state in reversed(states):
        drawing.undo()
        assert np.array_equal(drawing.points, state)
    drawing.undo()
    assert len(drawing) == 0
    assert not drawing.can_undo
    for state in states:
        drawing.redo()
        assert np.array_equal(drawing.points, state)
    draw(drawing, [(0.8, 0.8)])
    assert not drawing.can_redo


def test_a_stroke_that_changes_nothing_is_not_a_change():
    drawing = Drawing()
    draw(drawing, [(0.0, 0.0)], erase=True)
    drawing.clear()
    assert not drawing.can_undo


def test_a_drawing_is_loaded_from_its_file(tmp_path):
    drawing = Drawing()
    draw(drawing, [(-0.5, 0.0), (0.5, 0.4)])
    write_points(tmp_path / "a.json", drawing.points)
    again = Drawing(read_points(tmp_path / "a.json"))
    assert np.array_equal(again.points, drawing.points)
    draw(again, [(-0.5, 0.0), (0.5, 0.4)])
    assert len(again) == len(drawing)


def test_imported_points_are_kept_until_they_are_erased():
    drawing = Drawing(np.array([[0.123456, 0.5], [0.123456, 0.5], [-0.7, -0.7]]))
    assert len(drawing) == 3
    draw(drawing, [(0.12, 0.5)], erase=True)
    assert drawing.points.tolist() == [[-0.7, -0.7]]
    drawing.undo()
    assert sorted(drawing.points.tolist()) == [[-0.7, -0.7], [0.123456, 0.5], [0.123456, 0.5]]


def test_lower_pressure_draws_a_narrower_stroke():
    assert [radius_at(0.2, pressure) for pressure in (0.0, 0.5, 1.0, 7.0)] == pytest.approx([0.1, 0.15, 0.2, 0.2])
