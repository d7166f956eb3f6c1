"""The real engine process, started as the window starts it."""

import base64
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import psutil
import pytest
import torch
from PIL import Image

from studio import serve
from studio.document.history.history import History
from studio.engine.models.files import save_model
from studio.engine.networks.unet import build_unet
from studio.link.engine_process import engine_command
from studio.link.engine_thread import EngineThread
from studio.protocol.deciding import DecidingProgress, DecidingStep, FindDecidingStep
from studio.protocol.errors import BadInput
from studio.protocol.events import Decoded, Failed, Finished, Note, Ready, Result, Saving, ScheduleTables, Started, Step
from studio.protocol.films import FilmMade, FilmProgress, MakeFilm
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.latents import LatentPicture, LatentPoints, LatentsMapped, MapLatents, PictureOfLatent
from studio.protocol.modelcard import ModelCard
from studio.protocol.record import open_record
from studio.protocol.requests import (
    Attend,
    Decode,
    Generate,
    MapControl,
    PreviewDataset,
    Quit,
    Reply,
    Stop,
    StopJob,
    TabulateSchedules,
)
from studio.protocol.resultsfolder import TRAJECTORY_FILE, make_scratch
from studio.protocol.training_recipe import AugmentSpec, DatasetSpec, NetworkSpec, ScheduleSpec
from tests.tiny_latent_models import save_vae
from tests.tiny_text_model import save_tiny_model

ROOT = Path(__file__).resolve().parents[1]
WAIT = 60.0  # seconds; only reached when something is broken


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> str:
    """A tiny U-Net with random weights."""
    torch.manual_seed(0)
    spec = NetworkSpec(channels=(8, 16), attention=(False, False))
    unet = build_unet(spec, size=16, channels=1, classes=2)
    card = ModelCard(
        name="tiny",
        title="Tiny",
        size=16,
        channels=1,
        labels=("nought", "one"),
        prediction_type="epsilon",
        schedule=ScheduleSpec(),
    )
    folder = tmp_path_factory.mktemp("models") / "tiny"
    save_model(folder, {"unet": unet}, card)
    return str(folder)


@pytest.fixture(scope="module")
def text_model(tmp_path_factory) -> str:
    """A text-to-image model with random weights."""
    return str(save_tiny_model(tmp_path_factory.mktemp("models") / "text"))


