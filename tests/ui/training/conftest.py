"""The training panel for tests."""

import pytest

from studio.protocol.presets import presets
from studio.ui.training.training_panel import TrainingPanel


@pytest.fixture
def shipped(qtbot):
    """The panel with the presets that the program ships."""
    panel = TrainingPanel(presets)
    qtbot.addWidget(panel)
    panel.resize(288, 720)
    panel.show()
    qtbot.waitExposed(panel)
    return panel
