"""The strip above the canvas during live painting: the options, the pace, and the button that takes the picture."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.protocol.generation_recipe import MAX_PROMPT
from studio.ui.live.live_options import MAX_STRENGTH, MIN_STRENGTH, LiveOptions
from studio.ui.theme import UNIT, tabular
from studio.ui.translation import tr
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.seed_field import SeedField
from studio.ui.widgets.segmented import Segmented


class LiveBar(QFrame):
    """Edits the options.

    Signals:
        changed: The LiveOptions that the user has set.
        model_wanted: The user wants the model for few steps that is suggested.
    """

    changed = Signal(object)
    model_wanted = Signal()

    def __init__(self, options: LiveOptions, take: QAction, close: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = options
        self.setObjectName("liveBar")
        self.setAccessibleName(tr("Live painting"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.strength = NumberField(
            tr("Strength"),
            minimum=MIN_STRENGTH * 100,
            maximum=MAX_STRENGTH * 100,
            default=LiveOptions.strength * 100,
            step=5,
            unit="%",
            tooltip=tr("How much of the sketch is changed: low keeps its shapes and colours, high follows the prompt."),
        )
        self.seed = SeedField(
            tooltip=tr("The noise of the live pictures: the same seed keeps unpainted parts the same.")
        )
        self.place = Segmented(
            tr("Where the live picture is shown"),
            [("beside", tr("Beside")), ("over", tr("Over"))],
            options.place,
            tr("Show the live picture beside the canvas, or over it."),
        )
        self.take_button = QPushButton(tr("Add as layer"))
        self.take_button.setToolTip(take.toolTip())
        self.take_button.clicked.connect(take.trigger)
        self.close_button = IconButton("ph.x", tr("End live painting"), tr("End live painting."))
        self.close_button.clicked.connect(close.trigger)
        self.follows = QCheckBox(tr("Prompt of the recipe"))
        self.follows.setToolTip(tr("Use the recipe's prompt; otherwise one that is typed here."))
        self.prompt = QLineEdit()
        self.prompt.setAccessibleName(tr("Live prompt"))
        self.prompt.setPlaceholderText(tr("Prompt of the live picture"))
        self.prompt.setMaxLength(MAX_PROMPT)
        self.use_model = QPushButton()
        self.use_model.setToolTip(tr("Choose a model that was made for few steps."))
        self.use_model.hide()
        self.use_model.clicked.connect(self.model_wanted)
        self.pace = ElidedLabel(quiet=True)
        self.pace.setFont(tabular(self.pace.font()))
        for button in (self.take_button, self.use_model, self.close_button, self.follows):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where the keys are
        self._arrange()
        self.set_options(options)
        self.strength.valueChanged.connect(lambda value: self._edit(strength=value / 100))
        self.seed.valueChanged.connect(lambda _: self._edit(seed=self.seed.seed()))
        self.seed.lock.toggled.connect(lambda locked: self._edit(seed_locked=locked))
        self.place.changed.connect(lambda place: self._edit(place=place))
        self.follows.toggled.connect(self._follow)
        self.prompt.textChanged.connect(lambda text: self._edit(prompt=text))

    @property
    def options(self) -> LiveOptions:
        """What is set."""
        return self._options

    def set_options(self, options: LiveOptions) -> None:
        """Show options, without a signal."""
        blocked = self.blockSignals(True)
        self.strength.setValue(options.strength * 100)
        self.seed.setValue(options.seed)
        self.seed.set_locked(options.seed_locked)
        self.place.set_key(options.place)
        self.follows.setChecked(options.follows)
        if self.prompt.text() != options.prompt:  # setting it would move the cursor, and clear what can be undone
            self.prompt.setText(options.prompt)
        self.prompt.setVisible(not options.follows)
        self._options = options
        self.blockSignals(blocked)

    def show_message(self, text: str) -> None:
        """Show a line: the pace, or why there is no picture."""
        if text != self.pace.text():
            self.pace.setText(text)

    def suggest(self, model: str) -> None:
        """Offer a model for few steps by its title; an empty one takes the offer back."""
        self.use_model.setText(tr("Use {model}").format(model=model))
        self.use_model.setAccessibleName(self.use_model.text())
        self.use_model.setVisible(bool(model))

    def _follow(self, follows: bool) -> None:
        self.prompt.setVisible(not follows)
        self._edit(follows=follows)
        if not follows:
            self.prompt.setFocus()

    def _edit(self, **changes: object) -> None:
        edited = replace(self._options, **changes)  # type: ignore[arg-type]
        if edited != self._options:
            self._options = edited
            self.changed.emit(edited)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        column.setSpacing(UNIT // 2)
        for row in (
            ((self.strength, 3), (self.seed, 3), (self.take_button, 0), (self.close_button, 0)),
            ((self.follows, 0), (self.prompt, 3), (self.pace, 2), (self.use_model, 0), (self.place, 0)),
        ):
            line = QHBoxLayout()
            line.setSpacing(UNIT)
            for widget, stretch in row:
                line.addWidget(widget, stretch)
            column.addLayout(line)
