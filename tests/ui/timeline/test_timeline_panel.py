import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QImage, QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.frame_views import DAMAGED
from studio.document.lanes.learning_lane import LearningLane
from studio.document.lanes.spotlight import Spotlight
from studio.document.lanes.timeline import Timeline
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.record import create_record
from studio.protocol.recordheader import RecordInfo
from studio.ui import theme
from studio.ui.timeline.strip import GUTTER
from studio.ui.timeline.thumbnails import ThumbnailCache
from studio.ui.timeline.timeline_panel import EMPTY_TEXT, TimelinePanel
from studio.ui.workspaces import _SHOWN, Workspace

K = 12
DOCK_TITLE = 28  # pixels of the dock's height


class Paints(QObject):
    """Records which parts of a widget are painted."""

    def __init__(self):
        super().__init__()
        self.regions = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.regions.append(QRegion(event.region()))
        return False


def a_lane(title="a", frames=K, live=False, pictures=1, size=16):
    record = np.zeros((2, frames, pictures, 1, size, size), np.float16)
    for k in range(frames):  # each frame has a grey of its own
        record[:, k] = -1 + 2 * k / (frames - 1)
    return DenoisingLane(
        record,
        title=title,
        timesteps=range(frames * 10 - 10, -1, -10),
        alphas_cumprod=np.linspace(0.99, 0.01, frames * 10),
        live=live,
    )


@pytest.fixture
def panel(qtbot):
    panel = TimelinePanel(Timeline())
    qtbot.addWidget(panel)
    panel.resize(1100, 260)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def shown(panel):
    frames = []
    panel.frame_shown.connect(lambda lane, k, pixels: frames.append((lane, k, pixels)))
    return frames


def centre(panel, lane, k):
    return panel.lanes.frame_rect(lane, k).center()


def settle(qtbot, panel):
    qtbot.waitUntil(lambda: not panel._throttle.active)
    QApplication.processEvents()


def accented(image, rect):
    accent = image.pixelColor(0, 0).fromString(theme.colours().accent)
    return any(image.pixelColor(x, rect.top() - 2) == accent for x in range(rect.left() + 4, rect.right() - 4))


def test_an_empty_timeline_says_what_to_do(panel):
    assert EMPTY_TEXT in [label.text() for label in panel.findChildren(type(panel.header.position))]
    assert not panel.plot.isVisible()
    assert not panel.header.play.isEnabled()
    QTest.keyClick(panel.lanes, Qt.Key.Key_Left)
    QTest.keyClick(panel.lanes, Qt.Key.Key_P)
    assert not panel.player.playing


def test_dragging_scrubs_and_the_frame_follows_at_once(panel, shown):
    lane = a_lane()
    panel.timeline.add(lane)
    shown.clear()
    view = panel.lanes.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=centre(panel, lane, 2))
    assert panel.timeline.held
    for k in (3, 4, 7, 6):
        QTest.mouseMove(view, centre(panel, lane, k))
    QTest.mouseMove(view, QPoint(5000, -300))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(5000, -300))
    assert [k for _, k, _ in shown] == [2, 3, 4, 7, 6, 11]
    assert not panel.timeline.held
    for drawn, k, pixels in shown:
        assert drawn is lane
        assert pixels.shape == (16, 16, 3)
        assert (pixels == lane.frame(k, "x_t")).all()
    assert panel.header.position.text() == "step 12 of 12"


def test_clicking_a_frame_selects_its_lane(panel, shown):
    old, new = a_lane("old"), a_lane("new")
    panel.timeline.add(old)
    panel.timeline.add(new)
    QTest.mouseClick(panel.lanes.viewport(), Qt.MouseButton.LeftButton, pos=centre(panel, old, 5))
    assert (panel.timeline.current, panel.timeline.playhead) == (old, 5)
    assert shown[-1][:2] == (old, 5)
    title = QPoint(40, centre(panel, new, 0).y())
    QTest.mouseClick(panel.lanes.viewport(), Qt.MouseButton.LeftButton, pos=title)
    assert (panel.timeline.current, panel.timeline.playhead) == (new, 5)


def test_a_thinned_lane_reaches_every_frame(panel):
    lane = a_lane(frames=300)
    panel.timeline.add(lane)
    assert panel.lanes.strip_of(lane).slots < 300
    for k in (0, 17, 150, 299):
        QTest.mouseClick(panel.lanes.viewport(), Qt.MouseButton.LeftButton, pos=centre(panel, lane, k))
        assert panel.timeline.playhead == k


