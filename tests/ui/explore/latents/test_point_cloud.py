"""The map of points alone, with a real mouse and keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from studio.ui.explore.latents.dots import draw_dots, with_room
from studio.ui.explore.latents.map_content import MapContent
from studio.ui.explore.latents.map_transform import fitted
from studio.ui.explore.latents.point_cloud import PointCloud, inside_polygon
from studio.ui.theme import colours

# a square of four points, and one in its middle
POINTS = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1], [0, 0]], np.float32)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def content(count=5, texts=()):
    labels = None if texts else (np.arange(count) % 2).astype(np.int32)
    pictures = None if texts else np.full((count, 4, 4, 3), 200, np.uint8)
    return MapContent(
        job="m",
        data="some",
        dimensions=2,
        count=count,
        indices=10 * np.arange(count, dtype=np.int32),
        labels=labels,
        names=texts or ("even", "odd"),
        thumbnails=pictures,
        inverse="exact",
    )


@pytest.fixture
def cloud(qtbot):
    made = PointCloud()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    made.set_content(content())
    made.set_points(POINTS)
    made.heard = []
    made.clicked.connect(lambda point, x, y: made.heard.append((point, round(x, 2), round(y, 2))))
    return made


def at(cloud, x, y):
    place = cloud.transform.to_widget(np.array([[x, y]]))[0]
    return QPoint(*(round(part) for part in place.tolist()))


def drag(cloud, *places, button=Qt.MouseButton.LeftButton, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.mousePress(cloud, button, modifiers, places[0])
    for place in places[1:]:
        QTest.mouseMove(cloud, place)
    QTest.mouseRelease(cloud, button, modifiers, places[-1])


def test_all_points_are_in_view_at_first(cloud):
    places = cloud.transform.to_widget(POINTS)
    assert (places > 0).all()
    assert (places < (400, 300)).all()
    assert places[2, 1] < places[1, 1], "y points upwards"


def test_a_click_reports_its_point_or_its_place(cloud):
    QTest.mouseClick(cloud, Qt.MouseButton.LeftButton, pos=at(cloud, 1, 1))
    assert cloud.heard == [(2, 1.0, 1.0)]
    assert cloud.selection == [2]
    QTest.mouseClick(cloud, Qt.MouseButton.LeftButton, pos=at(cloud, 0.5, 0))
    point, x, y = cloud.heard[1]
    assert point == -1
    assert (x, y) == pytest.approx((0.5, 0), abs=0.02)
    assert cloud.selection == []


def test_shift_adds_points_in_their_order_and_takes_them_out_again(cloud):
    for place in ((1, 1), (-1, -1), (0, 0)):
        QTest.mouseClick(cloud, Qt.MouseButton.LeftButton, SHIFT, at(cloud, *place))
    assert cloud.selection == [2, 0, 4]
    assert cloud.heard == []
    QTest.mouseClick(cloud, Qt.MouseButton.LeftButton, SHIFT, at(cloud, -1, -1))
    assert cloud.selection == [2, 4]


def test_a_lasso_selects_what_is_inside(cloud):
    corners = [at(cloud, *corner) for corner in ((-1.1, -0.5), (0.5, -0.5), (0.5, 1.1), (-1.1, 1.1))]
    drag(cloud, *corners)
    assert cloud.selection == [3, 4]
    right = [at(cloud, *corner) for corner in ((0.8, -1.2), (1.2, -1.2), (1.2, 1.2), (0.8, 1.2))]
    drag(cloud, *right, modifiers=SHIFT)
    assert cloud.selection == [3, 4, 1, 2]
    assert cloud.heard == []


def test_the_even_odd_rule():
    star = np.array([[0, 3], [2, -3], [-3, 1], [3, 1], [-2, -3]], float)
    points = np.array([[0, 0], [0, 2], [5, 0]])
    assert inside_polygon(points, star).tolist() == [False, True, False]


def test_the_wheel_zooms_at_the_pointer_and_a_key_shows_everything(cloud, qtbot):
    from PySide6.QtGui import QWheelEvent

    place, before = QPointF(at(cloud, 1, 1)), cloud.transform
    event = QWheelEvent(
        place,
        cloud.mapToGlobal(place),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    cloud.wheelEvent(event)
    assert cloud.transform.scale > 1.5 * before.scale
    assert cloud.transform.to_map(place.x(), place.y()) == pytest.approx(before.to_map(place.x(), place.y()))
    QTest.keyClick(cloud, Qt.Key.Key_0)
    assert cloud.transform == before


@pytest.mark.parametrize("held", [False, True])
def test_the_map_is_moved_by_the_middle_button_or_by_space(cloud, held):
    before = cloud.transform.to_widget(POINTS)
    if held:
        QTest.keyPress(cloud, Qt.Key.Key_Space)
    button = Qt.MouseButton.LeftButton if held else Qt.MouseButton.MiddleButton
    drag(cloud, QPoint(100, 100), QPoint(130, 90), button=button)
    if held:
        QTest.keyRelease(cloud, Qt.Key.Key_Space)
    assert cloud.transform.to_widget(POINTS) == pytest.approx(before + np.array([30, -10]))
    assert cloud.selection == []


def test_the_cursor_walks_by_keys_and_enter_clicks(cloud):
    places = []
    cloud.hovered.connect(lambda x, y: places.append((x, y)))
    QTest.keyClick(cloud, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(cloud, Qt.Key.Key_Left, SHIFT)
    assert len(places) == 2
    assert places[1] == pytest.approx((0, 0), abs=0.01)
    assert cloud.hover == 4
    assert cloud.accessibleDescription() == "even"
    QTest.keyClick(cloud, Qt.Key.Key_Return)
    assert cloud.heard[0][0] == 4


def test_a_class_in_the_legend_selects_its_points(cloud):
    cloud.grab()
    QTest.mouseClick(cloud, Qt.MouseButton.LeftButton, pos=cloud._painter._legend[1].center().toPoint())
    assert cloud.selection == [1, 3]
    assert cloud.heard == []


def test_the_pointer_shows_the_picture_of_its_point(cloud):
    before = cloud.grab().toImage()
    QTest.mouseMove(cloud, at(cloud, 0, 0))
    assert cloud.hover == 4
    assert cloud.grab().toImage() != before


def test_points_as_pictures_are_shown_where_there_is_room(cloud):
    dots = cloud.grab().toImage()
    cloud.show_pictures(True)
    pictures = cloud.grab().toImage()
    middle = at(cloud, -1, 1)
    assert pictures.pixelColor(middle).getRgb()[:3] == (200, 200, 200)
    assert dots.pixelColor(middle).getRgb()[:3] != (200, 200, 200)
    places = np.array([[5.0, 5.0], [6.0, 6.0], [40.0, 5.0], [-500.0, 0.0]])
    assert with_room(places, (100, 100), 30).tolist() == [0, 2]


def test_another_layout_of_the_same_points_keeps_the_selection(cloud):
    cloud.select([1, 2])
    cloud.set_content(content())
    cloud.set_points(2 * POINTS)
    assert cloud.selection == [1, 2]
    assert cloud.transform == fitted(2 * POINTS, (400.0, 300.0))
    cloud.set_content(content(4))
    assert cloud.selection == []


def test_a_map_of_texts_writes_them(cloud):
    cloud.set_content(content(5, texts=("a tiger", "an owl", "a boat", "an apple", "a tree")))
    cloud.set_points(POINTS)
    cloud.grab()
    QTest.mouseMove(cloud, at(cloud, 1, -1))
    assert cloud.accessibleDescription() == "an owl"


def test_dots_have_their_colours_and_later_ones_cover_earlier_ones():
    colours = np.array([0xFF112233, 0xFF445566, 0xFF778899], np.uint32)
    image = draw_dots((20, 10), np.array([[5.0, 5.0], [5.4, 5.0], [-50.0, 5.0]]), colours, 3.0)
    assert image.shape == (10, 20)
    assert image[5, 5] == 0xFF445566
    assert image[0, 19] == 0
    assert 0xFF778899 not in image
    edge = draw_dots((20, 10), np.array([[0.0, 0.0], [20.9, 10.9]]), colours[:2], 3.0)
    assert edge[0, 0] == 0xFF112233
    assert edge[9, 19] != 0


def test_ten_thousand_points_are_drawn_and_stay_where_they_are(cloud):
    points = np.random.default_rng(0).normal(size=(10_000, 2)).astype(np.float32)
    cloud.set_content(content(10_000))
    cloud.set_points(points)
    image = cloud.grab().toImage()
    seen = {image.pixel(x, y) for x in range(0, 400, 5) for y in range(0, 300, 5)}
    assert len(seen) >= 3, "the ground and two classes"
    cloud.set_flags(np.arange(10_000) < 5)
    assert cloud.grab().toImage() != image


def test_points_that_are_not_stressed_fade_into_the_ground(cloud):
    ground = np.array(QColor(colours().surround).getRgb()[:3])
    place = at(cloud, -1, 1)
    far = [np.abs(np.array(cloud.grab().toImage().pixelColor(place).getRgb()[:3]) - ground).max()]
    cloud.set_flags(np.arange(5) == 1)
    far.append(np.abs(np.array(cloud.grab().toImage().pixelColor(place).getRgb()[:3]) - ground).max())
    assert 0 < far[1] < far[0] / 2
