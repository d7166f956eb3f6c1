"""Composition root of the engine process: reads requests from standard input, writes events to standard output."""

import contextlib
import os
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from studio.protocol.attention import MapAttention
from studio.protocol.deciding import FindDecidingStep
from studio.protocol.errors import BadInput, OutOfMemory
from studio.protocol.events import Event, Failed, Finished, Note, Ready, Saving, ScheduleTables
from studio.protocol.films import MakeFilm
from studio.protocol.latents import LatentJob, PictureOfLatent, PlaceOnMap
from studio.protocol.live import PaintLive
from studio.protocol.networks import DescribeNetwork
from studio.protocol.plane import PlaneRequest
from studio.protocol.processes import computing_threads
from studio.protocol.requests import (
    Attend,
    Decode,
    FrameRequest,
    InspectStep,
    JobRequest,
    MapControl,
    PredictClean,
    PreviewDataset,
    Quit,
    Reply,
    SelectObject,
    Stop,
    StopJob,
    parse_request,
)
from studio.protocol.resultsfolder import discard_scratch
from studio.protocol.times import MapTimes
from studio.protocol.upscaling import Upscale

NICENESS = 5  # the window and all other programs have priority


def main() -> NoReturn:
    """Serve one window until it sends Quit or its end of the pipe closes; both end the process with status 0."""
    server = _Server(_private_stdout())
    threading.Thread(target=server.listen, name="requests", daemon=True).start()
    _lower_priority()
    server.serve()