def test_timeline_keys(panel):
    old, new = a_lane("old"), a_lane("new")
    panel.timeline.add(old)
    panel.timeline.add(new)
    panel.lanes.setFocus()
    seen = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Up):
        QTest.keyClick(panel.lanes, key)
        seen.append((panel.timeline.current.title, panel.timeline.playhead))
    assert seen == [("new", 10), ("new", 0), ("new", 1), ("old", 1), ("old", 11), ("new", 11)]


def test_arrow_keys_step_while_a_button_has_the_focus(panel):
    panel.timeline.add(a_lane())
    QTest.keyClick(panel.header.back, Qt.Key.Key_Left)
    assert panel.timeline.playhead == 10
    QTest.keyClick(panel.header.back, Qt.Key.Key_Space)
    assert panel.timeline.playhead == 9


def test_play_and_step_buttons(panel):
    panel.timeline.add(a_lane())
    seen = []
    for button in (panel.header.first, panel.header.forward, panel.header.back, panel.header.last):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        seen.append(panel.timeline.playhead)
    assert seen == [0, 1, 0, 11]


def test_playing_runs_to_the_end_and_stops_its_timer(qtbot, panel, shown):
    panel.timeline.add(a_lane())
    panel.timeline.set_speed(8)
    shown.clear()
    with qtbot.waitSignal(panel.player.playing_changed, check_params_cb=bool):
        QTest.mouseClick(panel.header.play, Qt.MouseButton.LeftButton)
    assert panel.header.play.accessibleName() == "Pause"
    with qtbot.waitSignal(panel.player.playing_changed, check_params_cb=lambda playing: not playing):
        pass
    frames = [k for _, k, _ in shown]
    assert frames == sorted(frames)
    assert (frames[0], frames[-1]) == (0, 11)
    assert not panel.player.playing
    assert panel.header.play.accessibleName() == "Play"


def test_playing_loops_until_paused(qtbot, panel, shown):
    panel.timeline.add(a_lane(frames=4))
    panel.toggle_loop()
    assert panel.header.loop.isChecked()
    panel.timeline.set_speed(8)
    shown.clear()
    panel.lanes.setFocus()
    QTest.keyClick(panel.lanes, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: [k for _, k, _ in shown].count(0) >= 3)
    QTest.keyClick(panel.lanes, Qt.Key.Key_P)
    assert not panel.player.playing


def test_stepping_and_removing_all_lanes_stop_playback(panel):
    lane = a_lane()
    panel.timeline.add(lane)
    panel.play_pause()
    panel.step(-1)
    assert not panel.player.playing
    panel.play_pause()
    panel.timeline.remove(lane)
    assert not panel.player.playing


def test_loop_and_speed_controls(panel):
    panel.timeline.add(a_lane())
    QTest.mouseClick(panel.header.loop, Qt.MouseButton.LeftButton)
    assert panel.timeline.loop
    panel.header.speed.setFocus()
    QTest.keyClick(panel.header.speed, Qt.Key.Key_Down)
    assert panel.timeline.speed == 2
    panel.timeline.set_speed(0.25)
    assert panel.header.speed.currentText() == "×¼"


def test_the_switch_changes_view_pixels_and_thumbnails(qtbot, panel, shown):
    lane = a_lane()
    lane._record[1][:] = 0  # the estimate is grey throughout
    panel.timeline.add(lane)
    settle(qtbot, panel)
    shown.clear()
    QTest.mouseClick(panel.header.views.button("x0"), Qt.MouseButton.LeftButton)
    assert panel.timeline.view == "x0"
    assert len(shown) == 1
    assert (shown[0][2] == 128).all()
    QApplication.processEvents()
    image = panel.lanes.viewport().grab().toImage()
    assert image.pixelColor(centre(panel, lane, 0)).red() == 128
    panel.activateWindow()
    panel.header.views.button("x0").setFocus()
    qtbot.waitUntil(panel.header.views.button("x0").hasFocus)
    QTest.keyClick(panel.header.views.button("x0"), Qt.Key.Key_Right)
    assert panel.timeline.view == "epsilon"
    panel.set_view("change")
    assert panel.header.views.button("change").isChecked()


