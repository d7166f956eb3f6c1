"""Small widgets: switch, heading, buttons, elided label, collapsible group, drop-down list, pages."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from studio.ui import theme
from studio.ui.layers import wording
from studio.ui.pages import Pages
from studio.ui.widgets.action_button import action_button
from studio.ui.widgets.collapsible import Collapsible
from studio.ui.widgets.combo_box import ComboBox
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.main_button import MainButton
from studio.ui.widgets.plain import plain_label, plain_tooltip
from studio.ui.widgets.segmented import Segmented

NASTY = "<img src='file:///x'><b>bold</b>"


def test_segmented_by_click_and_keys(qtbot):
    switch = Segmented("View", [("x", "x_t"), ("x0", "x0"), ("e", "eps")])
    qtbot.addWidget(switch)
    switch.show()
    assert QTest.qWaitForWindowActive(switch)
    heard = []
    switch.changed.connect(heard.append)
    QTest.mouseClick(switch.segment("e"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(switch.segment("e"), Qt.MouseButton.LeftButton)
    assert heard == ["e"]
    switch.segment("e").setFocus()
    QTest.keyClick(switch.segment("e"), Qt.Key.Key_Left)
    assert switch.key() == "x0"
    assert not switch.set_key("nothing")
    assert switch.set_key("x")
    assert heard == ["e", "x0", "x"]
    assert [switch.segment(key).isChecked() for key in ("x", "x0", "e")] == [True, False, False]


def test_headings_are_read_out_in_normal_case(qtbot):
    heading = Heading(NASTY)
    qtbot.addWidget(heading)
    assert heading.textFormat() == Qt.TextFormat.PlainText
    heading.setText("Queue")
    assert heading.accessibleName() == "Queue"


def test_the_main_button_has_an_accessible_name(qtbot):
    button = MainButton("Generate", "Makes a picture.")
    qtbot.addWidget(button)
    button.setText("Repaint mask")
    assert button.accessibleName() == "Repaint mask"
    assert button.property("main") is True


def test_elided_labels_show_markup_as_text(qtbot):
    label = ElidedLabel(NASTY + "\n twice")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.elided()
    assert "<img" not in label.toolTip()
    assert "&lt;img" in label.toolTip()
    label.resize(2000, 20)
    assert not label.elided()
    assert label.toolTip() == ""
    assert label.text().endswith("</b> twice")


def test_tooltips_escape_markup():
    assert plain_tooltip("") == ""
    assert "&lt;b&gt;" in plain_tooltip(NASTY)


def test_only_long_lines_of_tooltips_are_broken(qtbot):
    def lines(text):
        label = QLabel(plain_tooltip(text))
        qtbot.addWidget(label)
        label.setWordWrap(True)  # as Qt's own tooltips
        return round(label.sizeHint().height() / label.fontMetrics().height())

    assert lines("step 3 of 12, t = 90, after two of the pictures had ended") == 1
    assert lines("one line\nand another") == 2
    assert 2 <= lines("a sentence that goes on " * 6) <= 6


def test_plain_labels_show_markup_as_text(qtbot):
    label = plain_label(NASTY, quiet=True)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_collapsible_opens_and_closes(qtbot):
    group = Collapsible("More")
    group.rows.addWidget(plain_label("inside"))
    qtbot.addWidget(group)
    group.show()
    closed = group.sizeHint().height()
    assert not group.body.isVisible()
    QTest.mouseClick(group.button, Qt.MouseButton.LeftButton)
    assert group.opened()
    assert group.body.isVisible()
    assert group.sizeHint().height() > closed
    group.button.setFocus()
    QTest.keyClick(group.button, Qt.Key.Key_Space)
    assert not group.body.isVisible()


def test_icons_follow_the_theme(qtbot):
    app = QApplication.instance()
    button = IconButton("ph.lock", "Lock", "Keeps it.")
    qtbot.addWidget(button)

    def brightness():
        picture = button.icon().pixmap(32, 32).toImage()
        alpha = [picture.pixelColor(x, y) for x in range(32) for y in range(32)]
        seen = [colour.lightness() for colour in alpha if colour.alpha() > 200]
        return sum(seen) / len(seen)

    try:
        theme.apply(app, "dark")
        dark = brightness()
        theme.apply(app, "light")
        assert brightness() < dark
    finally:
        theme.apply(app, "dark")


def test_a_command_button_shows_the_beginning_of_a_long_name(qtbot):
    action = QAction("Use run as model")
    button = action_button("Use as model", action)
    qtbot.addWidget(button)
    button.resize(60, 28)
    button.show()
    assert button.text().startswith("Us")
    assert button.text().endswith("…")
    button.resize(400, 28)
    assert button.text() == "Use as model"
    assert button.accessibleName() == "Use run as model"


def test_a_drop_down_list_has_room_for_its_longest_text(qtbot):
    box = ComboBox()
    qtbot.addWidget(box)
    box.addItem("Any")
    short = box.sizeHint().width()
    box.addItem("A much longer text")
    assert box.sizeHint().width() > short
    assert box.minimumSizeHint() == box.sizeHint()


def test_pages_need_no_more_room_than_the_one_in_view(qtbot):
    pages, wide = Pages(), QWidget()
    qtbot.addWidget(pages)
    wide.setMinimumWidth(500)
    pages.addWidget(QWidget())
    pages.addWidget(wide)
    assert pages.minimumSizeHint().width() < 500
    pages.setCurrentWidget(wide)
    assert pages.minimumSizeHint().width() == 500


def test_names_that_the_program_gives_to_layers_are_shown_in_its_language(monkeypatch):
    monkeypatch.setitem(wording._GIVEN_NAMES, "Layer", "Ebene")
    assert wording.layer_name("Layer 2") == "Ebene 2"
    assert wording.layer_name("Layer 2 copy") == "Ebene 2 copy"
    assert wording.layer_name("Layered sky 2") == "Layered sky 2"
