"""A wrapped text asks for the height at its width."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.widgets.wrapped_label import WrappedLabel


def test_it_is_as_high_as_its_text_at_its_width(qtbot):
    panel = QWidget()
    qtbot.addWidget(panel)
    label = WrappedLabel("many words " * 30)
    column = QVBoxLayout(panel)
    column.addWidget(label)
    column.addStretch(1)
    panel.resize(800, 300)
    panel.show()
    wide = label.height()
    assert wide < 150
    panel.resize(250, 600)
    qtbot.waitUntil(lambda: label.height() > 2 * wide)
    label.setText("")
    assert label.minimumHeight() == label.maximumHeight() == 0
    assert not column.hasHeightForWidth(), "its layout needs no room for the narrowest width"
    label.setText("one line")
    assert 0 < label.minimumHeight() < wide
