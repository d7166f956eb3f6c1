"""The settings of the active guide layer: a control's kind and weight, or regions with their prompts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.document.layers.guides import ControlUse
from studio.document.layers.layer import Layer
from studio.protocol.control_kinds import KINDS
from studio.protocol.generation_recipe import ControlSpec
from studio.ui.layers.region_list import RegionList
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.setting_field import setting_field


class GuideFields(QWidget):
    """Hidden while the active layer is not a control and has no regions.

    Signals:
        control_edited: New settings of the active control layer (ControlUse).
    """

    control_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._use: ControlUse | None = None
        self.kind = ChoiceField(
            "",
            [(name, tr(kind.title)) for name, kind in KINDS.items()],
            "scribble",
            tr("What the layer shows; the network gets it as painted."),
            name=tr("Kind of control"),
            notes={name: tr(kind.note) for name, kind in KINDS.items()},
        )
        self.weight = _field(
            "weight", tr("Weight"), tr("How strictly the layer is followed: 0 ignores it, 1 is as trained.")
        )
        self.start = _field("start", tr("Start"), tr("Share of the steps before the control sets in."))
        self.end = _field("end", tr("End"), tr("Share of the steps after which it ends."))
        self.regions = RegionList()
        self._control = QWidget()
        rows = QVBoxLayout(self._control)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT // 2)
        for row in ((self.kind, self.weight), (self.start, self.end)):
            line = QHBoxLayout()
            line.setSpacing(UNIT)
            for field in row:
                line.addWidget(field, 1)
            rows.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._control)
        column.addWidget(self.regions)
        self.kind.chosen.connect(lambda _: self._edited())
        for number in (self.weight, self.start, self.end):
            number.edited.connect(lambda _: self._edited())
        self.hide()

    def show_layer(self, layer: Layer | None) -> None:
        """Show a guide layer's settings; None hides them."""
        self._use = None if layer is None else layer.control
        regions = layer if layer is not None and layer.kind == "regions" else None
        self._control.setVisible(self._use is not None)
        self.regions.setVisible(regions is not None)
        self.setVisible(self._use is not None or regions is not None)
        if regions is not None:
            self.regions.show_regions(regions.regions)
        if self._use is not None:
            self.kind.set_key(self._use.kind)
            for name, field in (("weight", self.weight), ("start", self.start), ("end", self.end)):
                if field.value() != (value := getattr(self._use, name)):
                    field.setValue(value)

    def _edited(self) -> None:
        if self._use is None:
            return
        start = min(self.start.value(), 0.99)
        changes = {
            "kind": self.kind.key(),
            "weight": self.weight.value(),
            "start": start,
            "end": max(self.end.value(), min(1.0, start + 0.01)),
        }
        use = ControlUse.model_validate({**self._use.model_dump(), **changes})
        if use != self._use:
            self.control_edited.emit(use)


def _field(key: str, label: str, tooltip: str) -> NumberField:
    return setting_field(ControlSpec, key, label, step=0.05, decimals=3, tooltip=tooltip)
