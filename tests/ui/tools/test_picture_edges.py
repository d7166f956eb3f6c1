from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.geometry import MAX_PIXELS, Box, Margins, Size
from studio.ui.tools.crop_frame import Part
from studio.ui.tools.picture_edges import STEP, edge_at, stretched

PICTURE = Size(200, 150)
edges = st.sampled_from([part for part in Part if part.is_corner or part.is_edge])


def test_an_edge_is_caught_anywhere_along_it():
    box = Box(-40, 0, 240, 150)
    assert edge_at(box, (-38, 20), 1.0) is Part.LEFT
    assert edge_at(box, (100, 155), 1.0) is Part.BOTTOM
    assert edge_at(box, (202, 148), 1.0) is Part.BOTTOM_RIGHT
    assert edge_at(box, (100, 75), 1.0) is None
    assert edge_at(box, (205, 75), 4.0) is None
    assert edge_at(box, (300, 2), 1.0) is None


@given(edges, st.tuples(*[st.floats(-1e6, 1e6)] * 2), st.sampled_from([1, STEP]), st.sampled_from([(8, 0, 16, 0), ()]))
def test_a_stretched_picture_is_never_smaller_nor_too_large(part, way, step, before):
    margins = stretched(Margins(*before), part, way, PICTURE, step)
    assert min(margins) >= 0
    assert all(side % step == 0 for side in margins)
    width, height = margins.extended(PICTURE)
    assert width * height <= MAX_PIXELS
    across, down = part.value
    assert across < 0 or margins.left == Margins(*before).left
    assert down > 0 or margins.bottom == Margins(*before).bottom


def test_a_corner_adds_on_two_sides():
    assert stretched(Margins(), Part.BOTTOM_RIGHT, (33, 18), PICTURE) == (0, 0, 32, 16)
    assert stretched(Margins(0, 0, 32, 0), Part.RIGHT, (-100, 5), PICTURE) == Margins()
    assert stretched(Margins(), Part.TOP, (50, -13), PICTURE, 1) == (0, 13, 0, 0)