def test_a_live_lane_is_followed_and_only_its_new_thumbnail_is_painted(qtbot, panel, shown):
    live, old = a_lane(live=True), a_lane()
    panel.timeline.add(old)
    panel.timeline.add(live)
    assert shown[-1][2] is None
    assert panel.header.position.text() == "waiting for the first step"
    live.fill(0)
    live.fill(1)
    settle(qtbot, panel)
    paints = Paints()
    panel.lanes.viewport().installEventFilter(paints)
    shown.clear()
    live.fill(2)
    settle(qtbot, panel)
    assert [k for _, k, _ in shown] == [2]
    assert len(paints.regions) == 1
    near = panel.lanes.frame_rect(live, 1).united(panel.lanes.frame_rect(live, 2)).adjusted(-3, -3, 3, 3)
    assert near.contains(paints.regions[0].boundingRect())


def test_rapid_frames_are_painted_together(qtbot, panel, shown):
    live = a_lane(live=True, frames=400)
    panel.timeline.add(live)
    shown.clear()
    for k in range(400):
        live.fill(k)
    assert len(shown) <= 2
    settle(qtbot, panel)
    assert shown[-1][1] == 399
    assert len(shown) <= 3


def test_scrubbing_back_stops_following_and_end_resumes(qtbot, panel, shown):
    live = a_lane(live=True)
    panel.timeline.add(live)
    for k in range(6):
        live.fill(k)
    settle(qtbot, panel)
    QTest.mouseClick(panel.lanes.viewport(), Qt.MouseButton.LeftButton, pos=centre(panel, live, 2))
    live.fill(6)
    settle(qtbot, panel)
    assert (panel.timeline.playhead, shown[-1][1]) == (2, 2)
    QTest.keyClick(panel.lanes, Qt.Key.Key_End)
    live.fill(7)
    settle(qtbot, panel)
    assert (panel.timeline.playhead, shown[-1][1]) == (7, 7)


def test_a_frame_that_is_rewritten_under_the_playhead_is_shown_again(qtbot, panel, shown):
    live = a_lane(live=True, pictures=4)
    panel.timeline.add(live)
    live.fill(5)
    settle(qtbot, panel)
    panel.timeline.seek(2)
    shown.clear()
    live._record[0][2] = 1
    live.fill(2)
    settle(qtbot, panel)
    assert [(k, pixels.max()) for _, k, pixels in shown] == [(2, 255)]


def test_the_plot_scrubs_in_line_with_the_frames(panel):
    lane = a_lane()
    panel.timeline.add(lane)
    strip = panel.lanes.strip_of(lane)
    QTest.mousePress(panel.plot, Qt.MouseButton.LeftButton, pos=QPoint(GUTTER + int(strip.centre_of(4)), 30))
    assert panel.timeline.playhead == 4
    QTest.mouseMove(panel.plot, QPoint(GUTTER + int(strip.centre_of(8)), 90))
    QTest.mouseRelease(panel.plot, Qt.MouseButton.LeftButton, pos=QPoint(0, 0))
    assert panel.timeline.playhead == 8
    image = panel.plot.grab().toImage()
    x = GUTTER + int(strip.centre_of(8))
    line = max((image.pixelColor(x + dx, 4) for dx in (-1, 0, 1)), key=lambda colour: colour.red() - colour.blue())
    assert line.red() > 2 * line.blue()  # orange, where all else is grey or blue


def test_the_playhead_has_the_accent_colour(panel):
    lane = a_lane()
    panel.timeline.add(lane)
    panel.timeline.seek(3)
    QApplication.processEvents()
    image = panel.lanes.viewport().grab().toImage()
    assert accented(image, panel.lanes.frame_rect(lane, 3))
    assert not accented(image, panel.lanes.frame_rect(lane, 6))


