"""Asks how to upscale the picture, and shows the progress."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from studio.protocol.errors import BadInput
from studio.protocol.geometry import Size
from studio.protocol.upscaling import DEFAULT_SCALE, MAX_SCALE, REFINING_STRENGTH, enlarged_size
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.main_button import MainButton
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label

RESAMPLING = ""  # key of upscaling without a model
_REFINING = [("no", tr("no")), ("yes", tr("with the recipe's model and prompt"))]


class UpscaleDialog(QDialog):
    """Upscaler, scale, and whether the result is refined; it stays open while the picture is upscaled.

    Signals:
        wanted: Upscale the picture.
        stop_wanted: Stop upscaling.
    """

    wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("upscale")
        self.setWindowTitle(tr("Upscale picture"))
        self._size, self._refining_problem = Size(0, 0), ""
        self.model = ChoiceField(
            tr("Upscaler"),
            [(RESAMPLING, tr("none: Lanczos resampling"))],
            RESAMPLING,
            tr("The model that upscales the picture; Add model takes .safetensors files of other programs."),
        )
        self.scale = NumberField(
            tr("Scale"),
            minimum=1.1,
            maximum=MAX_SCALE,
            default=DEFAULT_SCALE,
            step=0.5,
            decimals=2,
            unit="×",
            tooltip=tr("How many times wider and higher the picture becomes."),
        )
        self.refine = ChoiceField(
            tr("Refine"),
            _REFINING,
            "no",
            tr("Repaint the upscaled picture in tiles, which adds detail: image to image."),
        )
        self.strength = NumberField(
            tr("Denoising strength"),
            minimum=0.01,
            maximum=1,
            default=REFINING_STRENGTH,
            step=0.05,
            decimals=2,
            tooltip=tr("How much refining changes: 0.3 adds detail, more changes shapes."),
        )
        self.status, self.problem, self.bar = plain_label(quiet=True), FieldError(), QProgressBar()
        self.status.setWordWrap(True)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of upscaling"))
        self.start = MainButton(tr("Upscale"), tr("Upscale the picture; the result waits to be accepted."))
        self.stop = QPushButton(tr("Stop"))
        self.stop.setToolTip(tr("Stop; the picture stays as it is."))
        self.stop.setAutoDefault(False)
        self._lay_out()
        for signal in (self.model.changed, self.scale.valueChanged, self.scale.problemChanged, self.refine.changed):
            signal.connect(self._check)
        self.strength.problemChanged.connect(self._check)
        self.start.clicked.connect(self.wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.setMinimumWidth(440)
        self.show_idle("")

    def set_models(self, titles: Mapping[str, str]) -> None:
        """Offer upscalers by their names in recipes; the chosen one stays, if it is still there."""
        chosen = self.model.key()
        self.model.set_choices([(RESAMPLING, tr("none: Lanczos resampling")), *titles.items()])
        self.model.set_key(chosen if chosen in titles else next(iter(titles), RESAMPLING))

    def set_picture(self, size: Size, refining_problem: str) -> None:
        """Set the picture's size, and why the recipe's model cannot refine; "" if it can."""
        self._size, self._refining_problem = size, refining_problem
        self._check()

    @property
    def refining_strength(self) -> float | None:
        """How much the upscaled picture is refined; None for not at all."""
        return self.strength.value() if self.refine.key() == "yes" else None

    def show_progress(self, done: int, total: int) -> None:
        """Show how many tiles are done."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.status.setText(tr("tile {done} of {total}").format(done=done, total=total))

    def show_busy(self) -> None:
        """Show that the picture waits for the engine or is being upscaled."""
        self.bar.setRange(0, 0)
        self.bar.show()
        self.stop.setEnabled(True)
        self.status.setText(tr("Waiting for the engine…"))
        self.start.setEnabled(False)

    def show_idle(self, text: str) -> None:
        """Show that nothing is being upscaled; `text` says what became of the last picture."""
        self.bar.hide()
        self.stop.setEnabled(False)
        self._check()
        if text:
            self.status.setText(text)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide; the upscaling continues."""
        self.hide()
        event.ignore()

    def _check(self, *_: object) -> None:
        refines = self.refine.key() == "yes"
        self.strength.setVisible(refines)
        problem = "" if self._size.width else tr("There is no picture to upscale. Open or generate one first.")
        problem = problem or self.scale.problem or (refines and (self._refining_problem or self.strength.problem)) or ""
        if not problem:
            try:
                size = enlarged_size(self._size, self.scale.value())
            except BadInput as error:
                problem = str(error)
            else:
                if not self.stop.isEnabled():
                    old = f"{self._size.width} × {self._size.height}"
                    self.status.setText(
                        tr("{old} becomes {width} × {height} pixels").format(
                            old=old, width=size.width, height=size.height
                        )
                    )
        self.problem.show_message(problem)
        self.start.setEnabled(not problem and not self.stop.isEnabled())

    def _lay_out(self) -> None:
        row, footer = QHBoxLayout(), QHBoxLayout()
        for layout in (row, footer):
            layout.setSpacing(UNIT)
        row.addWidget(self.model, 2)
        row.addWidget(self.scale, 1)
        footer.addWidget(self.status, 1, Qt.AlignmentFlag.AlignVCenter)
        footer.addWidget(self.stop)
        footer.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addLayout(row)
        column.addWidget(self.refine)
        column.addWidget(self.strength)
        column.addWidget(self.problem)
        column.addWidget(self.bar)
        column.addLayout(footer)
