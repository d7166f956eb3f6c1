"""A project holds everything: opened on another computer, the window is as it was; restarts know what is saved."""

import numpy as np
import pytest

from studio.document.canvas_sizing import crop_canvas
from studio.document.journal import writer as writing
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.layer_editing import LayerEditing
from studio.document.project.claims import claim
from studio.document.project.reading import open_project
from studio.document.selections.kept_selections import keep_mask
from studio.document.source import Source
from studio.protocol import places
from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.workspaces import Workspace
from studio.wiring.studio import Studio
from tests.document.project.test_project_lanes import make_result


@pytest.fixture
def start(qapp, qtbot, monkeypatch):
    """Open windows one after the other."""
    monkeypatch.setattr(writing, "GATHER_SECONDS", 0.01)
    windows = []

    def started() -> Studio:
        studio = Studio(qapp)
        monkeypatch.setattr(studio.core.engine, "submit", lambda *_: None)
        studio.parts.window.resize(1440, 900)
        studio.parts.window.show()
        windows.append(studio)
        found = []
        studio.session.restoring.restore(found.append)
        qtbot.waitUntil(lambda: bool(found))
        return studio

    yield started
    for studio in windows:
        studio.parts.window.close()
        studio.parts.window.deleteLater()


def paint(studio) -> None:
    document, undo = studio.core.document, studio.core.undo
    pixels = np.random.default_rng(0).integers(0, 256, (60, 80, 3), dtype=np.uint8)
    source = Source(GenerateRecipe(model="pocket", prompt="a tiger"), places.results() / "parent")
    undo.record(document.set_picture(pixels, source=source))
    layers = LayerEditing(document)
    undo.record(layers.add())
    document.begin_stroke(studio.core.tools.brush, colour=(200, 30, 40))
    document.stroke_to(20, 20)
    undo.record(document.end_stroke())
    mask = np.zeros((60, 80), np.uint8)
    mask[5:20, 30:50] = 128
    undo.record(document.set_mask(mask))
    undo.record(keep_mask(document, "sky"))


def add_lanes(studio) -> None:
    parent = make_result(places.results(), "parent")
    child = make_result(places.results(), "child", {"record": parent.record, "step": 3})
    for facts in (parent, child):
        lane = DenoisingLane.open(facts.record, title=facts.title, results=places.results() / facts.title[9:])
        studio.core.timeline.add(lane)
    studio.core.timeline.rename(lane, "mine")


def whole(studio) -> dict[str, object]:
    document, timeline, canvas = studio.core.document, studio.core.timeline, studio.parts.canvas
    records = {lane.trajectory: number for number, lane in enumerate(timeline.lanes)}
    return {
        "picture": document.picture.tobytes(),
        "layers": [(layer.name, layer.opacity, layer.blend) for layer in document.stack.layers()],
        "active": document.active_layer.name if document.active_layer else "",
        "mask": document.mask.tobytes(),
        "selections": {name: (kept.box, kept.pixels.tobytes()) for name, kept in document.selections.items()},
        "source": (document.source.recipe, document.source.folder.name),
        "lanes": [
            (lane.title, lane.name, lane.results.name, records.get(lane.parent), lane.frame(2, "x0").tobytes())
            for lane in timeline.lanes
        ],
        "history": sorted(entry.folder.name for entry in studio.core.history.entries),
        "looks at": (timeline.current.title, timeline.playhead, timeline.view),
        "panel": studio.parts.recipe_panel.state(),
        "place": [round(number, 3) for number in canvas.place],
        "workspace": studio.parts.window.workspaces.current,
    }


def save(studio, qtbot, path) -> None:
    studio.files.projects.save_to(path)
    qtbot.waitUntil(lambda: not studio.files.projects.busy and studio.files.projects.path == path)


def open_(studio, qtbot, path) -> None:
    studio.files.projects.open(path)
    qtbot.waitUntil(lambda: studio.core.document.has_picture and not studio.files.projects.busy)