def test_the_wheel_scrolls_and_keys_scroll_the_current_lane_into_view(panel):
    for i in range(12):
        panel.timeline.add(a_lane(str(i)))
    bar = panel.lanes.verticalScrollBar()
    assert bar.maximum() > 0
    place = QPointF(400, 40)
    wheel = QWheelEvent(
        place,
        panel.lanes.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(panel.lanes.viewport(), wheel)
    assert bar.value() > 0
    for _ in range(11):
        QTest.keyClick(panel.lanes, Qt.Key.Key_Down)
    last = panel.timeline.lanes[-1]
    assert panel.timeline.current is last
    assert panel.lanes.viewport().rect().contains(panel.lanes.frame_rect(last, 0))


def entries(menu):
    """Return the entries of a menu by their texts."""
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def test_the_menu_keeps_forks_selects_and_edits_the_lane(qtbot, panel, shown):
    lane = a_lane(pictures=4)
    panel.timeline.add(lane)
    place = centre(panel, lane, 3)
    with qtbot.waitSignal(panel.lanes.menu_requested) as wanted:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, panel.lanes.viewport().mapToGlobal(place))
        QApplication.sendEvent(panel.lanes.viewport(), event)
    QApplication.activePopupWidget().close()
    assert wanted.args[:2] == [lane, 3]
    menu = panel.menu_for(lane, 3)
    act = entries(menu)
    assert list(act) == ["Keep step as result", "Fork here", "Show", "Rename…", "Colour", "Delete lane"]
    with qtbot.waitSignal(panel.keep_wanted) as kept:
        act["Keep step as result"].trigger()
    assert kept.args == [lane, 3]
    with qtbot.waitSignal(panel.fork_wanted) as forked:
        act["Fork here"].trigger()
    assert forked.args == [lane, 3]
    act["Show"].menu().actions()[2].trigger()
    assert lane.selected == 1
    assert shown[-1][2].shape == (16, 16, 3)
    with qtbot.waitSignal(panel.colour_wanted) as coloured:
        entries(act["Colour"].menu())["Teal"].trigger()
    assert coloured.args == [lane, "teal"]
    with qtbot.waitSignal(panel.delete_wanted) as deleted:
        act["Delete lane"].trigger()
    assert deleted.args == [lane]
    panel.timeline.remove(lane)
    assert shown[-1] == (None, 0, None)
    menu.deleteLater()


def test_a_live_lane_cannot_be_kept_forked_or_deleted(panel):
    lane = a_lane(live=True)
    panel.timeline.add(lane)
    menu = panel.menu_for(lane, 0)
    enabled = {text: action.isEnabled() for text, action in entries(menu).items()}
    assert not any(enabled[text] for text in ("Keep step as result", "Fork here", "Delete lane"))
    assert enabled["Rename…"]
    menu.deleteLater()


def test_two_whole_lanes_fit_at_the_default_height(panel):
    for title in "abc":
        lane = a_lane(title)
        lane.spotlight = Spotlight("a tiger")  # its words take a row, too
        panel.timeline.add(lane)
    panel.resize(1100, _SHOWN[Workspace.PAINT]["timeline"] - DOCK_TITLE)
    panel.timeline.look_at(panel.timeline.lanes[0])
    QApplication.processEvents()
    assert panel.words.isVisible()
    whole = [
        lane for lane in panel.timeline.shown if panel.lanes.viewport().rect().contains(panel.lanes.frame_rect(lane, 0))
    ]
    assert len(whole) == 2


def test_learning_lanes_show_grids_and_keep_the_view(qtbot, panel, shown, tmp_path):
    lane = LearningLane(title="run", expected=4)
    panel.timeline.set_view("epsilon")
    panel.timeline.add(lane)
    for step, grey in ((100, 10), (200, 90)):
        path = tmp_path / f"{step}.png"
        Image.fromarray(np.full((64, 64), grey, np.uint8)).save(path)
        lane.add(step, path)
    settle(qtbot, panel)
    assert shown[-1][1] == 1
    assert (shown[-1][2] == 90).all()
    assert panel.header.position.text() == "grid 2 of 2"
    assert panel.header.detail.text() == "training step 200"
    assert not panel.header.views.button("epsilon").isEnabled()
    assert panel.timeline.view == "epsilon"
    panel.plot.grab()


def test_an_unreadable_frame_is_reported(qtbot, panel, shown, tmp_path):
    lane = LearningLane(title="run")
    panel.timeline.add(lane)
    with qtbot.waitSignal(panel.problem) as told:
        lane.add(1, tmp_path / "none.png")
    assert "none.png" in told.args[0]
    settle(qtbot, panel)
    panel.grab()
    assert shown[-1][2] is None


