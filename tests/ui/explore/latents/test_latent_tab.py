"""The tab of latent spaces in the whole window: maps, what lies under the pointer, and what a click does."""

import csv

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from studio.engine.data.digits import load_digits_set
from studio.protocol.events import Failed, Note, Ready
from studio.protocol.latents import LatentPoints, MapLatents
from studio.protocol.modelcard import ModelCard
from studio.protocol.requests import Stop
from studio.ui.explore.latents.explanations import EMPTY, NO_MODELS
from studio.ui.explore.latents.latent_tab import read_thumbnails
from tests.ui.explore.latents.conftest import a_place_without_point, at, hover, wait_for_pictures

LEFT = Qt.MouseButton.LeftButton


def shown(canvas):
    """The canvas's pixels in the middle of the picture, as one grey value for each of 3 x 3 places."""
    return canvas.grab().toImage()


def leave(widget):
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))


def test_nothing_is_made_before_the_tab_is_in_view(studio, engine):
    assert studio.latents.tab.view is None
    assert not studio.parts.window.actions_["explore.map"].isEnabled()


def test_an_empty_map_says_what_to_do(tab):
    assert tab.view.cloud._painter.empty == EMPTY
    assert tab.view.fields.button.isEnabled()
    assert tab.view.fields.stop.isHidden()


def test_without_a_model_it_says_how_to_get_one(tab):
    tab._models.cards = {}
    tab._models.changed.emit({})
    assert tab.view.cloud._painter.empty == NO_MODELS
    assert not tab.view.fields.button.isEnabled()


def test_models_of_points_have_no_map(view):
    points = ModelCard(name="moons", title="Moons", kind="decoder", model="vae", size=1, channels=2, latent=(2,))
    view.fields.set_models({"moons": points})
    assert view.fields.model.keys() == []


def test_a_map_shows_points_classes_pictures_and_the_shares_of_variance(view, engine):
    (job,) = engine.jobs
    assert isinstance(job, MapLatents)
    assert (job.model, job.dataset, job.count, job.method) == ("plane", "digits", 60, "pca")
    cloud = view.cloud
    assert cloud.points.shape == (60, 2)
    data = load_digits_set(16)
    assert np.array_equal(cloud.content.labels, data.labels[cloud.content.indices])
    assert np.array_equal(cloud.content.thumbnails[..., 0], data.pictures[cloud.content.indices, 0])
    assert "60 points   2 latent numbers   x: PCA 1, " in view.facts.text()
    assert "% of the variance" in view.facts.text()
    assert "Pearson 1901" in view.about.text()
    assert "is exact" in view.about.text()


def test_methods_lay_the_same_points_out_otherwise(view, engine, qtbot):
    view.cloud.select([3, 4])
    pca = view.cloud.points.copy()
    view.fields.method.segment("axes").click()
    assert engine.jobs[-1].method == "axes"
    assert not np.array_equal(view.cloud.points, pca)
    assert "x: z 0, " in view.facts.text()
    assert view.cloud.selection == [3, 4]
    assert view.fields.axes[0].isVisible()
    view.fields.axes[0].setFocus()
    QTest.keyClick(view.fields.axes[0].editor, Qt.Key.Key_Up)
    QTest.keyClick(view.fields.axes[1].editor, Qt.Key.Key_Down)
    assert engine.jobs[-1].axes == (1, 0)
    view.fields.method.segment("lda").click()
    assert "between the classes" in view.facts.text()
    wait_for_pictures(view, qtbot)


def test_tsne_is_watched_and_stays_as_it_is_when_stopped(tab, engine, monkeypatch, qtbot):
    monkeypatch.setattr("studio.engine.latents.session._WATCH_SECONDS", 0.0)
    view, seen = tab.view, []
    view.fields.method.set_key("tsne")
    engine.holds = True
    view.fields.button.click()
    assert view.fields.stop.isVisible()

    def watch(job, event):
        if isinstance(event, LatentPoints) and not event.settled:
            seen.append((view.cloud.points.copy(), view.facts.text()))
            if len(seen) == 5:
                view.fields.stop.click()
                engine.asks_stop = engine.stopped[-1][1]

    engine.engine.job_event.connect(watch)
    engine.release()
    engine.engine.job_event.disconnect(watch)
    assert engine.stopped == [(engine.jobs[0].job, Stop.KEEP)]
    assert len(seen) == 5
    assert not np.array_equal(seen[1][0], seen[4][0])
    assert "iteration 4" in seen[4][1]
    assert np.array_equal(view.cloud.points, seen[4][0])
    assert view.fields.stop.isHidden()
    assert "settled" in view.facts.text()
    wait_for_pictures(view, qtbot)