class Engine:
    """The process and its replies."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            engine_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self.replies: queue.Queue[Reply] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self.replies.put(Reply.model_validate_json(line))

    def send(self, request) -> None:
        self.process.stdin.write((request.model_dump_json() + "\n").encode())
        self.process.stdin.flush()

    def until(self, kind, job: str | None = None) -> list:
        """Events up to the first of a kind."""
        events, deadline = [], time.monotonic() + WAIT
        while not (events and isinstance(events[-1], kind)):
            reply = self.replies.get(timeout=max(0.1, deadline - time.monotonic()))
            if job is None or reply.job == job:
                events.append(reply.event)
        return events

    def run(self, job: str, recipe: GenerateRecipe, out: Path) -> list:
        self.send(Generate(job=job, recipe=recipe, out=str(out)))
        return self.until((Finished, Failed), job)

    def close(self) -> int:
        self.process.stdin.close()
        code = self.process.wait(WAIT)
        self.reader.join(WAIT)
        self.process.stdout.close()
        return code


@pytest.fixture(scope="module")
def shared_engine():
    """One process, shared by the tests that do not end it."""
    engine = Engine()
    engine.until(Ready)
    yield engine
    assert engine.process.poll() is None, "none of them ended it"
    engine.close()


@pytest.fixture
def own_engine():
    engine = Engine()
    yield engine
    if engine.process.poll() is None:
        engine.process.kill()
    engine.close()


def test_the_record_is_read_while_it_is_written(shared_engine, model, tmp_path):
    recipe = GenerateRecipe(model=model, steps=5, count=2, label=1)
    shared_engine.send(Generate(job="a", recipe=recipe, out=str(tmp_path / "out")))
    started = shared_engine.until(Started, "a")[-1]
    assert Path(started.record).parent.parent == tmp_path, "it lies where the results will"
    record = open_record(Path(started.record), live=True)
    events = shared_engine.until(Finished, "a")
    assert [event.frame for event in events if isinstance(event, Step)] == [0, 1, 2, 3, 4]
    kept = open_record(tmp_path / "out" / "trajectory.safetensors")
    assert np.array_equal(record.x_t, kept.x_t)
    assert np.array_equal(record.x0, kept.x0)
    assert record.x_t.std() > 0.5
    assert not any(kept.damaged(k) for k in range(5))
    assert {path.name for path in tmp_path.iterdir()} <= {"out", "home"}


def test_the_same_recipe_gives_the_same_bytes(shared_engine, model, tmp_path):
    recipe = GenerateRecipe(model=model, steps=5, count=3, seed=11, sampler="ddpm")
    for name in "ab":
        events = shared_engine.run(name, recipe, tmp_path / name)
        assert isinstance(events[-1], Finished)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_the_number_of_pictures_does_not_change_a_picture(shared_engine, model, tmp_path):
    shared_engine.run("c3", GenerateRecipe(model=model, steps=10, count=3, seed=11), tmp_path / "three")
    shared_engine.run("c1", GenerateRecipe(model=model, steps=10, count=1, seed=13), tmp_path / "one")
    third = np.asarray(Image.open(tmp_path / "three" / "0002.png")).astype(int)
    alone = np.asarray(Image.open(tmp_path / "one" / "0000.png")).astype(int)
    # The noise is the same to the bit; a network's sums are not, when the batch has another size.
    assert np.abs(third - alone).max() <= 1


def test_a_model_is_loaded_once(shared_engine, model, tmp_path):
    recipe = GenerateRecipe(model=model, steps=2)
    shared_engine.run("l1", recipe, tmp_path / "1")
    assert not [event for event in shared_engine.run("l2", recipe, tmp_path / "2") if isinstance(event, Note)]


def test_bad_input_fails_the_job_and_not_the_process(shared_engine, model, tmp_path):
    failed = shared_engine.run("bad", GenerateRecipe(model="nobody"), tmp_path / "out")[-1]
    assert isinstance(failed, Failed)
    assert "nobody" in failed.message
    assert failed.details == ""
    assert isinstance(shared_engine.run("good", GenerateRecipe(model=model, steps=1), tmp_path / "b")[-1], Finished)


def test_a_data_set_preview(shared_engine, tmp_path):
    pictures = tmp_path / "pictures"
    for name in ("cats", "dogs"):
        (pictures / name).mkdir(parents=True)
        Image.new("L", (8, 8), 200).save(pictures / name / "1.png")
    (pictures / "cats" / "2.png").write_text("no")
    spec = DatasetSpec(kind="folder", path=str(pictures), size=8, augment=AugmentSpec(rotate=20))
    shared_engine.send(PreviewDataset(job="look", dataset=spec, out=str(tmp_path / "out")))
    *notes, previewed, end = shared_engine.until((Finished, Failed), "look")
    assert notes == [Note(text="Reading the data")]
    assert [one.name for one in previewed.preview.classes] == ["cats", "dogs"]
    assert [one.file for one in previewed.preview.skipped] == ["cats/2.png"]
    assert isinstance(end, Finished)
    for file in (previewed.picture, previewed.augmented):
        assert Image.open(file).size == (64, 8)
    (pictures / "cats" / "1.png").unlink()
    (pictures / "dogs" / "1.png").unlink()
    shared_engine.send(PreviewDataset(job="none", dataset=spec, out=str(tmp_path / "out2")))
    failed = shared_engine.until((Finished, Failed), "none")[-1]
    assert "no usable pictures" in failed.message
    assert failed.details == ""
    assert not (tmp_path / "out2").exists()


def decode(job, model, out, channels=4) -> Decode:
    data = np.full((channels, 8, 8), 0.5, dtype="<f2")
    latents = base64.b64encode(data.tobytes()).decode()
    return Decode(job=job, model=model, latents=latents, shape=data.shape, out=str(out))


def test_latents_are_decoded_at_once_when_nothing_runs(shared_engine, text_model, tmp_path):
    shared_engine.send(decode("d", text_model, tmp_path / "a.png"))
    assert shared_engine.until((Decoded, Failed), "d") == [Decoded(file=str(tmp_path / "a.png"))]
    assert Image.open(tmp_path / "a.png").size == (32, 32)
    shared_engine.send(decode("e", text_model, tmp_path / "b.png", channels=3))
    (failed,) = shared_engine.until((Decoded, Failed), "e")
    assert "no latents of 3 channels" in failed.message
    assert failed.details == ""
    assert not (tmp_path / "b.png").exists()


def test_attention_maps_are_answered(shared_engine, text_model, tmp_path):
    asked = decode("w", text_model, tmp_path / "a.png").model_dump(exclude={"do", "rough"})
    shared_engine.send(Attend(**asked, prompt="a tiger", timestep=500))
    assert shared_engine.until((Decoded, Failed), "w") == [Decoded(file=str(tmp_path / "a.png"))]
    assert Image.open(tmp_path / "a.png").size == (8, 16)
    shared_engine.send(Attend(**asked | {"job": "v"}, prompt="", timestep=500))
    (failed,) = shared_engine.until((Decoded, Failed), "v")
    assert "no words" in failed.message


def test_the_step_at_which_a_word_decides_is_found_and_the_search_can_be_stopped(shared_engine, text_model, tmp_path):
    recipe = GenerateRecipe(model=text_model, prompt="a tiger", steps=5, guidance=3)
    shared_engine.run("g", recipe, tmp_path / "out")
    asked = {"record": str(tmp_path / "out" / "trajectory.safetensors"), "word": 1, "out": str(tmp_path / "sheet.png")}
    shared_engine.send(FindDecidingStep(job="k", **asked))
    *progress, found, end = [
        event for event in shared_engine.until((Finished, Failed), "k") if not isinstance(event, Note)
    ]
    assert progress[-1] == DecidingProgress(done=progress[-1].total, total=progress[-1].total)
    assert isinstance(found, DecidingStep)
    assert (found.word, found.steps, end.stopped) == ("tiger", (0, 1, 2, 3, 4), False)
    assert Image.open(found.sheet).width == 3 * 32 + 8
    shared_engine.send(FindDecidingStep(job="l", **asked))
    shared_engine.send(StopJob(job="l", mode=Stop.AFTER))
    assert shared_engine.until((Finished, Failed), "l")[-1].stopped
    shared_engine.send(FindDecidingStep(job="n", **asked | {"word": 7}))
    assert "no such word" in shared_engine.until((Finished, Failed), "n")[-1].message


def test_schedules_are_tabulated(shared_engine):
    shared_engine.send(TabulateSchedules(job="s", timesteps=10))
    (answer,) = shared_engine.until((ScheduleTables, Failed), "s")
    assert set(answer.tables) >= {"linear", "cosine", "exponential", "sigmoid"}
    assert all(len(table) == 10 and list(table) == sorted(table, reverse=True) for table in answer.tables.values())


def test_a_latent_space_is_mapped_and_asked(shared_engine, tmp_path):
    folder = str(save_vae(tmp_path / "vae", 2))
    out = str(tmp_path / "map")
    shared_engine.send(MapLatents(job="m", model=folder, dataset="digits", count=60, method="tsne", out=out))
    mapped, *states, end = [
        event for event in shared_engine.until((Finished, Failed), "m") if not isinstance(event, Note)
    ]
    assert isinstance(mapped, LatentsMapped)
    assert np.load(mapped.thumbnails).shape == (60, 16, 16, 3)
    assert all(isinstance(state, LatentPoints) for state in states)
    assert end == Finished(seconds=end.seconds)
    shared_engine.send(PictureOfLatent(job="p", map="m", what="point", place=(0.5, 0.5)))
    (answer,) = shared_engine.until((LatentPicture, Failed), "p")
    assert answer.picture.array().shape == (16, 16, 3)
    shared_engine.send(PictureOfLatent(job="q", map="gone", what="point"))
    assert "compute it again" in shared_engine.until((LatentPicture, Failed), "q")[0].message


def test_maps_of_controls_are_answered(shared_engine, tmp_path):
    Image.fromarray(np.eye(40, dtype=np.uint8) * 255).save(tmp_path / "picture.png")
    control = ControlSpec(kind="lineart", image=str(tmp_path / "picture.png"))
    shared_engine.send(MapControl(job="m", control=control, out=str(tmp_path / "map.png")))
    assert shared_engine.until((Decoded, Failed), "m") == [Decoded(file=str(tmp_path / "map.png"))]
    assert Image.open(tmp_path / "map.png").size == (40, 40)
    lost = control.model_copy(update={"image": str(tmp_path / "lost.png")})
    shared_engine.send(MapControl(job="l", control=lost, out=str(tmp_path / "lost-map.png")))
    (failed,) = shared_engine.until((Decoded, Failed), "l")
    assert "There is no picture" in failed.message


def test_decoding_between_steps_does_not_change_the_running_job(shared_engine, text_model, tmp_path):
    recipe = GenerateRecipe(model=text_model, prompt="a tiger", sampler="ddpm", steps=60)
    shared_engine.run("alone", recipe, tmp_path / "alone")
    shared_engine.send(Generate(job="job", recipe=recipe, out=str(tmp_path / "job")))
    shared_engine.until(Step, "job")
    shared_engine.send(decode("d", text_model, tmp_path / "a.png"))
    seen = []
    while not (seen and seen[-1].job == "job" and isinstance(seen[-1].event, Finished)):
        seen.append(shared_engine.replies.get(timeout=WAIT))
    place = next(index for index, reply in enumerate(seen) if reply.job == "d")
    assert isinstance(seen[place].event, Decoded)
    assert isinstance(seen[place + 1].event, Step), "the job goes on"
    for name in ("0000.png", "trajectory.safetensors"):
        assert (tmp_path / "alone" / name).read_bytes() == (tmp_path / "job" / name).read_bytes()


def test_an_invalid_request_is_reported(shared_engine):
    shared_engine.process.stdin.write(b'{"do": "dance"}\n')
    shared_engine.process.stdin.flush()
    assert "did not understand" in shared_engine.until(Failed)[-1].message


def test_stop_now_for_running_and_waiting_jobs(shared_engine, model, tmp_path):
    long = GenerateRecipe(model=model, steps=1000, count=64)
    shared_engine.send(Generate(job="long", recipe=long, out=str(tmp_path / "long")))
    shared_engine.send(Generate(job="next", recipe=long, out=str(tmp_path / "next")))
    shared_engine.until(Step, "long")
    shared_engine.send(StopJob(job="next"))
    shared_engine.send(StopJob(job="long"))
    assert shared_engine.until(Finished, "next") == [Finished(stopped=True)]  # at once, before the other
    assert shared_engine.until(Finished, "long")[-1].stopped
    assert not (tmp_path / "long").exists()
    assert not (tmp_path / "next").exists()


def test_stop_keep_writes_the_current_estimate(shared_engine, model, tmp_path):
    long = GenerateRecipe(model=model, steps=1000, count=4)
    shared_engine.send(Generate(job="keep", recipe=long, out=str(tmp_path / "out")))
    shared_engine.until(Step, "keep")
    shared_engine.send(StopJob(job="keep", mode=Stop.KEEP))
    events = shared_engine.until(Finished, "keep")
    assert events[-1].stopped
    assert len(next(event for event in events if isinstance(event, Result)).pictures) == 4
    assert (tmp_path / "out" / "0003.png").is_file()


def scratch_in(folder: Path) -> list[Path]:
    return list(folder.glob(".*.part"))


def test_quit_during_a_computation_removes_partial_results(own_engine, model, tmp_path):
    own_engine.until(Ready)
    recipe = GenerateRecipe(model=model, steps=1000, count=64)
    own_engine.send(Generate(job="a", recipe=recipe, out=str(tmp_path / "out")))
    own_engine.until(Step)
    assert scratch_in(tmp_path)
    own_engine.send(Quit())
    assert own_engine.close() == 0
    assert not scratch_in(tmp_path)
    assert not (tmp_path / "out").exists()


def test_end_of_file_during_a_computation_keeps_the_record(own_engine, model, tmp_path):
    own_engine.until(Ready)
    recipe = GenerateRecipe(model=model, steps=1000, count=64)
    own_engine.send(Generate(job="a", recipe=recipe, out=str(tmp_path / "out")))
    own_engine.until(Step)
    assert own_engine.close() == 0
    (scratch,) = scratch_in(tmp_path)
    assert open_record(scratch / "trajectory.safetensors").frames >= 1
    assert not (tmp_path / "out").exists()


def test_quit_and_end_of_file_while_the_process_starts():
    for quit_first in (True, False):
        engine = Engine()
        if quit_first:
            engine.send(Quit())
            assert engine.process.wait(WAIT) == 0
        assert engine.close() == 0


PARENT = """
import subprocess, sys, time
sys.path.insert(0, {root!r})
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.requests import Generate
engine = subprocess.Popen({command!r}, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
job = Generate(job="a", recipe=GenerateRecipe(model={model!r}, steps=1000, count=64), out={out!r})
engine.stdin.write((job.model_dump_json() + "\\n").encode())
engine.stdin.flush()
for line in engine.stdout:
    if b'"step"' in line:
        print(engine.pid, flush=True)
        break
time.sleep(1000)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_window_leaves_no_engine_process(model, tmp_path):
    code = PARENT.format(root=str(ROOT), command=engine_command(), model=model, out=str(tmp_path / "out"))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment) as parent:
        pid = int(parent.stdout.readline())
        engine = psutil.Process(pid)
        parent.send_signal(signal.SIGKILL)
    gone, _ = psutil.wait_procs([engine], timeout=10)
    assert gone
    history = History(tmp_path)
    history.scan()
    (entry,) = history.entries
    assert entry.recipe.steps == 1000
    assert len(entry.pictures) == 64
    assert entry.trajectory is not None
    assert not scratch_in(tmp_path)


