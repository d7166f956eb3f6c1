"""The status bar keeps its height and its labels whatever is shown in it."""

from PySide6.QtWidgets import QMainWindow

from studio.ui.status_bar import StatusBar
from studio.ui.theme import UNIT

LONG = "a tiger \N{TIGER} \u05e9\u05dc\u05d5\u05dd on a blue background " * 100


def test_a_long_text_in_other_scripts_is_elided_and_moves_nothing(qtbot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = StatusBar(window)
    window.setStatusBar(bar)
    window.resize(1100, 200)
    window.show()
    qtbot.waitExposed(window)
    bar.device.setText("CPU \N{MIDDLE DOT} 1 thread")
    bar.show_progress("a tiger", 3, 20, "4 s left")
    bar.show_message("Stopped: a tiger.")
    qtbot.waitUntil(lambda: bar.message.width() > 100)
    height = bar.height()
    bar.show_progress(LONG, 3, 20, "4 s left")
    bar.show_message(f"Stopped: {LONG}.")
    names = (bar.device, bar.step, bar.eta, bar.job)
    qtbot.waitUntil(lambda: all(label.width() >= label.sizeHint().width() for label in names))
    assert bar.height() == bar.sizeHint().height() == height
    assert bar.message.geometry().right() <= bar.width()
    end = bar.message.grab().toImage().copy(bar.message.width() - UNIT, 0, UNIT, bar.message.height())
    assert len({end.pixel(x, y) for x in range(UNIT) for y in range(end.height())}) == 1, "a margin is left"
    assert LONG[:20] in bar.message.toolTip()
    bar.stop_measuring()