def test_everything_is_there_on_another_computer(start, qtbot, tmp_path, monkeypatch):
    studio = start()
    add_lanes(studio)
    studio.core.history.scan()
    paint(studio)
    studio.core.document.activate(next(studio.core.document.stack.layers()).id)
    studio.parts.recipe_panel.fields.seeds.seed.setValue(77)
    studio.parts.window.workspaces.switch(Workspace.WATCH)
    studio.core.timeline.set_view("x0")
    studio.core.timeline.look_at(studio.core.timeline.lanes[1], 3)
    studio.timeline.frames.leave_to_picture()
    studio.parts.canvas.look_at(3.0, 22.0, 17.0)
    before, path = whole(studio), tmp_path / "everything.ora"
    save(studio, qtbot, path)
    studio.parts.window.close()

    monkeypatch.setenv("DENOISE_STUDIO_HOME", str(tmp_path / "another"))
    other = start()
    looks, shows = [], other.parts.canvas.show_frame
    monkeypatch.setattr(
        other.parts.canvas,
        "show_frame",
        lambda pixels, *rest, **named: looks.append(pixels) or shows(pixels, *rest, **named),
    )
    open_(other, qtbot, path)
    assert [look.shape for look in looks[:2]] == [(60, 80, 4)] * 2
    assert looks[1].tobytes() == before["picture"], "the merged picture comes before the layers"
    assert not other.parts.canvas.shows_frame
    assert whole(other) == before
    assert not other.files.projects.is_modified
    lane = other.core.timeline.lanes[1]
    assert lane.trajectory == tmp_path / "another/results/child/trajectory.safetensors"
    asked = []
    monkeypatch.setattr(other.generation.generating, "fork", lambda *parts: asked.append(parts))
    other.generation.forking.fork(lane, 1)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[0][:1] == (lane.trajectory,)
    other.core.undo.undo()
    assert (other.core.timeline.lanes, other.core.document.has_picture) == ([], False)
    other.core.undo.redo()
    assert len(other.core.timeline.lanes) == 2


def test_a_restart_knows_the_project_and_what_is_unsaved(start, qtbot, tmp_path):
    studio, path = start(), tmp_path / "sky.ora"
    paint(studio)
    save(studio, qtbot, path)
    studio.parts.window.close()

    again = start()
    assert (again.files.projects.path, again.files.projects.is_modified) == (path, False)
    assert again.parts.window.windowTitle().startswith("sky.ora")
    assert tuple(again.core.document.selections) == ("sky",)
    again.core.undo.undo()
    assert again.files.projects.is_modified
    again.parts.window.close()

    third = start()
    assert (third.files.projects.path, third.files.projects.is_modified) == (path, True)
    third.core.undo.redo()
    assert not third.files.projects.is_modified
    third.core.undo.setIndex(0)
    assert third.files.projects.path is None
    third.core.undo.setIndex(third.core.undo.count())
    assert third.files.projects.path == path
    third.core.undo.record(crop_canvas(third.core.document, third.core.document.mask_box))
    assert (third.files.projects.path, third.files.projects.is_modified) == (path, True)


def test_two_windows_do_not_save_into_one_project(start, qtbot, tmp_path):
    first, path = start(), tmp_path / "sky.ora"
    paint(first)
    save(first, qtbot, path)
    held = claim(tmp_path / "other.ora")
    saved = path.read_bytes()
    second = start()
    notice = second.parts.window.notice.text
    assert "this one works on a copy of it" in notice.text()
    assert second.files.projects.path is None
    open_(second, qtbot, path)
    qtbot.waitUntil(lambda: "Another window has it open: this is a copy" in notice.text())
    assert second.files.projects.path is None
    for taken in (path, tmp_path / "other.ora"):
        second.files.projects.save_to(taken)
        qtbot.waitUntil(lambda taken=taken: f"{taken.name} is open in another window" in notice.text())
    assert path.read_bytes() == saved
    assert not (tmp_path / "other.ora").exists()
    held.release()
    first.parts.window.close()
    save(second, qtbot, path)
    assert open_project(path).selections