def test_the_window_s_thread_drives_the_real_engine(qtbot, model, tmp_path):
    engine = EngineThread()
    ready, events, records = [], [], {}
    engine.ready.connect(ready.append)
    engine.job_event.connect(lambda job, event: events.append((job, event)))
    engine.record.connect(lambda job, record: records.update({job: record}))
    engine.start()
    try:
        engine.submit("a", GenerateRecipe(model=model, steps=4), tmp_path / "out")
        qtbot.waitUntil(lambda: ("a", Finished) in [(j, type(e)) for j, e in events])
        assert records["a"].x_t.shape == (4, 1, 1, 16, 16)
        assert (np.abs(records["a"].x_t).max(axis=(1, 2, 3, 4)) > 0).all()
        assert ready[0].memory_bytes > 2**28
        process = psutil.Process(engine._worker._process.pid)
        if hasattr(os, "nice"):
            assert process.nice() > psutil.Process().nice()
        os.kill(process.pid, signal.SIGKILL)
        engine.submit("b", GenerateRecipe(model=model, steps=4), tmp_path / "out2")
        qtbot.waitUntil(lambda: any(j == "b" and isinstance(e, Finished | Failed) for j, e in events))
        # b was either waiting, and ran in the new process, or was with the one that was killed
        qtbot.waitUntil(lambda: len(ready) == 2)
    finally:
        engine.shutdown()


