"""The layers panel: blend mode and opacity of the active layer, the list of layers, and commands for it."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.document.document import Document
from studio.document.layers.layer import NORMAL, Layer
from studio.document.layers.tree import find
from studio.ui.layers.guide_fields import GuideFields
from studio.ui.layers.layer_tree import LayerTree
from studio.ui.layers.wording import BLEND_CHOICES, blend_title
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label

_EMPTY = tr("A picture that is opened or generated becomes the first layer.")
_BUTTON = 24  # pixels on a side
_REST_MS = 250  # after the last change, before thumbnails are drawn


class LayersPanel(QWidget):
    """Follows the document; signals of the panel and of its `tree` report what the user changes.

    Signals:
        blend_chosen: Another blend mode for the active layer.
        opacity_edited: Another opacity for the active layer, 0..1.
    """

    blend_chosen = Signal(str)
    opacity_edited = Signal(float)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Layers"))
        self._document = document
        self.tree = LayerTree(document)
        self.message = plain_label(_EMPTY, quiet=True)
        self.message.setWordWrap(True)
        self.blend = ChoiceField(
            "", BLEND_CHOICES, NORMAL, tr("How the layer mixes with those below it."), name=tr("Blend mode")
        )
        self.blend.setMinimumWidth(10 * UNIT)  # most layers are normal; the label of the opacity is longer
        self.opacity = NumberField(
            tr("Opacity"),
            minimum=0,
            maximum=100,
            default=100,
            step=5,
            unit="%",
            tooltip=tr("Opacity of the active layer; below 100% the layers under it show through."),
        )
        self.guide = GuideFields()
        self._buttons = QHBoxLayout()
        self._arrange()
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self._rest)
        self.blend.chosen.connect(self.blend_chosen)
        self.opacity.edited.connect(lambda percent: self.opacity_edited.emit(percent / 100))
        document.layers_changed.connect(self._refill)
        document.picture_changed.connect(self._pixels_changed)
        document.mask_changed.connect(self._pixels_changed)
        self._refill()

    def set_actions(self, actions: list[QAction]) -> None:
        """Show commands as buttons under the list."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAutoRaise(True)
            button.setFixedSize(_BUTTON, _BUTTON)
            button.setIconSize(QSize(16, 16))
            button.setStyleSheet("padding: 0")
            button.setAccessibleName(action.text())
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.blend, 4)
        row.addWidget(self.opacity, 7)
        column.addLayout(row)
        column.addWidget(self.guide)
        column.addWidget(self.message)
        column.addWidget(self.tree, 1)
        self._buttons.setSpacing(0)
        column.addLayout(self._buttons)

    def _refill(self) -> None:
        document = self._document
        self.tree.follow()
        self.tree.setVisible(document.has_picture)
        self.message.setVisible(not document.has_picture)
        node = find(document.stack, document.active)
        guide = node if isinstance(node, Layer) and node.is_guide else None
        self.blend.setEnabled(node is not None and guide is None)
        self.guide.show_layer(guide)
        self.opacity.setEnabled(node is not None)
        blend = NORMAL if node is None else node.blend
        if all(blend != known for known, _ in BLEND_CHOICES):
            self.blend.set_choices([*BLEND_CHOICES, (blend, blend_title(blend))])
        self.blend.set_key(blend)
        percent = 100.0 if node is None else round(node.opacity * 100)
        if self.opacity.value() != percent:
            self.opacity.setValue(percent)

    def _pixels_changed(self, *_: object) -> None:
        self._resting.start()

    def _rest(self) -> None:
        if self._document.stroking or not self.isVisible():
            self._resting.start()
            return
        self.tree.refresh_thumbnails()
