"""Pictures of the canvas and of files on the map of a latent space."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.ui.explore.latents.map_saving import points_table
from tests.ui.explore.latents.conftest import at, hover, wait_for_pictures


@pytest.fixture
def files(view, tmp_path):
    """Files of the pictures of points 7 and 20."""
    for point in (7, 20):
        Image.fromarray(view.cloud.content.thumbnails[point]).save(tmp_path / f"{point}.png")
    return [str(tmp_path / f"{point}.png") for point in (7, 20)]


def drop(widget, files):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(file) for file in files])
    middle = QPointF(widget.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    QApplication.sendEvent(widget, QDragEnterEvent(middle.toPoint(), copy, data, left, none))
    QApplication.sendEvent(widget, QDropEvent(middle, copy, data, left, none))


def test_the_canvas_is_placed_on_the_map(view, tab, studio, qtbot, monkeypatch):
    cloud = view.cloud
    tab.put(np.ascontiguousarray(cloud.content.thumbnails[7]))
    actions = studio.parts.window.actions_
    assert actions["explore.place"] in view.place.menu().actions()
    told = []
    monkeypatch.setattr(tab.placing, "_notify", lambda line, error: told.append((line, error)))
    actions["explore.place"].trigger()
    qtbot.waitUntil(lambda: len(cloud.points) == 61)
    assert cloud.points[60] == pytest.approx(cloud.points[7], abs=1e-2)
    assert cloud.content.caption(60) == "canvas 1"
    assert cloud.selection == [60]
    ((line, error),) = told
    assert line.startswith(f"canvas 1 lies nearest to: {cloud.content.caption(7)}, ")
    assert not error
    hover(cloud, at(cloud, 60))
    assert cloud.hover == 60
    assert cloud.accessibleDescription() == "canvas 1"


def test_dropped_files_are_hovered_clicked_and_combined_like_other_points(view, tab, engine, studio, files):
    cloud = view.cloud
    drop(cloud, files)
    assert cloud.content.placed == ("7.png", "20.png")
    assert cloud.selection == [60, 61]
    tab.arithmetic.set_group("A")
    assert engine.asked[-1].plus == (60, 61)
    assert len(view.arithmetic.nearest.items) == 6
    QTest.mouseClick(cloud, Qt.MouseButton.LeftButton, pos=at(cloud, 61))
    assert (engine.asked[-1].what, engine.asked[-1].point) == ("picture", 61)
    assert np.array_equal(studio.core.document.picture[..., :3], cloud.content.thumbnails[20])
    rows = points_table(cloud.content, cloud.points).decode().splitlines()
    assert rows[61].startswith(",7.png,")


def test_placed_pictures_are_drawn_over_the_points(view, files):
    cloud = view.cloud
    before = cloud.grab().toImage()
    drop(cloud, files[:1])
    cloud.select([])
    place = at(cloud, 60)
    assert cloud.grab().toImage().pixelColor(place.x() - 15, place.y()) == cloud.palette().text().color()
    assert before != cloud.grab().toImage()


def test_placed_pictures_follow_into_other_layouts_and_models(view, tab, engine, files, qtbot):
    cloud = view.cloud
    drop(cloud, files)
    tab.arithmetic.set_group("A")
    view.fields.method.segment("lda").click()
    assert cloud.content.placed == ("7.png", "20.png")
    assert tab.arithmetic.groups["A"] == [60, 61]
    assert engine.asked[-1].plus == (60, 61)
    assert cloud.points[[60, 61]] == pytest.approx(cloud.points[[7, 20]], abs=1e-2)
    view.fields.model.set_key("vae")
    view.fields.button.click()
    wait_for_pictures(view, qtbot)
    assert cloud.content.placed == ("7.png", "20.png")
    assert len(cloud.points) == 62


def test_placed_pictures_are_ranked_and_taken_off(view, tab, studio, files):
    drop(view.cloud, files)
    tab.arithmetic.set_group("A")
    view.part.set_key("anomalies")
    view.anomalies.rank.click()
    assert len(view.anomalies.errors) == 62
    view.cloud.grab()
    studio.parts.window.actions_["explore.clear_placed"].trigger()
    assert len(view.cloud.points) == 60
    assert view.cloud.selection == tab.arithmetic.groups["A"] == []
    assert len(view.anomalies.errors) == 60
    view.cloud.grab()


def test_a_file_that_is_not_a_picture_is_reported_and_nothing_is_lost(view, files, tmp_path, studio, monkeypatch):
    told = []
    monkeypatch.setattr(studio.latents.tab.placing, "_notify", lambda line, error: told.append((line, error)))
    drop(view.cloud, files[:1])
    (tmp_path / "text.png").write_text("no picture")
    drop(view.cloud, [str(tmp_path / "text.png")])
    assert told[-1][1]
    assert "text.png" in told[-1][0]
    assert view.cloud.content.placed == ("7.png",)
    drop(view.cloud, files[1:])
    assert view.cloud.content.placed == ("7.png", "20.png")


def test_without_a_map_nothing_is_placed(tab, studio, monkeypatch):
    told = []
    monkeypatch.setattr(tab.placing, "_notify", lambda line, error: told.append(line))
    studio.parts.window.actions_["explore.place"].trigger()
    studio.parts.window.actions_["explore.place_files"].trigger()
    assert len(told) == 2
    assert "no map yet" in told[0]