def test_a_job_can_be_stopped_while_the_libraries_load(own_engine, model, tmp_path):
    recipe = GenerateRecipe(model=model, steps=1000, count=64)
    own_engine.send(Generate(job="a", recipe=recipe, out=str(tmp_path / "out")))
    own_engine.send(StopJob(job="a"))
    events = own_engine.until(Finished, "a")
    assert events == [Note(text="Loading the libraries"), Finished(stopped=True)]
    assert isinstance(own_engine.run("b", GenerateRecipe(model=model, steps=1), tmp_path / "b")[-1], Finished)


# saving behind the next job


@pytest.fixture
def server():
    """A server in this process, and its replies."""
    begin, end = os.pipe()
    made = serve._Server(end)
    with os.fdopen(begin, "rb") as replies:
        yield made, lambda: Reply.model_validate_json(replies.readline())
        os.close(end)


def test_saving_continues_in_a_thread_and_a_result_is_not_discarded_meanwhile(server, tmp_path):
    made, next_reply = server
    job = Generate(job="a", recipe=GenerateRecipe(steps=1), out=str(tmp_path / "out"))
    scratch = make_scratch(tmp_path / "out", os.getpid())
    saved = threading.Event()

    def events():
        yield Saving(pictures="finished.npy")
        assert saved.wait(WAIT)
        yield Finished()

    made._running = job
    made._run(job, events(), None)  # returns although nothing is saved yet
    made._discard()
    assert scratch.is_dir(), "it can be recovered"
    assert next_reply().event == Saving(pictures="finished.npy")
    saved.set()
    assert next_reply() == Reply(job="a", event=Finished())


