"""Memory in the window: what generations take, and remedies of one click where it was too small."""

import pytest

from studio.link.job_queue import Job
from studio.protocol import places
from studio.protocol.events import Failed, MemoryUse
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.shortage import Shortage

GB = 2**30


@pytest.fixture
def failed(studio, monkeypatch):
    """A job of the pocket model that ran out of memory; returns it and the jobs that are added afterwards."""
    job = Job("a", "job a", GenerateRecipe(model="pocket", size=(64, 64)), places.results() / "a")
    studio.core.origins.remember(job.id, studio.core.origins.current())
    added = []
    monkeypatch.setattr(studio.core.queue, "add", lambda *args: added.append(args) or "b")
    shortage = Shortage(needed=16 * GB, available=8 * GB, gpu=True, remedies=("tiled", "offloaded", "smaller"))
    studio.core.queue.job_failed.emit(job, Failed(message=str(shortage), shortage=shortage))
    return job, added


def choices(studio):
    return {button.text(): button for button in studio.parts.window.notice.buttons if button.text()}


def test_remedies_are_offered(studio, failed):
    notice = studio.parts.window.notice
    assert notice.isVisibleTo(studio.parts.window)
    assert "needs about 16.0 GB; the graphics card has 8.0 GB" in notice.text.text()
    assert list(choices(studio)) == ["Decode in tiles", "Offload", "Smaller"]


def test_a_smaller_picture_changes_the_recipe(studio, failed):
    job, added = failed
    choices(studio)["Smaller"].click()
    ((recipe, out, title),) = added
    assert recipe == job.recipe.model_copy(update={"size": recipe.size})
    assert max(recipe.size) < 128
    assert (out, title) == (job.out, job.title)
    assert studio.core.engine.settings.saving == "auto"
    assert studio.core.origins.here("b")
    assert not studio.parts.window.notice.isVisibleTo(studio.parts.window)


def test_offloading_changes_the_engine_s_settings(studio, failed):
    job, added = failed
    choices(studio)["Offload"].click()
    assert [recipe for recipe, _, _ in added] == [job.recipe]
    assert studio.core.engine.settings.saving == "offloaded"


def test_what_was_taken_is_shown(studio):
    studio.core.engine.job_event.emit("a", MemoryUse(needed=3 * GB, peak=2 * GB, models=GB, budget=11 * GB))
    memory = studio.parts.window.status.memory
    studio.parts.window.status._show_memory(5 * GB)
    assert memory.text() == "5.0 GB · models 1.0 GB of 11.0 GB"
    assert "took 2.0 GB; 3.0 GB were expected" in memory.toolTip()