def test_tsne_makes_way_for_a_picture_that_waits(tab, engine):
    engine.holds = True
    tab.view.fields.method.set_key("tsne")
    tab.view.fields.button.click()
    tab.yield_to_generation()
    assert engine.stopped == [(engine.jobs[0].job, Stop.KEEP)]


def test_what_lies_under_the_pointer_is_decoded_onto_the_canvas(view, studio, engine):
    canvas, before = studio.parts.canvas, shown(studio.parts.canvas)
    hover(view.cloud, at(view.cloud, 5))
    request = engine.asked[-1]
    assert request.what == "point"
    assert request.place == pytest.approx(view.cloud.points[5], abs=0.1)
    assert canvas.shows_frame
    first = shown(canvas)
    assert first != before
    hover(view.cloud, at(view.cloud, 6))
    assert shown(canvas) != first
    leave(view.cloud)
    assert not canvas.shows_frame
    assert shown(canvas) == before


def test_what_lies_beside_the_plane_is_chosen_where_there_is_something(view, engine, qtbot):
    assert view.beside.isHidden(), "a plane is the whole space"
    view.fields.model.set_key("vae")
    view.fields.button.click()
    wait_for_pictures(view, qtbot)
    assert view.beside.isVisible()
    hover(view.cloud, at(view.cloud, 5))
    view.beside.segment("nearest").click()
    assert [asked.beside for asked in engine.asked if asked.what == "point"][-2:] == ["mean", "nearest"]


def test_a_choice_beside_the_plane_makes_the_view_no_wider(view):
    view.beside.hide()
    width = view.minimumSizeHint().width()
    view.beside.show()
    assert view.minimumSizeHint().width() == width


def test_only_the_newest_place_is_decoded_while_the_engine_is_busy(view, engine):
    engine.holds = True
    before = len(engine.asked)
    for place in range(5, 60, 5):
        hover(view.cloud, QPoint(place, 50))
    assert len(engine.asked) == before + 1
    engine.release()
    assert len(engine.asked) == before + 2
    assert engine.asked[-1].place == pytest.approx(view.cloud.transform.to_map(55, 50))


def test_a_picture_that_comes_after_the_pointer_has_left_is_not_shown(view, studio, engine):
    engine.holds = True
    hover(view.cloud, at(view.cloud, 5))
    leave(view.cloud)
    engine.release()
    assert not studio.parts.canvas.shows_frame


def test_a_click_puts_the_point_on_the_canvas_and_undo_takes_it_back(view, studio):
    document = studio.core.document
    had = document.has_picture
    hover(view.cloud, at(view.cloud, 5))
    QTest.mouseClick(view.cloud, LEFT, pos=at(view.cloud, 5))
    point = view.cloud.selection[0]
    assert np.array_equal(document.picture[..., :3], view.cloud.content.thumbnails[point])
    assert not studio.parts.canvas.shows_frame, "the document is seen, not the decoded place"
    studio.parts.window.actions_["edit.undo"].trigger()
    assert document.has_picture == had


def test_a_click_beside_the_points_puts_the_decoded_place_on_the_canvas(view, studio, engine):
    place = a_place_without_point(view.cloud)
    QTest.mouseClick(view.cloud, LEFT, pos=place)
    assert (engine.asked[-1].what, view.cloud.selection) == ("point", [])
    made = engine.session.picture(engine.asked[-1]).picture.array()
    assert np.array_equal(studio.core.document.picture[..., :3], made)


def test_the_command_puts_what_the_keyboards_cursor_means(view, studio):
    view.cloud.setFocus()
    QTest.keyClick(view.cloud, Qt.Key.Key_Right)
    assert studio.parts.canvas.shows_frame
    studio.parts.window.actions_["explore.put"].trigger()
    assert studio.core.document.size.width == 16


def test_a_gan_maps_its_samples_and_decodes_the_chosen_class(tab, engine, qtbot):
    view = tab.view
    view.fields.model.set_key("gan")
    assert view.fields.data.keys() == ["samples"]
    view.fields.button.click()
    assert engine.jobs[-1].dataset == "samples"
    wait_for_pictures(view, qtbot)
    assert view.fields.label.isVisible()
    hover(view.cloud, QPoint(50, 50))
    view.fields.label.set_key("7")
    assert [asked.label for asked in engine.asked if asked.what == "point"][-2:] == [0, 7]
    assert not view.anomalies.rank.isEnabled()


def test_the_manifold_goes_onto_the_canvas(view, studio, tab, engine, qtbot):
    studio.parts.window.actions_["explore.manifold"].trigger()
    assert studio.core.document.picture.shape[:2] == (240, 240)
    view.fields.model.set_key("vae")
    view.fields.button.click()
    wait_for_pictures(view, qtbot)
    studio.parts.window.actions_["explore.manifold"].trigger()
    assert "needs a VAE or GAN with two latent numbers; this one has 5" in studio.parts.window.notice.text.text()


