"""Changes layers by the commands of the menu and by the layers panel; each change is one undo step."""

from collections.abc import Callable
from functools import partial

import numpy as np

from studio.document.canvas_sizing import crop_canvas
from studio.document.document import Document
from studio.document.edits import MASK, Edit, EditSequence
from studio.document.layer_editing import LayerEditing
from studio.document.layers.layer import Layer
from studio.document.layers.transforming import flipped, transformed, turned
from studio.document.layers.tree import find, places
from studio.protocol.errors import BadInput
from studio.ui.actions import Actions, Operations
from studio.ui.layers.layers_panel import LayersPanel
from studio.ui.translation import tr
from studio.ui.undo import UndoStack

_NO_LAYER = tr("Choose a layer first: the mask is active.")
_BUTTONS = ("new", "group", "duplicate", "merge_down", "lock_alpha", "up", "down", "delete")


class Layering:
    """Joins the layers panel, the document and the undo stack.

    Args:
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        document: Document,
        undo: UndoStack,
        panel: LayersPanel,
        actions: Actions,
        notify: Callable[[str, bool], None],
    ) -> None:
        self._document, self._undo, self._panel, self._notify = document, undo, panel, notify
        self._editing = LayerEditing(document)
        panel.set_actions([actions[f"layer.{name}"] for name in _BUTTONS])
        tree = panel.tree
        tree.chosen.connect(document.activate)
        tree.moved.connect(lambda id_, parent, index: self._do(partial(self._editing.move, id_, parent, index)))
        tree.renamed.connect(self._rename)
        tree.shown_toggled.connect(lambda id_: self._toggle(id_, "visible", tr("Hide layer"), tr("Show layer")))
        tree.lock_toggled.connect(lambda id_: self._toggle(id_, "locked", tr("Unlock layer"), tr("Lock layer")))
        tree.delete_pressed.connect(lambda: self._do(lambda: self._editing.delete(document.active)))
        panel.blend_chosen.connect(lambda blend: self._change(tr("Blend mode"), blend=blend))
        panel.opacity_edited.connect(lambda opacity: self._change(tr("Layer opacity"), opacity=opacity))

    def operations(self) -> Operations:
        """Return what the commands do."""
        editing, document = self._editing, self._document

        def on_active(change: Callable[[str], Edit | None]) -> Callable[[], None]:
            return lambda: self._do(lambda: change(document.active))

        return {
            "layer.new": lambda: self._do(editing.add),
            "layer.group": lambda: self._do(editing.add_group),
            "layer.ungroup": on_active(editing.ungroup),
            "layer.duplicate": on_active(editing.duplicate),
            "layer.rename": self._panel.tree.edit_name,
            "layer.delete": on_active(editing.delete),
            "layer.merge_down": on_active(editing.merge_down),
            "layer.flatten": lambda: self._do(editing.flatten),
            "layer.visible": lambda: self._toggle(document.active, "visible", tr("Hide layer"), tr("Show layer")),
            "layer.lock": lambda: self._toggle(document.active, "locked", tr("Unlock layer"), tr("Lock layer")),
            "layer.lock_alpha": lambda: self._toggle(
                document.active, "alpha_locked", tr("Unlock transparency"), tr("Lock transparency")
            ),
            "layer.up": on_active(editing.raise_),
            "layer.down": on_active(editing.lower),
            "layer.above": partial(self._step, -1),
            "layer.below": partial(self._step, 1),
            "image.crop": self._crop_to_mask,
            "layer.mask": self._swap_mask,
            "layer.to_mask": self._alpha_to_mask,
            "layer.flip_across": self._transforming(partial(flipped, across=True), tr("Flip layer horizontally")),
            "layer.flip_down": self._transforming(partial(flipped, across=False), tr("Flip layer vertically")),
            "layer.turn_right": self._transforming(partial(turned, quarters=1), tr("Rotate layer right")),
            "layer.turn_left": self._transforming(partial(turned, quarters=-1), tr("Rotate layer left")),
            "layer.transform": self.choose_transform,
        }

    def choose_transform(self) -> None:
        """Ask by how much to scale and to turn the active layer."""
        if self._document.active_layer is None:
            self._notify(tr("Choose a layer to transform first."), False)
            return
        from studio.ui.layers.transform_dialog import TransformDialog  # when it is first needed

        dialog = TransformDialog(self._panel.window())
        dialog.chosen.connect(self.transform)
        dialog.open()

    def transform(self, across: float, down: float, degrees: float) -> None:
        """Scale the active layer, and turn it clockwise."""
        self._transforming(partial(transformed, scale=(across, down), degrees=degrees), tr("Scale and rotate layer"))()

    def _transforming(self, change: Callable[[Layer], Layer], title: str) -> Callable[[], None]:
        return lambda: self._do(lambda: self._editing.transform(self._document.active, change, title))

    def _do(self, change: Callable[[], Edit | None]) -> None:
        try:
            self._undo.record(change())
        except BadInput as error:
            self._notify(str(error), False)

    def _change(self, title: str, **values: object) -> None:
        self._do(lambda: self._editing.change(self._document.active, title, **values))

    def _rename(self, id_: str, name: str) -> None:
        self._do(lambda: self._editing.rename(id_, name))
        self._panel.tree.fill()  # an empty name was refused

    def _toggle(self, id_: str, attribute: str, off: str, on: str) -> None:
        node = find(self._document.stack, id_)
        if node is None or not hasattr(node, attribute):
            self._notify(_NO_LAYER if node is None else tr("A group has no transparency of its own to lock."), False)
            return
        value = not getattr(node, attribute)
        self._do(lambda: self._editing.change(id_, on if value else off, **{attribute: value}))

    def _step(self, by: int) -> None:
        """Choose the row above or below the active one; the mask is the topmost."""
        ids = [MASK, *(place.node.id for place in places(self._document.stack))]
        index = ids.index(self._document.active) + by
        if 0 <= index < len(ids):
            self._document.activate(ids[index])

    def _swap_mask(self) -> None:
        document = self._document
        if document.active != MASK:
            document.activate(MASK)
            return
        layer = document.last_layer or next(document.stack.layers(), None)
        if layer is not None:
            document.activate(layer.id)

    def _crop_to_mask(self) -> None:
        """Cut the canvas to the box around the mask, and clear the mask, as one undo step."""
        document = self._document
        cropped = crop_canvas(document, document.mask_box) if document.has_mask else None
        if cropped is None:
            self._notify(tr("Mask what is to be kept first: the canvas is cut to the box around the mask."), False)
            return
        cleared = document.clear_mask()
        edits = (cropped,) if cleared is None else (cropped, cleared)
        self._undo.record(EditSequence(edits, tr("Crop canvas")))

    def _alpha_to_mask(self) -> None:
        """Mask what the layer that is active, or was before the mask, covers."""
        layer = self._document.last_layer
        if layer is None:
            self._notify(tr("Choose a layer first: its transparency becomes the mask."), False)
            return
        alpha = layer.on_canvas(self._document.size)[..., 3]
        self._undo.record(self._document.set_mask(np.ascontiguousarray(alpha), tr("Mask from layer")))
