"""Extending the picture: its margins, the part that the model sees, and the recipe's settings for it."""

from collections.abc import Callable
from typing import Any

from studio.document.document import Document
from studio.protocol.geometry import Box, Margins, Size, inpainting_crop
from studio.ui.canvas.canvas import Canvas
from studio.ui.recipe.repainting_fields import RepaintingFields


class Extending:
    """Keeps the margins that are to be added to the picture, and the frame of what the model sees, and shows them.

    A frame that reaches past the picture's edge extends the picture that far.

    Args:
        fields: The fields of how masked or added parts are repainted.
        own_size: Returns the width and height of the model's pictures.
        changed: Called when margins or frame have changed.
    """

    def __init__(
        self,
        document: Document,
        canvas: Canvas,
        fields: RepaintingFields,
        own_size: Callable[[], Size],
        changed: Callable[[], None],
    ) -> None:
        self._document, self._canvas, self._fields = document, canvas, fields
        self._own_size, self._changed = own_size, changed
        self._margins = Margins()
        self._frame: Box | None = None
        canvas.margins_dragged.connect(self.set_margins)
        canvas.frame_dragged.connect(self.set_frame)
        document.picture_replaced.connect(self.reset)

    @property
    def margins(self) -> Margins:
        """The margins by which the picture is to be extended."""
        if self._frame is None or not self._document.has_picture:
            return self._margins
        return self._margins.larger(Margins.to(self._frame, self._document.size))

    @property
    def wanted(self) -> bool:
        """Whether the picture is to be extended."""
        return any(self.margins)

    def set_margins(self, margins: Margins) -> None:
        """Extend the picture by these margins; the part that the model sees follows from them again."""
        self._margins, self._frame = margins, None
        self._show()

    def set_frame(self, box: Box | None) -> None:
        """Make the model see this part of the extended picture; None: the part that follows from mask and margins."""
        self._frame = box
        self._show()

    def reset(self) -> None:
        """Reset margins and frame."""
        self.set_margins(Margins())

    def crop(self, size: tuple[int, int] | None) -> Box | None:
        """Return the part that the model sees, in pixels of the picture; it reaches past extended edges.

        Args:
            size: Width and height that the recipe asks for; None for the model's own.

        Returns:
            The frame that was set, or by `inpainting_crop`; None where nothing is masked or added.
        """
        document, margins = self._document, self.margins
        painted = document.mask_box.union(margins.added(document.size)) if document.has_picture else Box(0, 0, 0, 0)
        if painted.empty:
            return None
        if self._frame is not None and not self._frame.intersection(painted).empty:
            return self._frame
        whole = margins.around(document.size)
        growth = self._fields.growth(painted, whole.size, extends=self.wanted)
        repainted = painted.grown(growth).intersection(whole).moved(margins.left, margins.top)
        target = self._own_size() if size is None else Size(*size)
        crop = inpainting_crop(repainted, whole.size, target, self._fields.padding_pixels)
        return crop.moved(-margins.left, -margins.top)

    def settings(self) -> dict[str, Any]:
        """Return the recipe's settings for extending the picture, besides those of the panel."""
        if not self.wanted:
            return {}
        return {
            "outpaint": tuple(self.margins),
            "auto_edges": self._fields.follows_size(extends=True),
            "extend_in_frames": self._fields.frames.key() == "frames",
        }

    def _show(self) -> None:
        self._canvas.show_margins(self.margins)
        self._changed()
