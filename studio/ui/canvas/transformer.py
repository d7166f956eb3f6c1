"""Transforms the active layer: a preview while it is dragged, and the result as one undo step, off the UI thread."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.document.document import Document
from studio.document.edits import MASK, Edit
from studio.document.layers.layer import Layer
from studio.document.layers.placement import Placement
from studio.document.layers.transform_preview import preview_parts
from studio.document.layers.transforming import merged, placed, split
from studio.document.layers.tree import is_locked, with_replaced
from studio.protocol.errors import BadInput
from studio.ui.background import Background
from studio.ui.canvas.transform_preview import TransformPreview
from studio.ui.tools.transform_state import TransformState
from studio.ui.translation import tr

Made = tuple[Placement, TransformPreview]


class Transformer(QObject):
    """Works while the transform tool is active.

    Attributes:
        preview: The preview; None until it is ready.
        problem: One plain line: why nothing can be transformed.

    Signals:
        refused: One plain line: why something could not be done.
        preview_changed: The preview has changed, or is gone.
    """

    refused = Signal(str)
    preview_changed = Signal()

    def __init__(
        self,
        document: Document,
        state: TransformState,
        record: Callable[[Edit | None], object],
        parent: QObject | None = None,
    ) -> None:
        """Make a transformer; `record` takes each edit that was applied."""
        super().__init__(parent)
        self._document, self._state, self._record = document, state, record
        self._background = Background(self)
        self.preview: TransformPreview | None = None
        self.problem = ""
        self._active = False
        self._applying = False
        self._version = 0  # version of the input: results of an earlier one are dropped
        document.picture_replaced.connect(self._document_changed)
        document.layers_changed.connect(self._document_changed)
        document.picture_changed.connect(self._document_changed)
        document.mask_changed.connect(self._mask_changed)
        state.option_changed.connect(self._document_changed)

    @property
    def busy(self) -> bool:
        """Whether something is being computed."""
        return self._background.busy

    def follow_tool(self, *, transforms: bool) -> None:
        """Begin when the transform tool is chosen; apply the transformation when another tool is."""
        if transforms and not self._active:
            self._active = True
            self._begin()
        elif self._active and not transforms:
            self._active = False
            if self._state.touched:
                self.apply()
            else:
                self._end()

    def apply(self) -> None:
        """Transform the layer as one undo step."""
        layer, placement = self._document.active_layer, self._state.placement
        if layer is None or placement is None or not self._state.touched or self._applying:
            return
        self._applying = True
        version, mask = self._version, self._document.mask.copy() if self._state.only_masked else None

        def make() -> Layer:
            if mask is None:
                return placed(layer, placement)
            part, rest = split(layer, mask)
            return merged(placed(part, placement), rest)

        self._background.run(make, lambda made: self._take(version, made), lambda error: self._fail(version, error))

    def cancel(self) -> None:
        """Put the layer back."""
        self._state.reset()

    def close(self) -> None:
        """Stop computing."""
        self._background.close()

    def _begin(self) -> None:
        """Begin with the active layer as it is."""
        self._version += 1
        self._applying = False
        self.preview = None
        document, only_masked = self._document, self._state.only_masked
        layer = document.active_layer
        self.problem = self._find_problem(layer)
        if layer is None or self.problem:
            self._end()
            return
        version, stack, size = self._version, document.stack, document.size
        mask = document.mask.copy() if only_masked else None
        self._state.begin(None if only_masked else Placement.of(layer.box))

        def make(*, draft: bool) -> Made | None:
            if version != self._version:
                return None
            part, rest = (layer, None) if mask is None else split(layer, mask)
            return Placement.of(part.box), TransformPreview(preview_parts(stack, part, rest, size, draft=draft))

        for draft in (True, False):
            self._background.run(
                partial(make, draft=draft),
                lambda made: self._show(version, made),
                lambda error: self._fail(version, error),
            )

    def _find_problem(self, layer: Layer | None) -> str:
        document = self._document
        if layer is None:
            if document.active == MASK:
                return tr("Choose a layer to transform: the mask is active.")
            return tr("Choose a layer to transform: a group is active.")
        if is_locked(document.stack, layer.id):
            return tr("The layer “{layer}” is locked.").format(layer=layer.name)
        if self._state.only_masked and not document.has_mask:
            return tr("Mask what is to be transformed first.")
        return ""

    def _show(self, version: int, made: Made | None) -> None:
        if made is None or version != self._version:
            return
        start, self.preview = made
        if self._state.start is None:
            self._state.begin(start)
        self.preview_changed.emit()

    def _take(self, version: int, layer: Layer) -> None:
        if version != self._version:
            return
        self._applying = False
        self._version += 1  # the following changes are this object's own
        document, active = self._document, self._active
        self._active = False
        edit = document.change_stack(with_replaced(document.stack, layer.id, layer), tr("Transform layer"))
        self._active = active
        self._record(edit)
        if active:
            self._begin()
        else:
            self._end()

    def _fail(self, version: int, error: BadInput) -> None:
        if version == self._version:
            self._applying = False
            self.problem = str(error)
            self.refused.emit(self.problem)
            if not self._active:
                self._end()

    def _end(self) -> None:
        self.preview = None
        self._state.begin(None)

    def _document_changed(self, _changed: object = None) -> None:
        """Begin again after something else has changed the layers."""
        if self._active:
            self._begin()
        elif self._applying:
            self._version += 1
            self._applying = False
            self._end()

    def _mask_changed(self, _: object) -> None:
        if self._state.only_masked:
            self._document_changed()
