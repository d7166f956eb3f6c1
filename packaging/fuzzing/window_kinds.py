"""The files of the window: records, the history, the canvas, projects, settings."""

import contextlib
import os
import shutil
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from reader import GENERATE, SIZE, Contents, Reader, anything_goes, nothing_changed, nothing_lost

from studio.protocol.errors import BadInput
from studio.protocol.files import read_regular
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import dump_recipe

_PROJECTS = ("studio.document.project.reading", "studio.document.project.writing")
_PICTURES = ("studio.document.history.history", "studio.document.png", "studio.engine.generation.inpainting")


def _make_record(home: Path) -> None:
    from studio.protocol.record import RecordInfo, create_record

    chance = np.random.default_rng(0)
    for name, shape, space in (("pixel", (2, 1, SIZE, SIZE), "pixel"), ("latent", (1, 4, 4, 4), "latent")):
        info = RecordInfo(
            timesteps=(30, 20, 10, 0),
            kept=(0, 1, 2, 3),
            steps=4,
            alphas_cumprod=np.linspace(0.99, 0.01, 40),
            space=space,  # type: ignore[arg-type]
            size=(16, 16) if space == "latent" else None,
            preview=tuple(tuple(row) for row in chance.normal(size=(3, 5))) if space == "latent" else (),
            crop=(1, 2, 8, 8) if space == "pixel" else None,
            model="tiny",
            recipe_text=dump_recipe(GENERATE),
        )
        record = create_record(home / f"{name}.safetensors", info, shape, {"draws": ("int64", ())})
        for frame in range(4):
            x = chance.normal(size=(2, *shape)).astype(np.float32)
            record.put(frame, 0, x[0], x[1], {"draws": np.full(shape[0], frame)})
        record.flush()


def _read_record(home: Path) -> None:
    from studio.document.lanes.denoising_lane import DenoisingLane
    from studio.protocol.record import open_record

    for file in sorted(home.iterdir()):
        record = open_record(file)
        for frame in range(record.frames):
            record.damaged(frame)
        lane = DenoisingLane.open(file, title="a")
        for frame in range(min(lane.available, 8)):
            for view in ("x_t", "x0", "epsilon", "change"):
                lane.frame(frame, view)
                lane.thumbnail(frame, view, 32)
            lane.detail_text(frame)
        lane.change_per_step()


def _make_results(home: Path) -> None:
    from studio.document.png import write_png
    from studio.protocol.resultsfolder import make_scratch

    _make_record(home)
    for name in ("first", "second"):
        (home / name).mkdir()
        (home / name / "recipe.json").write_text(dump_recipe(GENERATE))
        for index in range(2):
            pixels = np.full((SIZE, SIZE, 3), 80 * index, np.uint8)
            write_png(home / name / f"{index:04}.png", pixels, GENERATE)
        shutil.copy(home / "pixel.safetensors", home / name / "trajectory.safetensors")
    killed = make_scratch(home / "third", 2**22 + 1)  # Linux gives no such process id
    (home / "latent.safetensors").rename(killed / "trajectory.safetensors")
    (home / "pixel.safetensors").unlink()


def _read_results(home: Path) -> None:
    from studio.document.history.history import contact_sheet, read_entries
    from studio.document.lanes.denoising_lane import DenoisingLane
    from studio.document.picture import open_with_notes
    from studio.document.png import read_recipe_of

    for entry in read_entries(home)[0]:
        contact_sheet(entry.pictures, 64)
        for picture in entry.pictures:
            with contextlib.suppress(BadInput):
                open_with_notes(picture)
                read_recipe_of(picture)
        if entry.trajectory is not None:
            with contextlib.suppress(BadInput):
                DenoisingLane.open(entry.trajectory, title="a").frame(0, "x0")


def _results_stay(before: Contents, after: Contents) -> str:
    """Finished results stay as they are; the remains of a killed engine become one, or are removed."""
    return nothing_changed(
        {path: content for path, content in before.items() if path.startswith(("first", "second"))},
        {path: content for path, content in after.items() if path.startswith(("first", "second"))},
    )


def _make_session(home: Path) -> None:
    from older_session import save_mask, save_picture

    os.environ["DENOISE_STUDIO_HOME"] = str(home)
    save_mask(np.full((SIZE, SIZE), 7, np.uint8), save_picture(np.full((SIZE, SIZE, 4), 200, np.uint8)))


def _read_session(home: Path) -> None:
    from studio.document.session import load_session

    os.environ["DENOISE_STUDIO_HOME"] = str(home)
    load_session()


