"""The line below the prompts: buttons that change them, the drawn prompt, and the number of tokens."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.theme import UNIT, tabular
from studio.ui.translation import tr
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.plain import plain_label, plain_tooltip

if TYPE_CHECKING:  # the token counter is loaded when there is something to count
    from studio.protocol.prompts.tokens import TokenCount

_STYLES = tr("Add styles of your styles.csv to the prompt.")


class PromptFooter(QWidget):
    """Buttons, the prompt that the seed draws from a template, and the count of tokens.

    Signals:
        history_wanted, modifiers_wanted, styles_wanted, negatives_wanted: A button was pressed.
    """

    history_wanted = Signal()
    modifiers_wanted = Signal()
    styles_wanted = Signal()
    negatives_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history = IconButton(
            "ph.clock-counter-clockwise",
            tr("Earlier prompts"),
            tr("Earlier prompts. Ctrl+H; Alt+Up and Alt+Down step."),
        )
        self.modifiers = IconButton("ph.list-plus", tr("Modifiers"), tr("Add a style, a quality, a light or a camera."))
        self.styles = IconButton("ph.swatches", tr("Styles"), _STYLES)
        self.negatives = IconButton("ph.prohibit", tr("Negative prompts"), tr("Choose a negative prompt."))
        self.drawn = ElidedLabel(quiet=True)
        self.tokens = plain_label(quiet=True)
        self.tokens.setFont(tabular(self.tokens.font()))
        self.tokens.setAccessibleName(tr("Tokens"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, UNIT // 2, 0)
        row.setSpacing(UNIT // 2)
        for button, wanted in (
            (self.history, self.history_wanted),
            (self.modifiers, self.modifiers_wanted),
            (self.styles, self.styles_wanted),
            (self.negatives, self.negatives_wanted),
        ):
            row.addWidget(button)
            button.clicked.connect(wanted)
        row.addWidget(self.drawn, 1)
        row.addWidget(self.tokens)

    def show_drawn(self, drawn: str, styles: Sequence[str]) -> None:
        """Show the prompt that the seed draws, and the styles that are added; "" and () for none."""
        named = tr(" Added: {styles}.").format(styles=", ".join(styles)) if styles else ""
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        self.styles.setToolButtonStyle(beside if styles else alone)
        self.styles.setText(f"{len(styles)}" if styles else "")
        self.styles.setToolTip(plain_tooltip(_STYLES + named))
        self.drawn.setText(drawn)

    def show_counts(self, prompt: "tuple[TokenCount, ...]", negative: "tuple[TokenCount, ...]") -> None:
        """Show how many tokens the prompts have; () hides the count."""
        self.tokens.setText(_short(max(prompt, key=lambda count: count.used)) if prompt else "")
        lines = [tr("Prompt: {tokens}").format(tokens=_token_count(count)) for count in prompt]
        lines += [
            tr("Negative prompt: {tokens}").format(tokens=_token_count(count)) for count in negative if count.used
        ]
        text = "\n".join(lines)
        self.tokens.setToolTip(plain_tooltip(text))
        self.tokens.setAccessibleDescription(text)


def _short(count: "TokenCount") -> str:
    return f"{count.used} / {count.capacity}"


def _token_count(count: "TokenCount") -> str:
    encoder = f", {tr(count.title)}" if count.title else ""
    text = tr("{used} of {capacity} tokens{encoder}").format(used=count.used, capacity=count.capacity, encoder=encoder)
    if count.cut is not None:
        return tr("{tokens}; the rest is cut off").format(tokens=text)
    if count.chunks > 1:
        begins = "; ".join(tr("the next begins at “{words} …”").format(words=words) for words in count.begins if words)
        text += tr(", in {chunks} parts").format(chunks=count.chunks) + (f": {begins}" if begins else "")
    return text
