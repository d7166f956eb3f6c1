"""Figures of metrics as the window writes them."""

from studio.protocol.metrics import format_figure
from studio.ui.translation import in_language


def figure_text(value: float) -> str:
    """Return a metric's figure with the decimal mark of the window's language."""
    return in_language(format_figure(value))