def _make_journal(home: Path) -> None:
    """Write a journal of some edits, one of them undone, with a stroke in progress, a queue and a candidate."""
    from studio.document.canvas_sizing import extend_canvas
    from studio.document.document import Document
    from studio.document.journal.journal import open_journal
    from studio.document.journal.kept_candidate import candidate_record
    from studio.document.journal.kept_jobs import KeptJob, jobs_record
    from studio.document.journal.recorder import Recorder
    from studio.document.journal.writer import JournalWriter
    from studio.document.painting.brush import Brush

    opened, document = open_journal(home), Document()
    writer = JournalWriter(opened.folder, None, trouble=print, base_wanted=print)
    recorder = Recorder(document, writer)
    recorder.begin()
    for edit in (
        document.set_picture(np.full((SIZE, SIZE, 4), 200, np.uint8)),
        document.fill_mask(),
        document.invert_mask(),
        extend_canvas(document, (1, 0, 0, 1)),
    ):
        assert edit is not None, "each changes something"
        recorder.edit(edit)
    recorder.moved(3)
    document.offer([np.full((SIZE, SIZE, 4), 90, np.uint8)])
    candidate = document.candidate
    recorder.state("candidate", lambda: candidate_record(candidate))
    jobs = [KeptJob("a", "b", GenerateRecipe(), home / "results" / "a")]
    recorder.state("queue", lambda: jobs_record(jobs))
    document.begin_stroke(Brush(size=3))
    document.stroke_to(2, 2)
    recorder.stroke()
    writer.close(60)
    opened.release()


def _read_journal(home: Path) -> None:
    from studio.document.journal.journal import open_journal
    from studio.document.journal.kept_candidate import read_candidate
    from studio.document.journal.kept_jobs import read_jobs

    opened = open_journal(home)
    try:
        for name, reader in {"candidate": read_candidate, "queue": read_jobs}.items():
            if name in opened.restored.states:
                reader(opened.restored.states[name])
        for edit in opened.restored.edits[opened.restored.applied - 1 :: -1]:
            edit.revert(opened.restored.document)
    finally:
        opened.release()


def _make_project(home: Path) -> None:
    """Write a project with all that it can hold, and the same with its files uncompressed beside."""
    from studio.document.layers.guides import ControlUse, RegionUse
    from studio.document.layers.layer import Group, Layer
    from studio.document.png import write_png
    from studio.document.project.project import MASK, Project, ProjectLane, Selection
    from studio.document.project.writing import save_project
    from studio.protocol.geometry import Size
    from studio.protocol.kept_inputs import input_name

    layer = Layer("hat", np.full((SIZE, SIZE, 4), 128, np.uint8), x=-1, opacity=0.5, blend="svg:multiply")
    lines = replace(layer, name="lines", kind="control", control=ControlUse(kind="canny", weight=0.5))
    places = replace(layer, name="places", kind="regions", regions=(RegionUse(colour=(128, 128, 128), prompt="a cat"),))
    mask = Selection(MASK, np.full((SIZE, SIZE), 255, np.uint8))
    stack = Group(children=(lines, places, Group("group", (layer,)), layer))
    with tempfile.TemporaryDirectory() as scratch:
        _make_record(Path(scratch))
        write_png(Path(scratch) / "a.png", np.full((SIZE, SIZE, 3), 80, np.uint8), GENERATE)
        record, picture = ((Path(scratch) / name).read_bytes() for name in ("pixel.safetensors", "a.png"))
    lane = ProjectLane(
        *("a", dump_recipe(GENERATE), lambda: [record]),
        result="first",
        pictures=(lambda: [picture],),
        notes='{"stars":3}',
        inputs={input_name(np.full((SIZE, SIZE), 80, np.uint8)): lambda: [picture]},
    )
    branch = replace(lane, name="b", result="second", parent=0, created=1e9)
    project = Project(Size(SIZE, SIZE), stack, (mask,), (lane, branch), recipe=dump_recipe(GENERATE), panel={"a": 1})
    save_project(project, home / "p.ora")
    with zipfile.ZipFile(home / "p.ora") as archive:
        archive.extractall(home / "parts")


def _read_project(home: Path) -> None:
    """Read the damaged project, and an intact archive of the damaged parts; any damage must be reported."""
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["DENOISE_STUDIO_HOME"] = scratch
        packed = Path(scratch) / "packed.ora"
        with zipfile.ZipFile(packed, "w") as archive:
            for part in sorted((home / "parts").rglob("*")):
                with contextlib.suppress(OSError):
                    archive.writestr(str(part.relative_to(home / "parts")), read_regular(part, 2**20))
        with contextlib.suppress(BadInput):
            _opened_project(packed, Path(scratch) / "one")
        (Path(scratch) / "sound").mkdir()
        _make_project(Path(scratch) / "sound")
        sound, _ = _opened_project(Path(scratch) / "sound" / "p.ora", Path(scratch) / "two")
        opened, problems = _opened_project(home / "p.ora", Path(scratch) / "three")
        if opened != sound and not problems:
            raise ValueError("The damaged project was opened as another one, and nothing says so")


