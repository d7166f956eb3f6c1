"""One control of the recipe: its kind and weight, and below, when opened, its source, network, steps and detector."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.protocol import places
from studio.protocol.control_kinds import KINDS, ControlKindName
from studio.protocol.generation_recipe import ControlSpec
from studio.ui.recipe.row_list import ListRow, narrow_width
from studio.ui.theme import UNIT
from studio.ui.translation import tr, within_sentence
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.setting_field import setting_field

CANVAS, FRAME, FILE, MAP = "canvas", "frame", "file", "map"
_PICTURES = tr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif)")
_SOURCES = {
    CANVAS: tr("the picture on the canvas"),
    FRAME: tr("the frame of the timeline"),
    FILE: tr("a file…"),
    MAP: tr("a finished map…"),
}


class ControlRow(ListRow):
    """The fields of a ControlSpec.

    Signals:
        show_wanted: Its map is to be shown on the canvas, or hidden again.
        paint_wanted: Its map is to be painted over.
        frame_wanted: The frame under the playhead is to be its picture.
    """

    show_wanted = Signal()
    paint_wanted = Signal()
    frame_wanted = Signal()

    def __init__(self, spec: ControlSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec  # of a restored recipe, with settings that are not shown
        self._file = spec.image
        self._source_before = CANVAS
        self._has_picture = True
        self._offered: set[str] = set()  # networks for the model
        self.kind = ChoiceField(
            "",
            [(name, tr(kind.title)) for name, kind in KINDS.items()],
            spec.kind,
            tr("What is followed."),
            name=tr("Kind of control"),
            notes={name: tr(kind.note) for name, kind in KINDS.items()},
        )
        self.weight = _field(
            "weight", tr("Weight"), tr("How strictly the map is followed: 0 ignores it, 1 is as trained.")
        )
        self.show_button = IconButton("ph.eye", tr("Show map"), tr("Show the map on the canvas, or hide it again."))
        self.open_button = IconButton("ph.caret-right", tr("More settings"), tr("Source, network, steps and detector."))
        self.open_button.set_icons("ph.caret-right", "ph.caret-down")
        self.remove_button = IconButton("ph.x", tr("Remove control"), tr("Remove this control."))
        self.source = ChoiceField(tr("Source"), list(_SOURCES.items()), CANVAS, tr("The source of the map."))
        self.model = ChoiceField(
            tr("Network"), [("", tr("automatic"))], tooltip=tr("The ControlNet or T2I-Adapter that follows the map.")
        )
        self.start = _field("start", tr("Start"), tr("Share of the steps before the control sets in."))
        self.end = _field("end", tr("End"), tr("Share of the steps after which it ends."))
        self.paint_button = QPushButton(tr("Paint over the map…"))
        self.settings: dict[str, NumberField] = {}
        self._arrange()
        self._connect()
        self.set_spec(spec)

    @property
    def kind_name(self) -> ControlKindName:
        """The selected kind."""
        name = self.kind.key()
        assert name in get_args(ControlKindName), "the choices are the kinds"
        return name  # type: ignore[return-value]

    @property
    def from_canvas(self) -> bool:
        """Whether the map is made from the picture on the canvas."""
        return self.source.key() == CANVAS

    @property
    def usable(self) -> bool:
        """Whether there is a picture for it."""
        return self._has_picture if self.from_canvas else bool(self._file)

    def spec(self, canvas: str = "") -> ControlSpec:
        """Return the control.

        Args:
            canvas: The file of the picture on the canvas.
        """
        fields = {
            "kind": self.kind_name,
            "image": canvas if self.from_canvas else self._file,
            "ready": self.source.key() == MAP,
            "settings": {name: field.value() for name, field in self.settings.items() if not _is_default(field)},
            "estimator": self._spec.estimator if self._spec.kind == self.kind_name else None,
            "model": self.model.key() or None,
            "weight": self.weight.value(),
            # a changed weight applies to all steps
            "weight_curve": self._spec.weight_curve if self.weight.value() == self._spec.weight else (),
            "start": self.start.value(),
            "layer": self._spec.layer if self._file == self._spec.image and self.source.key() == MAP else "",
            "end": max(self.end.value(), min(1.0, self.start.value() + 0.01)),
        }
        if fields["start"] == 1:
            fields |= {"start": 0.99}
        return ControlSpec.model_validate(fields)

    def set_spec(self, spec: ControlSpec) -> None:
        """Show a control; one without an image takes the picture on the canvas."""
        self._spec, self._file = spec, spec.image
        self.kind.set_key(spec.kind)
        self._offer_sources()
        self.source.set_key(CANVAS if not spec.image else MAP if spec.ready else FILE)
        if spec.model and not self.model.set_key(spec.model):
            self.model.set_choices([*_choices_of(self.model), (spec.model, Path(spec.model).name)])
            self.model.set_key(spec.model)
        for name, field in (("weight", self.weight), ("start", self.start), ("end", self.end)):
            field.setValue(getattr(spec, name))
        for name, field in self.settings.items():
            field.setValue(spec.settings.get(name, KINDS[spec.kind].settings[name].default))
        self._follow()

    def use_picture(self, file: str) -> None:
        """Make the map from a file from now on."""
        self._file = file
        self._offer_sources()
        self.source.set_key(FILE)
        self._follow()
        self.changed.emit()

    def use_map(self, file: str) -> None:
        """Use a finished map from now on."""
        self._file = file
        self._offer_sources()
        self.source.set_key(MAP)
        self._follow()
        self.changed.emit()

    def offer_networks(self, names: Sequence[tuple[str, str]]) -> None:
        """Offer the control networks for a model, by name and title.

        The selected one is kept, also one that is not available; but what was offered for another model does not fit.
        """
        chosen, choices = self.model.key(), [("", tr("automatic")), *names]
        if chosen and chosen not in dict(names):
            if chosen in self._offered:
                self.model.set_key("")
            else:
                choices.append((chosen, Path(chosen).name))
        self._offered = set(dict(names))
        self.model.set_choices(choices)

    def set_pictured(self, pictured: bool) -> None:
        """Say whether there is a picture on the canvas."""
        self._has_picture = pictured
        self._follow()

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(UNIT // 2)
        first.addWidget(self.kind, 1)
        first.addWidget(self.weight)
        self.weight.setFixedWidth(narrow_width(self.weight, "0.125"))
        for button in (self.show_button, self.open_button, self.remove_button):
            first.addWidget(button)
        self.details = QWidget()
        column = QVBoxLayout(self.details)
        column.setContentsMargins(UNIT, 0, 0, UNIT // 2)
        column.setSpacing(UNIT // 2)
        column.addWidget(self.source)
        column.addWidget(self.model)
        steps = QHBoxLayout()
        steps.setSpacing(UNIT // 2)
        steps.addWidget(self.start)
        steps.addWidget(self.end)
        column.addLayout(steps)
        self._detector = QVBoxLayout()
        self._detector.setSpacing(UNIT // 2)
        column.addLayout(self._detector)
        column.addWidget(self.paint_button)
        self.details.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(first)
        layout.addWidget(self.details)

    def _connect(self) -> None:
        self.kind.changed.connect(self._kind_changed)
        self.source.chosen.connect(self._source_chosen)
        for field in (self.weight, self.start, self.end):
            field.valueChanged.connect(lambda _: self.changed.emit())
        self.model.changed.connect(lambda _: self.changed.emit())
        self.open_button.toggled.connect(self._show_details)
        self.show_button.clicked.connect(self.show_wanted)
        self.paint_button.clicked.connect(self.paint_wanted)
        self.remove_button.clicked.connect(self.removed)
        self._make_settings()

    def _kind_changed(self, _: str) -> None:
        self._make_settings()
        self._follow()
        self.changed.emit()

    def _make_settings(self) -> None:
        """Make the fields of the kind's detector."""
        for field in self.settings.values():
            self._detector.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.settings = {}
        for name, setting in KINDS[self.kind_name].settings.items():
            field = NumberField(
                tr(setting.title),
                minimum=setting.minimum,
                maximum=setting.maximum,
                default=setting.default,
                step=1 if setting.is_integer else 0.05,
                decimals=0 if setting.is_integer else 3,
                tooltip=tr(setting.note),
            )
            field.valueChanged.connect(lambda _: self.changed.emit())
            self.settings[name] = field
            self._detector.addWidget(field)

    def _source_chosen(self, key: str) -> None:
        if key == CANVAS:
            self._follow()
            self.changed.emit()
            return
        if key == FRAME:  # kept as a picture, which the row then shows
            self.source.set_key(self._source_before)
            self.frame_wanted.emit()
            return
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Choose picture"), self._file, _PICTURES)
        if chosen:
            self._file = chosen
            self._offer_sources()
            self.source.set_key(key)
        elif not self._file:
            self.source.set_key(CANVAS)
        self._follow()
        self.changed.emit()

    def _offer_sources(self) -> None:
        titles = dict(_SOURCES)
        if self._file:
            kept = Path(self._file).parent == places.data_home() / "inputs"
            named = Path(self._file).name
            titles |= (
                {FILE: tr("a kept picture"), MAP: tr("a painted map")}
                if kept
                else {FILE: named, MAP: tr("{named}, a map").format(named=named)}
            )
        self.source.set_choices(list(titles.items()))

    def _follow(self) -> None:
        """Show what applies."""
        self._source_before = self.source.key()
        kind, made = KINDS[self.kind_name], self.source.key() != MAP
        for field in self.settings.values():
            field.setVisible(made)
        usable = self.usable
        self.show_button.setEnabled(usable)
        self.show_button.setToolTip(
            tr("Show the map on the canvas, or hide it again.")
            if usable
            else tr("There is no picture on the canvas yet.")
        )
        self.weight.setEnabled(usable)
        self.paint_button.setVisible(kind.grey)
        self.paint_button.setToolTip(
            tr("Draw on the map of {kind} in white and black.").format(kind=within_sentence(tr(kind.title)))
        )


def spec_from(state: object) -> ControlSpec | None:
    """Return a control from its saved state; None if that is invalid."""
    if not isinstance(state, Mapping):
        return None
    try:
        return ControlSpec.model_validate(dict(state))
    except ValidationError:
        return None


def _field(key: str, label: str, tooltip: str) -> NumberField:
    return setting_field(ControlSpec, key, label, step=0.05, decimals=3, tooltip=tooltip)


def _is_default(field: NumberField) -> bool:
    return field.value() == field.default()


def _choices_of(choice: ChoiceField) -> list[tuple[str, str]]:
    return [(choice.itemData(row), choice.itemText(row)) for row in range(choice.count())]
