"""The cursors that say where a part of a frame can be dragged to."""

from studio.ui.tools.crop_frame import Part
from studio.ui.tools.tool import Cursor

CURSORS = {
    Part.TOP_LEFT: Cursor.FALLING,
    Part.BOTTOM_RIGHT: Cursor.FALLING,
    Part.RESOLUTION: Cursor.FALLING,
    Part.TOP_RIGHT: Cursor.RISING,
    Part.BOTTOM_LEFT: Cursor.RISING,
    Part.LEFT: Cursor.ACROSS,
    Part.RIGHT: Cursor.ACROSS,
    Part.TOP: Cursor.DOWN,
    Part.BOTTOM: Cursor.DOWN,
    Part.INSIDE: Cursor.MOVE,
}