def test_a_failure_while_saving_is_reported(server, tmp_path):
    made, next_reply = server
    job = Generate(job="a", recipe=GenerateRecipe(steps=1), out=str(tmp_path / "out"))

    def events():
        yield Saving(pictures="finished.npy")
        raise BadInput("The disk is full.")

    made._run(job, events(), None)
    assert isinstance(next_reply().event, Saving)
    assert next_reply().event == Failed(message="The disk is full.")


def test_a_job_that_was_not_complete_is_discarded(server, tmp_path):
    made, _ = server
    scratch = make_scratch(tmp_path / "out", os.getpid())
    made._running = Generate(job="a", recipe=GenerateRecipe(steps=1), out=str(tmp_path / "out"))
    made._discard()
    assert not scratch.exists()


def test_a_film_is_made_with_progress_and_stopped(shared_engine, model, tmp_path):
    shared_engine.run("filmed", GenerateRecipe(model=model, steps=4), tmp_path / "filmed")
    source = str(tmp_path / "filmed" / TRAJECTORY_FILE)
    shared_engine.send(MakeFilm(job="film", sources=(source, source), out=str(tmp_path / "film.gif"), scale=2))
    *progress, made, _ = shared_engine.until((Finished, Failed), "film")
    assert progress == [FilmProgress(done=done, total=4) for done in (1, 2, 3, 4)]
    assert made == FilmMade(files=(str(tmp_path / "film.gif"),))
    with Image.open(tmp_path / "film.gif") as film:
        assert (film.n_frames, film.height) == (4, 32)
    shared_engine.send(MakeFilm(job="gone", sources=(str(tmp_path / "gone"),), out=str(tmp_path / "none.gif")))
    assert isinstance(shared_engine.until((Finished, Failed), "gone")[-1], Failed)
    assert not (tmp_path / "none.gif").exists()
