"""The Step panel: the update equation of the step under the playhead, with its numbers and a picture of each term."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from studio.protocol.events import InspectedPart, StepInspected
from studio.protocol.samplers import SAMPLER_TITLES
from studio.ui.subscripts import with_subscripts
from studio.ui.theme import UNIT, tabular
from studio.ui.translation import number_text, tr, tr_count, tr_message
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.plain import plain_label, plain_tooltip

_THUMBNAIL = 64  # pixels
_EMPTY = tr("Generate a picture and rest the playhead on a step: its equation, numbers and terms are shown here.")
_WAITING = tr("Computing the terms of this step…")
_ABOUT: Mapping[str, str] = {
    "x_t": tr("The state that enters the step."),
    "x0": tr("The network's estimate of the clean picture."),
    "eps": tr("The noise that the network predicts in xₜ."),
    "epsilon": tr("The noise that the network predicts in xₜ."),
    "x_prev": tr("The state that leaves the step."),
    "direction": tr("The part that points from x₀ back towards xₜ, at the next noise level."),
    "noise": tr("Fresh noise that this sampler adds."),
    "eps_cond": tr("The prediction with the prompt or class."),
    "eps_uncond": tr("The prediction without it, or with the negative prompt."),
    "eps_difference": tr("The difference that guidance multiplies by the CFG scale and adds."),
    "eps_model": tr("The prediction before x₀ was clipped to -1 ... 1."),
    "x_euler": tr("The result of a step along the current slope."),
    "x0_euler": tr("The network's estimate of the clean picture there."),
    "epsilon_euler": tr("The noise that the network predicts there."),
    "x_update": tr("The state before the known region was restored around the mask."),
}


class InspectorPanel(QScrollArea):
    """Equation, numbers, terms.

    Signals:
        part_chosen: The picture of a term or tensor was pressed: a QImage, and its name.
    """

    part_chosen = Signal(QImage, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Step"))
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.equation = _wrapped()
        self.equation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.where = _wrapped(quiet=True)
        self.numbers = _wrapped()
        self.numbers.setFont(tabular(self.numbers.font()))
        self.notes = _wrapped(quiet=True)
        self.message = _wrapped(quiet=True)
        keeps_place = self.message.sizePolicy()
        keeps_place.setRetainSizeWhenHidden(True)  # its coming and going moves nothing
        self.message.setSizePolicy(keeps_place)
        self.buttons: dict[str, QToolButton] = {}
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(UNIT)
        self._rows.setVerticalSpacing(UNIT // 2)
        self._rows.setColumnStretch(1, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        for part in (self.message, self.notes, self.equation, self.numbers, self.where):
            column.addWidget(part)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.setWidget(page)
        self.clear()

    def sizeHint(self) -> QSize:
        return QSize(320, 400)

    def clear(self, message: str = _EMPTY) -> None:
        """Show a message alone."""
        self._remove_rows()
        for label in (self.notes, self.equation, self.numbers, self.where):
            label.setText("")
            label.hide()
        self.message.setText(message)
        self.message.setVisible(bool(message))

    def wait(self) -> None:
        """Indicate that another step is being computed; the shown one stays until then."""
        self.message.setText(_WAITING)
        self.message.show()

    def show_step(self, step: StepInspected, images: Mapping[str, QImage]) -> None:
        """Show a step; `images` are the pictures of its parts by file name."""
        self._remove_rows()
        notes = [tr("x₀ is clipped to -1 ... 1.")] if step.clipped else []
        notes += [tr("Around the mask the known picture was restored after the update.")] if step.restored else []
        self.message.setText(_WAITING)  # hidden, it takes as much room as when it is shown
        self.message.hide()
        self.notes.setText(" ".join(notes))
        self.notes.setVisible(bool(notes))
        self.equation.setText(with_subscripts(step.equation.replace(",  ", "\n")))
        self.where.setText("\n".join(with_subscripts(tr_message(line)) for line in step.where.split("; ")))
        self.numbers.setText(_numbers_text(step))
        for label in (self.equation, self.numbers, self.where):
            label.show()
        self._add_heading(tr("Terms of the update"))
        for part in step.terms:
            self._add_part(part, images, tr("term "))
        self._add_heading(tr("What they are made of"))
        for part in step.tensors:
            self._add_part(part, images, "")

    def _add_heading(self, text: str) -> None:
        row = self._rows.rowCount()
        self._rows.setRowMinimumHeight(row, UNIT if self.buttons else 0)
        self._rows.addWidget(Heading(text), row + 1, 0, 1, 2)

    def _add_part(self, part: InspectedPart, images: Mapping[str, QImage], kind: str) -> None:
        row = self._rows.rowCount()
        image = images.get(part.picture)
        if image is not None and not image.isNull():
            button = QToolButton()
            button.setAutoRaise(True)
            button.setIcon(_enlarged(image))
            button.setIconSize(QSize(_THUMBNAIL, _THUMBNAIL))
            button.setToolTip(plain_tooltip(tr("Press to show it on the canvas.")))
            button.setAccessibleName(tr("Show {kind}{symbol} on the canvas").format(kind=kind, symbol=part.symbol))
            button.clicked.connect(lambda _=False: self.part_chosen.emit(image, part.symbol))
            self.buttons[f"{kind}{part.name}"] = button
            self._rows.addWidget(button, row, 0)
        text, about = _wrapped(), _wrapped(quiet=True)
        text.setText(_part_text(part))
        text.setFont(tabular(text.font()))
        self._rows.addWidget(text, row, 1)
        about.setText(_about(part.name))
        self._rows.addWidget(about, row + 1, 0, 1, 2)

    def _remove_rows(self) -> None:
        self.buttons.clear()
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _wrapped(*, quiet: bool = False) -> QLabel:
    label = plain_label(quiet=quiet)
    label.setWordWrap(True)
    return label


def _numbers_text(step: StepInspected) -> str:
    numbers, titles = step.numbers, {str(name): title for name, title in SAMPLER_TITLES.items()}
    sampler = str(numbers["sampler"])
    return tr(
        "step {step} of {steps}, {sampler}\n"
        "t = {timestep}  →  {timestep_prev}\n"
        "ᾱ = {alpha_bar:.4g}  →  ᾱ′ = {alpha_bar_prev:.4g}\n"
        "σ = {sigma:.4g}, CFG scale {guidance:g}"
    ).format(
        step=int(numbers["step"]) + 1,
        steps=numbers["steps"],
        sampler=titles.get(sampler, sampler),
        timestep=numbers["timestep"],
        timestep_prev=numbers["timestep_prev"],
        alpha_bar=float(numbers["alpha_bar"]),
        alpha_bar_prev=float(numbers["alpha_bar_prev"]),
        sigma=float(numbers["sigma"]),
        guidance=float(numbers["guidance"]),
    )


def _about(name: str) -> str:
    """Return the sentence about a term or tensor; the value of two steps before is named as in "x0[-2]"."""
    kind, _, age = name.partition("[-")
    about = _ABOUT.get(kind, "")
    if not age:
        return about
    steps = int(age.rstrip("]"))
    return " ".join(
        [about, tr_count("From {count} step before.", "From {count} steps before.", steps).format(count=steps)]
    )


def _part_text(part: InspectedPart) -> str:
    name = part.symbol if part.coefficient is None else f"{number_text(part.coefficient, '.4g')} · {part.symbol}"
    figures = [
        f"{label} {number_text(value, '.3g')}"
        for label, value in ((tr("mean"), part.mean), (tr("norm"), part.norm))
        if value is not None
    ]
    return f"{with_subscripts(name)}\n{', '.join(figures) or tr('not finite')}"


def _enlarged(image: QImage) -> QPixmap:
    mode = Qt.TransformationMode.FastTransformation
    if image.width() > _THUMBNAIL:
        mode = Qt.TransformationMode.SmoothTransformation
    size = QSize(_THUMBNAIL, _THUMBNAIL)
    return QPixmap.fromImage(image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, mode))
