import os
import signal
import sys
from pathlib import Path

import numpy as np
import psutil
import pytest

from studio.link import engine_worker
from studio.link.engine_thread import EngineThread
from studio.protocol.events import DatasetPreviewed, Decoded, Failed, Finished, Started, Step
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.requests import Stop
from studio.protocol.training_recipe import DatasetSpec

WAIT = 20_000  # milliseconds; only reached when something is broken


def recipe(kind: str) -> GenerateRecipe:
    return GenerateRecipe(model=kind)


def scratch_in(folder: Path) -> list[Path]:
    return list(folder.glob(".*.part"))


def test_a_job_emits_typed_signals_and_a_mapped_record(qtbot, make_engine, tmp_path):
    heard = make_engine()
    heard.engine.submit("a", recipe("quick"), tmp_path / "out")
    qtbot.waitUntil(lambda: heard.end_of("a") is not None, timeout=WAIT)
    events = heard.of("a")
    assert isinstance(events[0], Started)
    assert [event.step for event in events if isinstance(event, Step)] == [1, 2, 3, 4, 5]
    assert events[-1] == Finished()
    record = heard.records["a"]
    assert heard.order[1] is record, "right after Started"
    assert record.x_t.shape == (5, 1, 1, 4, 4)
    assert [float(record.x_t[k].mean()) for k in range(5)] == [1, 2, 3, 4, 5]
    with pytest.raises(ValueError, match="read-only"):
        record.x_t[0] = 0
    qtbot.waitUntil(lambda: heard.states == ["starting", "busy", "ready"], timeout=WAIT)


def test_a_data_preview_is_queued_like_other_jobs(qtbot, make_engine, tmp_path):
    heard = make_engine()
    heard.engine.submit("a", recipe("quick"), tmp_path)
    heard.engine.preview("b", DatasetSpec(kind="toy", name="rings"), tmp_path / "out")
    heard.engine.submit("c", recipe("quick"), tmp_path)
    qtbot.waitUntil(lambda: heard.end_of("c") is not None, timeout=WAIT)
    previewed, end = heard.of("b")
    assert isinstance(previewed, DatasetPreviewed)
    assert (previewed.preview.title, previewed.preview.size) == ("toy", 1)
    assert previewed.picture == str(tmp_path / "out" / "a.png")
    assert end == Finished()
    assert [job for job, event in heard.events if isinstance(event, Finished)] == ["a", "b", "c"]


def test_latents_are_decoded_while_a_job_runs(qtbot, make_engine, tmp_path):
    heard = make_engine()
    heard.engine.submit("a", recipe("slow"), tmp_path)
    qtbot.waitUntil(lambda: len(heard.of("a")) > 3, timeout=WAIT)
    latents = np.full((4, 2, 3), 0.5, np.float32)
    heard.engine.decode("d", "pocket", latents, tmp_path / "d.png")
    heard.engine.decode("e", "fail", latents, tmp_path / "e.png")
    qtbot.waitUntil(lambda: len(heard.of("e")) == 1, timeout=WAIT)
    assert heard.of("d") == [Decoded(file=str(tmp_path / "d.png"))]
    assert heard.of("e") == [Failed(message="Those latents give no picture.")]
    assert (tmp_path / "d.png").read_text() == "pocket (4, 2, 3) 0.5"
    assert heard.end_of("a") is None, "the job goes on"


def test_decoding_requests_fail_when_the_engine_ends(qtbot, make_engine, tmp_path):
    heard = make_engine()
    latents = np.zeros((4, 2, 3), np.float16)
    qtbot.waitUntil(lambda: bool(heard.ready), timeout=WAIT)
    heard.engine.decode("d", "hang", latents, tmp_path / "d.png")
    heard.engine.restart()
    heard.engine.decode("e", "pocket", latents, tmp_path / "e.png")  # nobody is there who could
    qtbot.waitUntil(lambda: heard.end_of("d") is not None and heard.end_of("e") is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: len(heard.ready) == 2, timeout=WAIT)
    heard.engine.decode("f", "pocket", latents, tmp_path / "f.png")
    qtbot.waitUntil(lambda: bool(heard.of("f")), timeout=WAIT)
    assert heard.of("f") == [Decoded(file=str(tmp_path / "f.png"))]
    assert len(heard.of("d")) == len(heard.of("e")) == 1