@pytest.mark.parametrize("ending", [".png", ".csv"])
def test_a_map_is_saved(view, studio, tmp_path, monkeypatch, qtbot, ending):
    path = tmp_path / f"map{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    studio.parts.window.actions_["explore.save_map"].trigger()
    qtbot.waitUntil(path.exists)
    if ending == ".png":
        assert path.read_bytes().startswith(b"\x89PNG")
        return
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 60
    assert int(rows[7]["index"]) == view.cloud.content.indices[7]
    assert float(rows[7]["x"]) == pytest.approx(view.cloud.points[7, 0], rel=1e-6)


def test_a_failure_is_reported_in_one_line(tab, studio, engine):
    view = tab.view
    view.fields.model.set_key("vae")
    view.fields.count.setValue(4)
    view.fields.button.click()
    assert "4 pictures are fewer than the 5 dimensions" in view.cloud._painter.empty
    assert "4 pictures are fewer than the 5 dimensions" in studio.parts.window.notice.text.text()
    assert view.fields.stop.isHidden()


def test_progress_is_reported_below_the_map(tab, engine):
    engine.holds = True
    tab.view.fields.button.click()
    engine.engine.job_event.emit(engine.jobs[0].job, Note(text="Encoding picture 1 of 60"))
    assert tab.view.facts.text() == "Encoding picture 1 of 60 …"


def test_another_engine_computes_the_map_again(view, studio, engine):
    studio.core.engine.ready.emit(Ready(device="CPU", threads=1, memory_bytes=2**30))
    assert len(engine.jobs) == 2
    assert engine.jobs[1].model_copy(update={"job": "", "out": ""}) == engine.jobs[0].model_copy(
        update={"job": "", "out": ""}
    )


def test_a_failing_place_is_reported_once(view, studio, engine):
    heard = []
    engine.engine.ask = lambda request: (
        heard.append(request),
        engine.engine.job_event.emit(request.job, Failed(message="The engine is not ready.")),
    )
    hover(view.cloud, at(view.cloud, 5))
    assert view.facts.text() == "The engine is not ready."
    assert len(heard) == 1


def test_choices_are_remembered(view, tab):
    view.fields.method.set_key("axes")
    view.fields.look.set_key("pictures")
    view.part.set_key("anomalies")
    view.path.frames.setValue(77)
    kept = tab.state()
    view.fields.method.set_key("pca")
    view.fields.look.set_key("dots")
    view.fields.model.set_key("gan")
    view.part.set_key("path")
    tab.restore(kept)
    assert tab.state() == kept
    assert view.fields.request()["model"] == "plane"
    tab.restore({"map": {"model": 3, "axes": "none", "count": "many"}, "path": 7, "part": None})
    assert tab.state() == kept


def test_damaged_pictures_of_a_map_are_refused(tmp_path):
    path = tmp_path / "thumbnails.npy"
    for content in (b"", b"nonsense"):
        path.write_bytes(content)
        with pytest.raises(Exception, match="could not be read"):
            read_thumbnails(path, 3)
    np.save(path, np.zeros((3, 4, 4), np.uint8))
    with pytest.raises(Exception, match="are damaged"):
        read_thumbnails(path, 3)


def test_the_pointer_of_a_hidden_tab_decodes_nothing(view, studio, engine):
    hover(view.cloud, at(view.cloud, 5))
    assert studio.parts.canvas.shows_frame
    studio.parts.window.actions_["view.paint"].trigger()
    assert not studio.parts.canvas.shows_frame
    assert not studio.parts.window.actions_["explore.put"].isEnabled()


def test_every_field_below_the_map_has_its_height(tab, view, studio, qtbot):
    """In each part, at the usual size of the window, with all rows in view."""
    studio.parts.window.resize(1440, 900)
    view.beside.setVisible(True)
    view.path.scrub.setVisible(True)
    assert view.path.model.set_key("pocket")

    def whole():
        for field in view.findChildren(QWidget):
            if field.isVisible():
                least = field.minimumSizeHint().height()
                assert field.height() >= least, f"{field} has {field.height()} of {least} pixels"
                assert view.rect().contains(field.mapTo(view, field.rect().bottomLeft())), f"{field} is cut off"

    for part in ("path", "arithmetic", "anomalies"):
        view.part.segment(part).click()
        qtbot.waitUntil(whole)
    view.part.segment("path").click()
    view.path.between.segment("noises").click()
    assert view.path.prompts[1].isVisible()
    qtbot.waitUntil(whole)