class _Server:
    def __init__(self, replies: int) -> None:
        self._replies = replies
        self._writing = threading.Lock()
        self._jobs: queue.SimpleQueue[JobRequest | None] = queue.SimpleQueue()  # None: only look at _frames
        self._frames: queue.SimpleQueue[FrameRequest] = queue.SimpleQueue()
        self._guard = threading.Lock()  # protects _waiting, _running and _stop_request
        self._waiting: set[str] = set()
        self._running: JobRequest | None = None
        self._stop_request: Stop | None = None
        self._loaded = False
        self._saver: threading.Thread | None = None

    def listen(self) -> None:
        """Receive requests in a thread of its own; at Quit or end-of-file, end the process, whatever it is doing.

        End-of-file alone means that the window was killed: the record of the current job is left, to be recovered at
        the next start. After Quit it is removed, but not that of a job whose pictures are being saved.
        """
        with contextlib.suppress(OSError, ValueError):  # a broken pipe also ends it
            for line in sys.stdin.buffer:
                try:
                    request = parse_request(line)
                except ValidationError as error:
                    self._reply("", Failed(message="The engine did not understand a request.", details=str(error)))
                    continue
                if isinstance(request, Quit):
                    self._discard()
                    break
                if isinstance(request, StopJob):
                    self._stop(request)
                elif isinstance(request, FrameRequest):
                    self._frames.put(request)
                    self._jobs.put(None)
                else:
                    self._enqueue(request)
        self._end(0)

    def serve(self) -> NoReturn:
        """Send Ready once torch is loaded, load the rest, and run one job after another.

        Frame requests are answered between two events of the running job.
        """
        try:
            self._reply("", _device())
            from studio.engine.data.cache import DataCache
            from studio.engine.generation.generate import ModelCache  # diffusers and all: seconds
            from studio.engine.generation.live import LiveSession
            from studio.engine.latents.session import LatentSession
            from studio.engine.plane.session import PlaneSession

            self._loaded = True
            models, data = ModelCache(), DataCache()
            self._latents = LatentSession(models, data.get)
            self._live = LiveSession(models)
            self._plane = PlaneSession()
        except Exception as error:
            self._reply("", Failed(message=_one_line("The engine cannot start", error), details=_details()))
            self._end(1)
        while True:
            job = self._jobs.get()
            self._answer_pending(models)
            if job is None:
                continue
            with self._guard:
                if job.job not in self._waiting:
                    continue  # stopped while queued
                self._waiting.remove(job.job)
                self._running, self._stop_request = job, None
            self._run(job, self._events(job, models, data), models)
            with self._guard:
                self._running = None

    def _run(self, job: JobRequest, events: Iterator[Event], models: Any) -> None:
        """Send a job's events; saving its pictures, which can take longer than making them, goes on in a thread."""
        with self._reporting(job):
            for event in events:
                if isinstance(event, Saving):
                    if self._saver is not None:
                        self._saver.join()  # so that pictures to be saved do not pile up
                    self._saver = threading.Thread(target=self._save, args=(job, events), name="saving", daemon=True)
                    with self._guard:
                        self._running = None  # its files must stay from here on: recovery can finish it
                    self._reply(job.job, event)
                    self._saver.start()
                    return
                self._reply(job.job, event)
                self._answer_pending(models)

    def _save(self, job: JobRequest, events: Iterator[Event]) -> None:
        with self._reporting(job):
            for event in events:
                self._reply(job.job, event)

    @contextlib.contextmanager
    def _reporting(self, job: JobRequest) -> Iterator[None]:
        """Report an exception of a job as Failed."""
        try:
            yield
        except OutOfMemory as error:
            self._reply(job.job, Failed(message=str(error), shortage=error.shortage))
        except BadInput as error:
            self._reply(job.job, Failed(message=str(error), field=error.field))
        except Exception as error:
            self._reply(job.job, Failed(message=_reason(error), details=_details()))

    def _enqueue(self, job: JobRequest) -> None:
        with self._guard:
            self._waiting.add(job.job)
        if not self._loaded:
            self._reply(job.job, Note(text="Loading the libraries"))
        self._jobs.put(job)

    def _answer_pending(self, models: Any) -> None:
        """Answer all pending frame requests."""
        while not self._frames.empty():
            request = self._frames.get()
            try:
                self._reply(request.job, self._answer_to(request, models))
            except BadInput as error:
                self._reply(request.job, Failed(message=str(error), field=error.field))
            except Exception as error:
                message = _one_line("The engine could not answer a request", error)
                self._reply(request.job, Failed(message=message, details=_details()))

    def _answer_to(self, request: FrameRequest, models: Any) -> Event:
        """Answer one request between two steps of a job."""
        from studio.engine.diffusion.schedules import tables
        from studio.engine.generation.attention import attend
        from studio.engine.generation.control_image import map_control
        from studio.engine.generation.decoding import decode

        if isinstance(request, PictureOfLatent):
            return self._latents.picture(request)
        if isinstance(request, PlaceOnMap):
            return self._latents.place(request)
        if isinstance(request, PlaneRequest):
            return self._plane.answer(request)
        if isinstance(request, MapControl):
            return map_control(request, models)
        if isinstance(request, SelectObject):
            from studio.engine.generation.object_selection import select_object

            return select_object(request, models)
        if isinstance(request, Decode):
            return decode(request, models)
        if isinstance(request, Attend):
            return attend(request, models)
        if isinstance(request, InspectStep):
            from studio.engine.generation.step_pictures import inspected

            return inspected(request, models)
        if isinstance(request, DescribeNetwork):
            from studio.engine.models.network_plan import describe_network

            return describe_network(models.get(request.model))
        if isinstance(request, PredictClean):
            from studio.engine.generation.clean_prediction import predict_clean

            return predict_clean(request, models)
        return ScheduleTables(tables=tables(request.timesteps))

    def _stop(self, request: StopJob) -> None:
        """Drop a queued job at once; signal the running one."""
        with self._guard:
            waits = request.job in self._waiting
            self._waiting.discard(request.job)
            if self._running is not None and request.job == self._running.job:
                self._stop_request = request.mode
        if waits:
            self._reply(request.job, Finished(stopped=True))

    def _events(self, job: JobRequest, models: Any, data: Any) -> Iterator[Event]:
        from studio.engine.data.dataset_preview import dataset_preview_job
        from studio.engine.generation.generate import generate

        if isinstance(job, PaintLive):
            return self._live.run(job, lambda: self._stop_request)
        self._live.forget()
        if isinstance(job, PreviewDataset):
            return dataset_preview_job(
                job.dataset,
                Path(job.out),
                load=data.get,
                notify=lambda text: self._reply(job.job, Note(text=text)),
                stop_requested=lambda: self._stop_request,
            )

        def report(event: Event) -> None:
            self._reply(job.job, event)
            self._answer_pending(models)

        if isinstance(job, MakeFilm):
            from studio.engine.generation.film_job import film_job

            return film_job(job, models, report, lambda: self._stop_request)
        if isinstance(job, Upscale):
            from studio.engine.generation.upscaling import upscaling_job

            return upscaling_job(job, models, report, lambda: self._stop_request)
        if isinstance(job, FindDecidingStep):
            from studio.engine.generation.deciding import deciding_job

            return deciding_job(job, models, report, lambda: self._stop_request)
        if isinstance(job, LatentJob):
            return self._latents.run(job, report=report, stop_requested=lambda: self._stop_request)
        if isinstance(job, MapAttention):
            from studio.engine.generation.attention import map_attention

            return map_attention(job, models, lambda: self._stop_request)
        if isinstance(job, MapTimes):
            from studio.engine.generation.two_times import map_times

            return map_times(job, models, lambda: self._stop_request)
        return generate(
            job.recipe,
            Path(job.out),
            models=models,
            stop_requested=lambda: self._stop_request,
            hand_over=True,
            settings=job.settings,
        )

    def _discard(self) -> None:
        """Remove what the current job has written so far."""
        with self._guard:
            if self._running is not None and self._running.out:
                discard_scratch(Path(self._running.out), os.getpid())

    def _reply(self, job: str, event: Event) -> None:
        data = (Reply(job=job, event=event).model_dump_json() + "\n").encode("utf-8")
        try:
            with self._writing:
                while data:
                    data = data[os.write(self._replies, data) :]
        except OSError:  # the window is gone
            self._end(0)

    def _end(self, status: int) -> NoReturn:
        """End at once, from any thread."""
        with contextlib.suppress(AttributeError, OSError, ValueError):  # standard error is closed
            sys.stderr.flush()
        os._exit(status)


