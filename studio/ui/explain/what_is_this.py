"""Shows explanations: under a panel as a quiet text, and by "What is this?" at a setting."""

import html

from PySide6.QtWidgets import QLabel, QWidget

from studio.ui.explain.explanations import EXPLANATIONS, Explanation
from studio.ui.subscripts import with_subscripts
from studio.ui.translation import tr
from studio.ui.widgets.plain import plain_label


def explain(widget: QWidget, key: str) -> None:
    """Make "What is this?" show an explanation at a widget; does nothing if there is none of that key."""
    if key in EXPLANATIONS:
        widget.setWhatsThis(_as_markup(EXPLANATIONS[key]))


def about_label(key: str) -> QLabel:
    """Return a label with an explanation in full, to stand under a panel."""
    found = EXPLANATIONS[key]
    label = plain_label(as_text(found), quiet=True)
    label.setWordWrap(True)
    return label


def as_text(explanation: Explanation) -> str:
    """Return an explanation in plain text: its sentences, the equation, and the reference."""
    equation = f"  {explanation.equation}" if explanation.equation else ""
    reference = f"  ({tr(explanation.reference)}.)" if explanation.reference else ""
    return with_subscripts(tr(explanation.text) + equation + reference)


def _as_markup(explanation: Explanation) -> str:
    title, text, equation, reference = (
        html.escape(with_subscripts(tr(part)))
        for part in (explanation.title, explanation.text, explanation.equation, explanation.reference)
    )
    parts = [f"<b>{title}</b>", text, f"<i>{equation}</i>" if equation else "", reference]
    return "".join(f"<p>{part}</p>" for part in parts if part)