def test_tooltips_show_markup_as_text(panel):
    lane = a_lane("<img src='x'>")
    panel.timeline.add(lane)
    assert "<img" in panel.lanes._tip(lane, 10)
    assert "step 1 of 12" in panel.lanes._tip(lane, GUTTER + 4)
    panel.grab()


def test_the_tooltip_of_a_frame_stays_on_one_line(panel, qtbot):
    lane = a_lane()
    panel.timeline.add(lane)
    place = centre(panel, lane, 2)
    help_ = QHelpEvent(QEvent.Type.ToolTip, place, panel.lanes.viewport().mapToGlobal(place))
    QApplication.sendEvent(panel.lanes.viewport(), help_)
    assert QToolTip.text() == "<div style='white-space: pre'>step 3 of 12, t = 90</div>"
    QToolTip.hideText()


def test_the_step_at_which_a_refiner_takes_over_is_marked(panel):
    lane = a_lane()
    lane.recipe = GenerateRecipe(refiner="refiner", refiner_start=0.5)
    panel.timeline.add(lane)
    panel.timeline.look_at(lane, 0)
    image = panel.lanes.viewport().grab().toImage()
    places = [panel.lanes.frame_rect(lane, k) for k in range(1, K)]
    marked = [
        image.pixelColor(rect.left() - 2, rect.center().y()).name() == QColor(theme.colours().text).name()
        for rect in places
    ]
    assert [k for k, there in enumerate(marked, 1) if there] == [6]  # t = 50, the first below 60 of 120
    assert panel.lanes._tip(lane, places[5].center().x()).endswith("t = 50 · refiner")


def test_every_control_has_a_name_and_a_tooltip(panel):
    header = panel.header
    for widget in (header.first, header.back, header.play, header.forward, header.last, header.loop, header.speed):
        assert widget.accessibleName()
        assert widget.toolTip()
    for view in ("x_t", "x0", "epsilon", "change"):
        assert header.views.button(view).accessibleName()
        assert header.views.button(view).toolTip()
    assert panel.lanes.accessibleName()
    assert panel.plot.accessibleName()


def test_the_panel_restyles_with_the_theme(qapp, qtbot, panel):
    lane = a_lane()
    panel.timeline.add(lane)
    try:
        for name in ("light", "dark"):
            theme.apply(qapp, name)
            QApplication.sendEvent(panel, QEvent(QEvent.Type.PaletteChange))
            QApplication.processEvents()
            assert panel.lanes.viewport().grab().toImage().pixelColor(2, 2).name() == theme.colours().panel
    finally:
        theme.apply(qapp, "dark")


def test_the_current_lane_stays_in_view(panel, qtbot):
    for number in range(6):
        panel.timeline.add(a_lane(str(number)))
        settle(qtbot, panel)
        lane = panel.timeline.current
        assert panel.lanes.viewport().rect().contains(panel.lanes.frame_rect(lane, 0).center())
    panel.resize(1100, 180)
    settle(qtbot, panel)
    assert panel.lanes.viewport().rect().contains(panel.lanes.frame_rect(panel.timeline.current, 0).center())


def test_a_damaged_frame_is_striped_in_the_strip_and_on_the_canvas(qtbot, panel, shown, tmp_path):
    info = RecordInfo(tuple(range(4, -1, -1)), tuple(range(5)), 5, np.linspace(0.9, 0.1, 10))
    record = create_record(tmp_path / "t", info, (1, 1, 16, 16))
    for frame in range(5):
        record.put(frame, 0, np.zeros((1, 1, 16, 16)), np.zeros((1, 1, 16, 16)))
    record.x0[3, 0, 0, 1, 1] = 0.5
    lane = DenoisingLane.open(tmp_path / "t", title="a")
    panel.timeline.add(lane)
    panel.timeline.look_at(lane, 3)
    qtbot.waitUntil(lambda: bool(shown) and shown[-1][1] == 3)
    assert (shown[-1][2] == DAMAGED).all(2).any()
    panel.timeline.look_at(lane, 2)
    qtbot.waitUntil(lambda: shown[-1][1] == 2)
    assert not (shown[-1][2] == DAMAGED).all(2).any()
    cache = ThumbnailCache(pytest.fail)
    cache.set_look("x0", 32)
    red = [cache.image(lane, k).convertToFormat(QImage.Format.Format_RGB888).pixelColor(0, 0).red() for k in range(5)]
    assert red == [128, 128, 128, DAMAGED[0], 128]
