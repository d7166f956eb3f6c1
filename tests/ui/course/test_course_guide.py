"""The course in the whole window: opened, prepared, and completed by what one does."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.document.course.stations import STATIONS
from studio.protocol.events import ScheduleTables
from studio.ui.canvas.pixel_numbers import MIN_PIXEL_SIDE
from studio.ui.workspaces import Workspace
from studio.wiring.studio import Studio

NUMBERS = {station.id: number for number, station in enumerate(STATIONS)}


@pytest.fixture
def course(studio, qtbot):
    studio.parts.window.actions_["help.course"].trigger()
    panel = studio.course.guide.panel
    qtbot.waitUntil(panel.isVisible)
    return panel


def is_done(studio, id_: str) -> bool:
    return studio.course.guide.progress.is_completed(id_)


def test_it_opens_at_the_first_station_and_closes_by_command_and_cross(studio, course):
    assert course.station.id == "matrix"
    assert course.task.text().startswith("To do: ")
    studio.parts.window.actions_["help.course"].trigger()
    assert not course.isVisible()
    studio.parts.window.actions_["help.course"].trigger()
    QTest.mouseClick(course.close_button, Qt.MouseButton.LeftButton)
    assert not course.isVisible()


def test_one_goes_through_the_stations(course):
    assert not course.previous.isEnabled()
    QTest.mouseClick(course.next, Qt.MouseButton.LeftButton)
    assert course.station is STATIONS[1]
    course.go_to(len(STATIONS) - 1)
    assert not course.next.isEnabled()
    assert course.reference.text() == STATIONS[-1].reference


@pytest.mark.parametrize("station", STATIONS, ids=lambda station: station.id)
def test_every_station_can_be_set_up(studio, course, station):
    course.go_to(NUMBERS[station.id])
    QTest.mouseClick(course.prepare, Qt.MouseButton.LeftButton)
    wanted = station.preparation
    assert studio.parts.window.workspaces.current is Workspace(wanted.workspace)
    assert course.isVisible()
    recipe = studio.parts.recipe_panel.recipe()
    if wanted.recipe.get("model") in studio.core.models.cards:
        assert {key: getattr(recipe, key) for key in wanted.recipe} == dict(wanted.recipe)
    if wanted.preset:
        assert studio.parts.training_panel.recipe().preset == wanted.preset
    if wanted.tab:
        assert studio.parts.explore_panel.tab == wanted.tab


def test_a_station_does_not_inherit_class_and_guidance_of_the_one_before(studio, course):
    cards = studio.core.models.cards
    assert {"digits", "pocket"} <= set(cards)
    for id_ in ("guidance", "text-to-image"):
        course.go_to(NUMBERS[id_])
        QTest.mouseClick(course.prepare, Qt.MouseButton.LeftButton)
    recipe = studio.parts.recipe_panel.recipe()
    assert (recipe.model, recipe.label) == ("pocket", None)
    assert (recipe.steps, recipe.guidance) == (cards["pocket"].steps, cards["pocket"].guidance)


def test_looking_at_pixels_and_their_numbers_completes_the_first_station(studio, course):
    studio.core.undo.record(studio.core.document.set_picture(np.zeros((40, 40, 3), np.uint8)))
    QTest.mouseClick(course.prepare, Qt.MouseButton.LeftButton)
    assert not is_done(studio, "matrix")
    if not studio.parts.canvas.shows_pixel_values:
        studio.parts.window.actions_["view.pixel_values"].trigger()
    studio.parts.canvas.zoom_to(MIN_PIXEL_SIDE)
    assert is_done(studio, "matrix")
    assert course.task.text().startswith("✓ Done: ")
    assert studio.course.guide.progress.completed == ("matrix",)
    assert course.count.text() == f"1 of {len(STATIONS)} completed"
    assert course.choice.itemText(0).startswith("✓")


def test_moving_t_and_choosing_schedules_completes_their_stations(studio, course):
    course.go_to(NUMBERS["forward"])
    table = tuple(np.linspace(0.99, 0.01, 1000))
    studio.core.engine.schedules = lambda job, timesteps: studio.core.engine.job_event.emit(
        job, ScheduleTables(tables={"linear": table, "cosine": table})
    )
    QTest.mouseClick(course.prepare, Qt.MouseButton.LeftButton)
    forward = studio.explore.forward.view
    forward.slider.setValue(800)
    assert not is_done(studio, "forward")
    forward.slider.setValue(950)
    assert is_done(studio, "forward")
    assert not is_done(studio, "schedules")
    forward.schedule.set_key("cosine")
    forward.schedule.changed.emit("cosine")
    assert is_done(studio, "schedules")


def test_nothing_is_observed_while_it_is_closed(studio, course):
    QTest.mouseClick(course.close_button, Qt.MouseButton.LeftButton)
    studio.parts.window.actions_["view.explore"].trigger()
    studio.parts.explore_panel.show_tab("Network")
    assert not is_done(studio, "unet")


def test_what_is_completed_is_there_at_the_next_start(qapp, studio, course):
    studio.parts.window.actions_["view.explore"].trigger()
    studio.parts.explore_panel.show_tab("Network")
    assert is_done(studio, "unet")
    studio.core.settings.sync()
    again = Studio(qapp)
    try:
        assert again.course.guide.progress.completed == ("unet",)
        again.parts.window.actions_["help.restart_course"].trigger()
        assert again.course.guide.progress.completed == ()
    finally:
        again.parts.window.close()
        again.parts.window.deleteLater()


def test_it_fits_into_a_small_window(studio, course, laid_out):
    studio.parts.window.resize(1100, 700)
    for number in range(len(STATIONS)):
        course.go_to(number)
        laid_out()
        assert (studio.parts.window.width(), studio.parts.window.height()) == (1100, 700)
        assert course.height() < 220
        assert studio.parts.canvas.height() > 150
