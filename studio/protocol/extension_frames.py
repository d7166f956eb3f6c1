"""The walk of a large extension: frames of the model's own size, each of which overlaps what is there already."""

from studio.protocol.geometry import Box, Margins, Size

_CONTEXT = 3  # a frame shows the model one third of its side of what is there
_OVERLAP = 4  # frames beside each other share a fourth of their side


def extension_frames(picture: Size, margins: Margins, target: Size) -> list[Box]:
    """Return the frames that cover what is added to a picture, in their order, in pixels of the extended picture.

    The walk goes to the right, to the left, down and up; the later sides see what the earlier ones have added.

    Args:
        picture: The picture's size.
        margins: What is added.
        target: Width and height of a frame: what the model makes.
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
    """Return where frames begin that cover `first ... last` of a picture's side."""
    if last - first <= length:
        return [min(max(0, (first + last - length) // 2), whole - length)]
    step = max(1, length - max(1, length // _OVERLAP))
    return [*range(first, last - length, step), last - length]
