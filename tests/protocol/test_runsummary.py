import os
import time

import pytest

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.events import Judged, Metrics, Sampled, Validated, Verdict, Warned
from studio.protocol.notes import Notes, given_name, write_notes
from studio.protocol.runfolder import CHECKPOINT_DONE, RunFolder, Status
from studio.protocol.runhomes import add_folder, added_folders, remove_folder, run_homes
from studio.protocol.runsummary import find_runs, summarize
from studio.protocol.training_recipe import TrainRecipe


def make_run(path, **status):
    folder = RunFolder(path)
    folder.create(TrainRecipe(preset="digits", steps=50))
    if status:
        folder.write_status(Status(**{"steps": 50, "heartbeat": time.time(), **status}))
    return folder


@pytest.fixture
def run(data_home):
    return make_run(places.runs() / "20260102-030405-digits", state="finished", step=50, seconds=12.5)


def test_a_summary_reports_what_the_run_folder_holds(run):
    metrics = Metrics(step=9, images=1, losses=(0.5,), quartiles=(None,) * 4, learning_rate=1, gradient_norm=1,
                      images_per_second=1, memory_bytes=1, seconds=1)  # fmt: skip
    for event in (
        metrics,
        Validated(step=10, loss=0.25),
        Validated(step=20, loss=0.5),
        Sampled(step=10, file="samples/10.png", columns=4),
        Judged(step=10, figures={"frechet": 1.0}, doubts={"frechet": "too few"}),
        Judged(step=10, figures={"frechet": 2.0, "recall": 0.5}),
        Sampled(step=20, file="samples/20.png", columns=4),
        Judged(step=20, figures={"frechet": 3.0, "recall": 0.75}),
        Judged(step=30, figures={"frechet": 0.5}, verdict=Verdict(finding="collapsed", text="All alike.")),
    ):
        run.append(event)
    (run.checkpoints / "00000020").mkdir()
    (run.checkpoints / "00000020" / CHECKPOINT_DONE).write_bytes(b"x" * 1000)
    write_notes(run.path, Notes(name="First", tags=("a",), notes="It works."))
    summary = summarize(run.path)
    assert (summary.title, summary.state, summary.preset, summary.model) == ("First", "finished", "digits", "diffusion")
    assert (summary.step, summary.steps, summary.seconds) == (50, 50, 12.5)
    assert (summary.figures, summary.loss) == ({"frechet": 2.0, "recall": 0.75}, 0.25)
    assert summary.verdict == "collapsed"
    assert (summary.sample, summary.columns, summary.resumable) == ("samples/20.png", 4, True)
    assert summary.size == sum(p.stat().st_size for p in run.path.rglob("*") if p.is_file()) > 1000
    assert (summary.notes.tags, summary.notes.notes, summary.problem) == (("a",), "It works.", "")


def test_a_warning_of_mode_collapse_is_the_verdict_until_it_is_withdrawn(run):
    assert summarize(run.path).verdict == ""
    run.append(Warned(step=100, warnings=("Mode collapse: ...",)))
    assert summarize(run.path).verdict == "collapsed"
    run.append(Warned(step=150, warnings=("Divergence: ...",)))
    assert summarize(run.path).verdict == "diverged"
    run.append(Warned(step=200))
    assert summarize(run.path).verdict == ""


def test_a_run_without_a_name_is_called_after_its_folder_without_the_date(run):
    assert summarize(run.path).title == "digits"
    assert given_name(run.path) == ""
    write_notes(run.path, Notes(name="Second"))
    assert summarize(run.path).title == given_name(run.path) == "Second"
    (run.path / "notes.json").write_text("{")
    assert given_name(run.path) == ""


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ({"state": "running"}, "running"),
        ({"state": "running", "heartbeat": 1.0}, "interrupted"),
        ({"state": "stopped", "heartbeat": 1.0}, "stopped"),
        ({}, "interrupted"),
    ],
)
def test_a_run_whose_process_is_gone_is_interrupted(data_home, status, state):
    summary = summarize(make_run(places.runs() / "a", **status).path)
    assert summary.state == state
    assert summary.going == (state == "running")


def test_a_broken_run_is_listed_as_such(run):
    (run.recipe_file).write_text("{")
    other = places.runs() / "no-recipe"
    other.mkdir()
    (other / "events.jsonl").write_text("")
    found = {path: summarize(path) for path in find_runs()}
    assert set(found) == {run.path, other}
    assert {summary.state for summary in found.values()} == {"broken"}
    assert all(summary.problem and "\n" not in summary.problem for summary in found.values())


def test_damaged_notes_and_events_hide_no_run(run):
    run.events_file.write_bytes(b'{"kind":"judged"\n{"kind":"judged","step":3,"figures":{"auc":0.5}}\n\xff\xfe"judged"')
    (run.path / "notes.json").write_text("[]")
    summary = summarize(run.path)
    assert (summary.state, summary.figures) == ("finished", {"auc": 0.5})
    assert "notes.json" in summary.problem


def test_a_failed_run_reports_why(data_home):
    run = make_run(places.runs() / "a", state="failed", message="The loss is not finite.")
    assert summarize(run.path).problem == "The loss is not finite."


def test_runs_are_found_in_added_folders_and_mirrors_the_newest_first(run, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    second, mirrored = make_run(elsewhere / "b"), make_run(places.mirrors() / "host" / "c")
    (elsewhere / "not-a-run").mkdir()
    (elsewhere / "file").write_text("")
    assert find_runs([elsewhere / "b"]) == [elsewhere / "b"]
    add_folder(elsewhere)
    add_folder(elsewhere)
    assert added_folders() == [elsewhere]
    for age, one in enumerate((second, run, mirrored)):
        os.utime(one.recipe_file, (1000 - age, 1000 - age))
    assert find_runs() == [second.path, run.path, mirrored.path]
    remove_folder(elsewhere)
    assert find_runs() == [run.path, mirrored.path]
    assert elsewhere.is_dir()


def test_only_folders_are_added_and_a_damaged_list_is_empty(data_home, tmp_path):
    with pytest.raises(BadInput, match="not a folder"):
        add_folder(tmp_path / "missing")
    (places.data_home() / "run-folders.json").write_text('{"a": 1}')
    assert added_folders() == []
    assert run_homes() == [places.runs()]
    add_folder(tmp_path)
    assert added_folders() == [tmp_path]


def test_a_pipe_in_place_of_the_events_is_not_waited_for(run):
    os.mkfifo(run.events_file)
    assert summarize(run.path).state == "finished"


def test_the_players_of_a_gan_have_no_common_loss(run):
    run.append(Validated(step=10, loss=0.0, terms={"generator": 0.0, "discriminator": 9.0}))
    assert summarize(run.path).loss is None