def test_jobs_run_in_order(qtbot, make_engine, tmp_path):
    heard = make_engine()
    for name in "abc":
        heard.engine.submit(name, recipe("quick"), tmp_path)
    qtbot.waitUntil(lambda: heard.end_of("c") is not None, timeout=WAIT)
    assert [job for job, event in heard.events if isinstance(event, Started)] == ["a", "b", "c"]
    assert [job for job, event in heard.events if isinstance(event, Finished)] == ["a", "b", "c"]


def test_stop_now_ends_the_job_but_not_the_process(qtbot, make_engine, tmp_path):
    heard = make_engine()
    heard.engine.submit("a", recipe("slow"), tmp_path)
    qtbot.waitUntil(lambda: len(heard.of("a")) > 3, timeout=WAIT)
    pid = heard.pid
    heard.engine.stop("a", Stop.NOW)
    qtbot.waitUntil(lambda: heard.end_of("a") == Finished(stopped=True), timeout=WAIT)
    heard.engine.submit("b", recipe("quick"), tmp_path)
    qtbot.waitUntil(lambda: heard.end_of("b") == Finished(), timeout=WAIT)
    assert len(heard.ready) == 1
    assert psutil.pid_exists(pid)


def test_a_cancelled_waiting_job_is_skipped(qtbot, make_engine, tmp_path):
    heard = make_engine()
    heard.engine.submit("a", recipe("slow"), tmp_path)
    heard.engine.submit("b", recipe("quick"), tmp_path)
    heard.engine.stop("b", Stop.NOW)
    qtbot.waitUntil(lambda: heard.end_of("b") is not None, timeout=WAIT)
    assert heard.of("b") == [Finished(stopped=True)]
    assert heard.end_of("a") is None


def test_a_hung_engine_is_replaced_and_the_queue_continues(qtbot, make_engine, tmp_path):
    heard = make_engine(stop_milliseconds=200)
    heard.engine.submit("a", recipe("hang"), tmp_path / "a")
    heard.engine.submit("b", recipe("quick"), tmp_path / "b")
    qtbot.waitUntil(lambda: bool(heard.of("a")), timeout=WAIT)
    hung = heard.pid
    assert scratch_in(tmp_path)
    heard.engine.stop("a", Stop.NOW)
    qtbot.waitUntil(lambda: heard.end_of("b") is not None, timeout=WAIT)
    assert heard.end_of("a") == Finished(stopped=True)
    assert heard.end_of("b") == Finished()
    assert heard.pid != hung
    assert not psutil.pid_exists(hung)
    assert not [folder for folder in scratch_in(tmp_path) if folder.name.startswith(".a.")], "it was stopped"
    assert "restarting" in heard.states
    assert any("did not stop in time" in message for message in heard.messages)


def test_stop_after_and_keep_have_no_deadline(qtbot, make_engine, tmp_path):
    heard = make_engine(stop_milliseconds=100)
    heard.engine.submit("a", recipe("hang"), tmp_path)
    qtbot.waitUntil(lambda: bool(heard.of("a")), timeout=WAIT)
    heard.engine.stop("a", Stop.AFTER)
    heard.engine.stop("a", Stop.KEEP)
    heard.engine.submit("b", recipe("quick"), tmp_path)
    heard.engine.stop("b", Stop.NOW)  # answered by the worker, after the requests above
    qtbot.waitUntil(lambda: heard.end_of("b") is not None, timeout=WAIT)
    assert not heard.engine._worker._stop_timer.isActive()
    assert heard.end_of("a") is None
    assert len(heard.ready) == 1


def test_stop_now_has_two_seconds():
    assert engine_worker.STOP_MILLISECONDS == 2000


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_engine_fails_only_its_own_job(qtbot, make_engine, tmp_path):
    heard = make_engine()
    heard.engine.submit("a", recipe("slow"), tmp_path / "a")
    heard.engine.submit("b", recipe("quick"), tmp_path / "b")
    qtbot.waitUntil(lambda: len(heard.of("a")) > 3, timeout=WAIT)
    os.kill(heard.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: heard.end_of("b") is not None, timeout=WAIT)
    failed = heard.end_of("a")
    assert isinstance(failed, Failed)
    assert "ended unexpectedly" in failed.message
    assert "picture on the canvas is unchanged" in failed.message
    assert heard.end_of("b") == Finished()
    assert len(heard.ready) == 2
    record = heard.records["a"]
    assert float(record.x_t[0].max()) > 0, "what was mapped stays readable"
    assert scratch_in(tmp_path), "and is recovered at the next start"