def _private_stdout() -> int:
    """Reserve standard output for replies; what libraries print there goes to standard error."""
    replies = os.dup(1)
    os.set_inheritable(replies, False)
    os.dup2(2, 1)
    return replies


def _lower_priority() -> None:
    """Lower this process's priority; how OpenMP's threads wait is set by the parent, in the environment."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    with contextlib.suppress(ValueError):  # not in the main thread, in tests
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a shell ends the window, which then closes the pipe


def _device() -> Ready:
    """Load and warm up torch, and describe the device."""
    import psutil
    import torch

    torch.set_num_threads(computing_threads())
    if torch.cuda.is_available():
        torch.zeros(1, device="cuda")
        properties = torch.cuda.get_device_properties(0)
        return Ready(device=properties.name, threads=torch.get_num_threads(), memory_bytes=properties.total_memory)
    with torch.inference_mode():
        torch.nn.functional.conv2d(torch.zeros(1, 8, 16, 16), torch.zeros(8, 8, 3, 3))
    return Ready(device="CPU", threads=torch.get_num_threads(), memory_bytes=psutil.virtual_memory().total)


def _reason(error: Exception) -> str:
    """Describe an exception of a job in one plain line; a generation raises OutOfMemory rather than MemoryError."""
    if isinstance(error, MemoryError):
        return "There is not enough memory for this data set. Choose a smaller picture size."
    return _one_line("The engine could not do this job", error)


def _one_line(what: str, error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{what}: {lines[0][:300] if lines else type(error).__name__}"


def _details() -> str:
    return traceback.format_exc()
