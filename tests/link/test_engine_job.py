"""Jobs of one purpose, over an engine whose events the test sends."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from studio.link.engine_job import EngineJob
from studio.protocol.events import Failed, Finished, Note
from studio.protocol.latents import MapLatents
from studio.protocol.requests import Stop


class Engine(QObject):
    job_event = Signal(str, object)

    def __init__(self):
        super().__init__()
        self.asked, self.stopped = [], []

    def start_job(self, request):
        self.asked.append(request)

    def stop(self, job, mode=Stop.NOW):
        self.stopped.append((job, mode))

    def send(self, event, which=-1):
        self.job_event.emit(self.asked[which].job, event)


@pytest.fixture
def engine(qapp):
    return Engine()


@pytest.fixture
def job(engine):
    made = EngineJob(engine, "map")
    made.heard = []
    made.happened.connect(lambda name, event: made.heard.append(event))
    made.note.connect(made.heard.append)
    made.failed.connect(lambda line: made.heard.append(("failed", line)))
    made.finished.connect(lambda stopped: made.heard.append(("finished", stopped)))
    made.busy_changed.connect(lambda busy: made.heard.append(("busy", busy)))
    yield made
    made.close()


def request(model):
    return lambda name, folder: MapLatents(job=name, model=model, out=str(folder))


def test_a_job_reports_its_events_and_its_end(engine, job):
    job.run(request("a"))
    assert job.busy
    engine.send(Note(text="Loading"))
    engine.send("an event")
    engine.job_event.emit("another", Finished())
    engine.send(Finished())
    engine.send("too late")
    assert job.heard == [("busy", True), "Loading", "an event", ("busy", False), ("finished", False)]
    assert not job.busy


def test_a_new_job_stops_the_one_in_progress_and_begins_after_it(engine, job):
    job.run(request("a"))
    job.run(request("b"))
    job.run(request("c"))
    assert [asked.model for asked in engine.asked] == ["a"]
    assert engine.stopped == [(engine.asked[0].job, Stop.NOW)] * 2
    engine.send("of a cancelled request")
    engine.send(Finished(stopped=True))
    assert [asked.model for asked in engine.asked] == ["a", "c"]
    engine.send("wanted")
    assert [heard for heard in job.heard if isinstance(heard, str)] == ["wanted"]


def test_a_stop_drops_what_waits(engine, job):
    job.run(request("a"))
    job.run(request("b"))
    job.stop(Stop.KEEP)
    engine.send(Finished(stopped=True))
    assert len(engine.asked) == 1
    assert job.heard[-1] == ("finished", True)
    job.stop()
    assert len(engine.stopped) == 2, "nothing is in progress"


def test_a_failure_is_reported_in_a_line(engine, job):
    job.run(request("a"))
    engine.send(Failed(message="No."))
    assert job.heard[-1] == ("failed", "No.")
    assert not job.busy


def test_files_are_there_until_the_next_job_or_the_end(engine, job):
    job.run(request("a"))
    first = Path(engine.asked[0].out)
    assert first.parent.is_dir()
    engine.send(Finished())
    assert first.parent.is_dir()
    job.run(request("b"))
    assert not first.parent.exists()
    second = Path(engine.asked[1].out).parent
    job.close()
    assert not second.exists()
    assert engine.stopped[-1][0] == engine.asked[1].job