def test_the_engines_last_output_is_in_the_error(qtbot, make_engine, tmp_path):
    heard = make_engine()
    heard.engine.submit("a", recipe("die"), tmp_path)
    qtbot.waitUntil(lambda: heard.end_of("a") is not None, timeout=WAIT)
    assert "status 3" in heard.end_of("a").message
    assert "something went very wrong" in heard.end_of("a").details


def test_after_three_quick_crashes_the_engine_is_not_restarted(qtbot, make_engine, tmp_path, monkeypatch):
    monkeypatch.setattr(engine_worker, "BACK_OFF_MILLISECONDS", (0, 50))
    heard = make_engine("dead")
    heard.engine.submit("a", recipe("quick"), tmp_path)
    qtbot.waitUntil(lambda: heard.states[-1:] == ["stopped"], timeout=WAIT)
    assert heard.messages[-1] == engine_worker.GAVE_UP
    assert len(heard.messages) == engine_worker.MAX_EARLY_CRASHES
    assert heard.end_of("a") is None, "what waits is kept"
    heard.engine._worker._command = [sys.executable, str(Path(__file__).with_name("fake_engine.py")), "good"]
    heard.engine.restart()
    qtbot.waitUntil(lambda: heard.end_of("a") == Finished(), timeout=WAIT)


def test_a_missing_program_is_reported(qtbot, make_engine, monkeypatch):
    monkeypatch.setattr(engine_worker, "BACK_OFF_MILLISECONDS", (0, 0))
    heard = make_engine(command=["/nowhere/python"])
    qtbot.waitUntil(lambda: heard.states[-1:] == ["stopped"], timeout=WAIT)
    assert any("could not be started" in message for message in heard.messages)


def test_restart_fails_the_running_job_and_starts_a_new_process(qtbot, make_engine, tmp_path):
    heard = make_engine()
    heard.engine.submit("a", recipe("slow"), tmp_path)
    qtbot.waitUntil(lambda: len(heard.of("a")) > 3, timeout=WAIT)
    first = heard.pid
    heard.engine.restart()
    qtbot.waitUntil(lambda: len(heard.ready) == 2, timeout=WAIT)
    assert isinstance(heard.end_of("a"), Failed)
    assert not psutil.pid_exists(first)


def test_invalid_replies_are_skipped(qtbot, make_engine, tmp_path):
    heard = make_engine()
    heard.engine.submit("a", recipe("chatty"), tmp_path)
    qtbot.waitUntil(lambda: heard.end_of("a") == Finished(), timeout=WAIT)


def test_a_failed_job_is_reported(qtbot, make_engine, tmp_path):
    heard = make_engine()
    heard.engine.submit("a", recipe("fail"), tmp_path)
    qtbot.waitUntil(lambda: heard.end_of("a") == Failed(message="It did not work."), timeout=WAIT)


@pytest.mark.parametrize("mode", ["good", "deaf"])
def test_shutdown_during_a_job_leaves_no_process(qtbot, qapp, make_engine, tmp_path, mode):
    heard = make_engine(mode)
    heard.engine.submit("a", recipe("slow" if mode == "good" else "hang"), tmp_path / "out")
    qtbot.waitUntil(lambda: bool(heard.of("a")), timeout=WAIT)
    pid, count = heard.pid, len(heard.events)
    heard.engine.shutdown()
    assert not psutil.pid_exists(pid)
    assert not scratch_in(tmp_path)
    assert not (tmp_path / "out").exists()
    qapp.processEvents()
    assert len(heard.events) == count, "no signals come afterwards"
    heard.engine.shutdown()  # again is harmless


def test_shutdown_while_the_engine_starts(qtbot, make_engine):
    heard = make_engine()
    heard.engine.shutdown()
    assert not heard.engine._thread.isRunning()


def test_shutdown_without_a_started_engine(qtbot):
    EngineThread().shutdown()
