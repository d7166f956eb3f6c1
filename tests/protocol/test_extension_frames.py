import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.protocol.extension_frames import extension_frames
from studio.protocol.geometry import Box, Margins, Size

sides = st.integers(1, 60)


@settings(max_examples=40)
@given(st.tuples(sides, sides), st.tuples(*[st.integers(0, 90)] * 4), st.integers(1, 40))
def test_the_frames_cover_what_is_added_and_each_touches_what_is_there(picture, margins, side):
    size, added = Size(*picture), Margins(*margins)
    whole = added.extended(size)
    known = np.zeros((whole.height, whole.width), bool)
    known[Box(added.left, added.top, *size).slices] = True
    for frame in extension_frames(size, added, Size(side, side)):
        assert frame.intersection(Box(0, 0, *whole)) == frame
        assert frame.width == min(side, whole.width)
        assert frame.height == min(side, whole.height)
        assert side < 3 or known[frame.slices].any(), "a frame sees something of what is there"
        known[frame.slices] = True
    assert known.all()


def test_an_extension_by_two_sizes_takes_a_walk():
    frames = extension_frames(Size(60, 48), Margins(0, 0, 96, 0), Size(48, 48))
    assert frames == [Box(44, 0, 48, 48), Box(76, 0, 48, 48), Box(108, 0, 48, 48)]
    assert extension_frames(Size(60, 48), Margins(), Size(48, 48)) == []
