"""The list of layers: the mask, then layers and groups, the topmost first."""

import qtawesome
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from studio.document.document import Document
from studio.document.edits import MASK
from studio.document.layers.layer import NORMAL, Group, Layer
from studio.document.layers.tree import Node
from studio.ui.layers.layer_thumbnail import SIDE, layer_thumbnail, mask_thumbnail
from studio.ui.layers.wording import blend_title, guide_title, layer_name
from studio.ui.theme import colours
from studio.ui.translation import number_text, tr, within_sentence
from studio.ui.widgets.reserved_keys import reserve_keys

_NAME, _STATE, _SHOWN, _LOCKED = range(4)  # columns
_ID = Qt.ItemDataRole.UserRole
_ON, _BELOW = QAbstractItemView.DropIndicatorPosition.OnItem, QAbstractItemView.DropIndicatorPosition.BelowItem


class LayerTree(QTreeWidget):
    """Shows the document's layers; signals report what the user does with them.

    Signals:
        chosen: Paint on the layer with this id, or on the mask.
        moved: Move a layer to the group with an id, at an index.
        renamed: Give a layer another name.
        shown_toggled: Show a layer, or hide it.
        lock_toggled: Lock a layer, or unlock it.
        delete_pressed: The Delete key was pressed.
    """

    chosen = Signal(str)
    moved = Signal(str, str, int)
    renamed = Signal(str, str)
    shown_toggled = Signal(str)
    lock_toggled = Signal(str)
    delete_pressed = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._items: dict[str, QTreeWidgetItem] = {}
        self._stack: Group | None = None  # as shown
        self._filling = False
        self.setAccessibleName(tr("Layers"))
        self.setColumnCount(4)
        self.setHeaderHidden(True)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setItemDelegateForColumn(_NAME, _NameEditing(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_STATE, QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(22)
        for column in (_SHOWN, _LOCKED):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, 24)
        self.currentItemChanged.connect(self._choose)
        self.itemClicked.connect(self._click)
        self.itemDoubleClicked.connect(self._double_click)
        self.itemChanged.connect(self._rename)

    def follow(self) -> None:
        """Show the document's layers as they are now; rows that show them already stay."""
        if self._document.stack is not self._stack or not self._items:
            self.fill()
        else:
            self._filling = True
            self.setCurrentItem(self._items[self._document.active])
            self._filling = False

    def fill(self) -> None:
        """Make all rows again."""
        self._filling = True
        document, kept = self._document, set(self._collapsed())
        self._stack = document.stack
        self.clear()
        self._items = {}
        if document.has_picture:
            self._add_mask()
            self._add(document.stack, None)
        for id_, item in self._items.items():
            item.setExpanded(id_ not in kept)
        current = self._items.get(document.active)
        if current is not None:
            self.setCurrentItem(current)
        self._filling = False

    def refresh_thumbnails(self) -> None:
        """Draw the thumbnails of the mask and of all layers again."""
        self._filling = True
        for id_, item in self._items.items():
            if id_ == MASK:
                item.setIcon(_NAME, mask_thumbnail(self._document.mask))
        for layer in self._document.stack.layers():
            if layer.id in self._items:
                self._items[layer.id].setIcon(_NAME, layer_thumbnail(layer, self._document.size))
        self._filling = False

    def edit_name(self) -> None:
        """Let the active layer's name be typed."""
        item = self._items.get(self._document.active)
        if item is not None and self._document.active != MASK:
            self.setFocus()
            self.editItem(item, _NAME)

    def item(self, id_: str) -> QTreeWidgetItem:
        """Return the row of a layer, group or MASK."""
        return self._items[id_]

    # Qt events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes the active layer."""
        if event.key() == Qt.Key.Key_Delete and self.state() != QAbstractItemView.State.EditingState:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the shortcut of the Delete key, which clears the mask, from taking it."""
        return reserve_keys(event, (Qt.Key.Key_Delete,)) or super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the new theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_items") and self._items:
            self.fill()

    def dropEvent(self, event: QDropEvent) -> None:
        """Report where a row was dropped; the document moves the layer, and the list follows it."""
        target, dragged = self.itemAt(event.position().toPoint()), self._id(self.currentItem())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if not dragged or dragged == MASK:
            return
        parent, index = self._place_for(target)
        self.moved.emit(dragged, parent, index)

    # private

    def _place_for(self, target: QTreeWidgetItem | None) -> tuple[str, int]:
        """Return the group and the index for a drop on, above or below a row, or below all rows."""
        stack, position = self._document.stack, self.dropIndicatorPosition()
        if target is None:
            return stack.id, len(stack.children)
        if self._id(target) == MASK:
            return stack.id, 0
        if position == _ON and target.data(_STATE, _ID):
            return self._id(target), 0
        around = target.parent()
        index = around.indexOfChild(target) if around else self.indexOfTopLevelItem(target) - 1  # below the mask
        return self._id(around) or stack.id, index + (position == _BELOW)

    def _add_mask(self) -> None:
        item = QTreeWidgetItem([tr("Mask")])
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        item.setData(_NAME, _ID, MASK)
        item.setIcon(_NAME, mask_thumbnail(self._document.mask))
        item.setToolTip(_NAME, tr("Brush and eraser paint the mask: what is repainted."))
        self._items[MASK] = item
        self.addTopLevelItem(item)

    def _add(self, group: Group, parent: QTreeWidgetItem | None) -> None:
        for child in group.children:
            item = self._row(child)
            if parent is None:
                self.addTopLevelItem(item)
            else:
                parent.addChild(item)
            self._items[child.id] = item
            if isinstance(child, Group):
                self._add(child, item)

    def _row(self, node: Node) -> QTreeWidgetItem:
        c = colours()
        name = layer_name(node.name)
        item = QTreeWidgetItem([name, "" if node.opacity == 1 else number_text(node.opacity, ".0%"), "", ""])
        item.setToolTip(_NAME, ", ".join(part for part in (name, _state(node)) if part))
        if isinstance(node, Layer) and node.is_guide:
            item.setText(_STATE, guide_title(node).lower())
        flags = item.flags() | Qt.ItemFlag.ItemIsEditable
        item.setFlags(flags if isinstance(node, Group) else flags & ~Qt.ItemFlag.ItemIsDropEnabled)
        item.setData(_NAME, _ID, node.id)
        item.setData(_STATE, _ID, isinstance(node, Group))
        item.setForeground(_STATE, self.palette().placeholderText())
        if isinstance(node, Layer):
            item.setIcon(_NAME, layer_thumbnail(node, self._document.size))
        else:
            item.setIcon(_NAME, qtawesome.icon("ph.folder-simple", color=c.quiet))
        eye, lock = ("ph.eye" if node.visible else "ph.eye-slash"), "ph.lock-simple"
        item.setIcon(_SHOWN, qtawesome.icon(eye, color=c.text if node.visible else c.quiet))
        item.setIcon(_LOCKED, qtawesome.icon(lock, color=c.text) if node.locked else QIcon())
        item.setToolTip(_SHOWN, tr("Click to hide") if node.visible else tr("Click to show"))
        item.setToolTip(_LOCKED, tr("Click to unlock") if node.locked else tr("Click to lock"))
        description = [name, _state(node), "" if node.visible else tr("hidden"), tr("locked") if node.locked else ""]
        item.setData(_NAME, Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in description if part))
        return item

    def _collapsed(self) -> list[str]:
        return [id_ for id_, item in self._items.items() if item.childCount() and not item.isExpanded()]

    def _choose(self, item: QTreeWidgetItem | None, _before: object = None) -> None:
        if item is not None and not self._filling:
            self.chosen.emit(self._id(item))

    def _click(self, item: QTreeWidgetItem, column: int) -> None:
        if self._id(item) == MASK:
            return
        if column == _SHOWN:
            self.shown_toggled.emit(self._id(item))
        elif column == _LOCKED:
            self.lock_toggled.emit(self._id(item))

    def _double_click(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _NAME and self._id(item) != MASK:
            self.editItem(item, _NAME)

    def _rename(self, item: QTreeWidgetItem, column: int) -> None:
        if not self._filling and column == _NAME:
            id_, name = self._id(item), item.text(_NAME)
            QTimer.singleShot(0, self, lambda: self.renamed.emit(id_, name))  # once Qt has closed the editor

    @staticmethod
    def _id(item: QTreeWidgetItem | None) -> str:
        return "" if item is None else str(item.data(_NAME, _ID))


class _NameEditing(QStyledItemDelegate):
    """Lets Enter and Esc end the typing of a name; elsewhere they are shortcuts."""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        ends = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        return reserve_keys(event, ends) or super().eventFilter(editor, event)


def _state(node: Node) -> str:
    """Return for example "50% multiply"; "" for an opaque, normal layer."""
    parts = [] if node.opacity == 1 else [number_text(node.opacity, ".0%")]
    if isinstance(node, Layer) and node.is_guide:
        return " ".join([guide_title(node).lower(), *parts])
    if node.blend != NORMAL:
        parts.append(within_sentence(blend_title(node.blend)))
    return " ".join(parts)