def _opened_project(path: Path, results: Path) -> tuple[object, list[str]]:
    """Open a project as the window does; return its contents and the reported problems."""
    from studio.document.guide_inputs import with_guides
    from studio.document.layers.tree import guide_layers
    from studio.document.project.lanes import import_lanes
    from studio.document.project.reading import open_merged, open_project, open_thumbnail
    from studio.document.project.writing import project_bytes

    for preview in (open_thumbnail, open_merged):
        with contextlib.suppress(BadInput):
            preview(path)
    project = open_project(path)
    problems = list(project.repaired)
    with contextlib.suppress(BadInput):  # what is read of it may not fit together
        with_guides(GENERATE, list(guide_layers(project.stack)), project.size)
    lanes, lost = import_lanes(project.lanes, results)
    problems += lost
    if not lost:
        project_bytes(project)
    layers = [vars(layer) | {"id": "", "pixels": layer.pixels.tobytes()} for layer in project.stack.layers()]
    selections = [(selection.name, selection.mask.tobytes()) for selection in project.selections]
    facts = [None if lane is None else lane.model_dump(exclude={"record", "results", "parent"}) for lane in lanes]
    kept = [path.read_bytes() for path in sorted(results.rglob("*")) if path.is_file()]
    return (project.size, layers, selections, facts, kept, project.recipe, project.panel), problems


def _make_history(home: Path) -> None:
    """Write two results with notes, and the index of the history."""
    from studio.document.history.history_index import find_results
    from studio.protocol.notes import Notes, write_notes

    for number, prompt in enumerate(("a cat", "a red apple")):
        folder = home / f"result-{number}"
        folder.mkdir()
        (folder / "0000.png").write_bytes(b"no picture is read")
        (folder / "recipe.json").write_text(dump_recipe(GENERATE.model_copy(update={"prompt": prompt})))
        os.utime(folder / "recipe.json", (1e9 + number, 1e9 + number))
        write_notes(folder, Notes(stars=number + 1, tags=("winter",)))
    find_results(home)


def _read_history(home: Path) -> None:
    from studio.document.history.history_index import find_results

    for words in ((), ("apple",), ("winter", "cat")):
        found, truth = (find_results(home, words, stars=1, index=index) for index in (None, home / "none" / "index"))
        if [one.entry.folder for one in found] != [one.entry.folder for one in truth]:
            raise ValueError(f"The index finds other results for {words} than are there")


def _only_the_index_changed(before: Contents, after: Contents) -> str:
    """Return the changes to the results; the index may be rebuilt, and a link in its place is followed."""
    kept = ({path: what for path, what in one.items() if path.startswith("result-")} for one in (before, after))
    return nothing_changed(*kept)


def _make_window(home: Path) -> None:
    from studio.protocol.hosts import HostProfile, save_hosts

    _make_session(home)
    save_hosts([HostProfile(name="far", address="user@example.org", folder="runs")])
    studio = _window(home)
    studio.panel_state.save()
    studio.parts.window.close()
    studio.core.settings.sync()


def _read_window(home: Path) -> None:
    from PySide6.QtCore import QCoreApplication

    from studio.protocol.hosts import load_hosts

    studio = _window(home)
    studio.panel_state.restore()
    studio.parts.window.show()
    for _ in range(3):
        QCoreApplication.processEvents()
    with contextlib.suppress(BadInput):
        load_hosts()


def _window(home: Path):  # type: ignore[no-untyped-def]  # the window's classes would load Qt for every kind
    from PySide6.QtWidgets import QApplication

    from studio.wiring.studio import Studio

    os.environ["DENOISE_STUDIO_HOME"] = str(home)
    return Studio(QApplication([]))


KINDS = {
    "record": Reader(
        "denoising records", _make_record, _read_record, modules=("studio.document.lanes.denoising_lane",)
    ),
    "results": Reader(
        "the history: results folders, and one of a killed engine",
        _make_results,
        _read_results,
        _results_stay,
        ("studio.document.lanes.denoising_lane", *_PICTURES),
    ),
    "session": Reader("the canvas as older versions kept it", _make_session, _read_session, nothing_lost, _PICTURES),
    "journal": Reader("the autosave journal", _make_journal, _read_journal, nothing_lost, _PICTURES),
    "project": Reader(
        "a project with guides and lanes, and its parts", _make_project, _read_project, modules=_PROJECTS
    ),
    "history": Reader(
        "the history's index, recipes and notes", _make_history, _read_history, _only_the_index_changed, _PICTURES
    ),
    "window": Reader(
        "settings.ini, canvas and hosts, by a window that starts",
        _make_window,
        _read_window,
        anything_goes,
        ("studio.app",),
    ),
}
