import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.document.lanes.frame_views import contact_sheet
from studio.document.sheet import Sheet
from studio.protocol.geometry import Box, Size


@given(st.integers(1, 40), st.integers(4, 600), st.integers(4, 600))
def test_boxes_lie_apart_and_inside(count, width, height):
    sheet = Sheet(count, Size(width, height))
    boxes = [sheet.box(index) for index in range(count)]
    whole = Box(0, 0, *sheet.size)
    for index, box in enumerate(boxes):
        assert box.intersection(whole) == box == Box(box.x, box.y, width, height)
        assert all(box.intersection(other).empty for other in boxes[:index])
        assert sheet.index_at(box.x + width / 2, box.y + height / 2) == index
    assert max(box.right for box in boxes) == sheet.size.width
    assert max(box.bottom for box in boxes) == sheet.size.height
    assert sheet.index_at(-1, 0) is None
    assert sheet.index_at(*sheet.size) is None


@pytest.mark.parametrize(("side", "gap"), [(8, 0), (15, 0), (16, 1), (64, 1), (128, 2), (512, 8)])
def test_gaps_grow_with_the_pictures(side, gap):
    assert Sheet(4, Size(side, side)).gap == gap


def test_frames_use_the_same_layout():
    pictures = np.arange(5, dtype=np.uint8)[:, None, None, None] + np.zeros((5, 1, 20, 30), np.uint8)
    frame, sheet = contact_sheet(pictures), Sheet(5, Size(30, 20))
    assert frame.shape[:2] == sheet.size[::-1]
    assert all((frame[sheet.box(index).slices] == index).all() for index in range(5))
