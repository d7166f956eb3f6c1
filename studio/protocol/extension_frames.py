"""The frames of a large extension: each has the model's own size and overlaps the existing picture."""

from studio.protocol.geometry import Box, Margins, Size

_CONTEXT = 3  # one third of a frame's side overlaps the existing picture
_OVERLAP = 4  # neighbouring frames overlap by a fourth of their side


def extension_frames(picture: Size, margins: Margins, target: Size) -> list[Box]:
    """Return the frames that cover a picture's new margins, in order, in pixels of the extended picture.

    The order is right, left, down, up: later frames see what the earlier ones have added.

    Args:
        picture: The picture's size.
        margins: The margins that are added.
        target: Width and height of a frame, the model's picture size.
    """
    whole = margins.extended(picture)
    left, top = margins.left, margins.top
    right, bottom = left + picture.width, top + picture.height
    frames: list[Box] = []
    width, height = min(target.width, whole.width), min(target.height, whole.height)
    step_across, step_down = max(1, width - width // _CONTEXT), max(1, height - height // _CONTEXT)
    while right < whole.width:
        right = min(right + step_across, whole.width)
        frames += [Box(max(0, right - width), y, width, height) for y in _starts(top, bottom, height, whole.height)]
    while left > 0:
        left = max(left - step_across, 0)
        frames += [
            Box(min(left, whole.width - width), y, width, height) for y in _starts(top, bottom, height, whole.height)
        ]
    while bottom < whole.height:
        bottom = min(bottom + step_down, whole.height)
        frames += [Box(x, max(0, bottom - height), width, height) for x in _starts(0, whole.width, width, whole.width)]
    while top > 0:
        top = max(top - step_down, 0)
        frames += [
            Box(x, min(top, whole.height - height), width, height) for x in _starts(0, whole.width, width, whole.width)
        ]
    return frames


def _starts(first: int, last: int, length: int, whole: int) -> list[int]:
    """Return the starts of frames of a length that cover `first ... last` of a side of `whole` pixels."""
    if last - first <= length:
        return [min(max(0, (first + last - length) // 2), whole - length)]
    step = max(1, length - max(1, length // _OVERLAP))
    return [*range(first, last - length, step), last - length]
