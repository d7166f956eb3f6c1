"""A fake engine process without torch; the recipe's model selects what a job does."""

import base64
import os
import queue
import sys
import threading
import time
from pathlib import Path

import numpy as np

from studio.protocol.datapreview import DataPreview
from studio.protocol.events import DatasetPreviewed, Decoded, Failed, Finished, Ready, Result, Saving, Started, Step
from studio.protocol.record import RecordInfo, create_record
from studio.protocol.requests import Decode, Generate, PreviewDataset, Quit, Reply, StopJob, parse_request
from studio.protocol.resultsfolder import TRAJECTORY_FILE, discard_scratch, make_scratch

STEPS = 5
saving = []  # jobs whose pictures are complete; they end together with the next job


def reply(job, event):
    sys.stdout.write(Reply(job=job, event=event).model_dump_json() + "\n")
    sys.stdout.flush()


def start(request):
    info = RecordInfo(
        timesteps=tuple(range(STEPS, 0, -1)),
        kept=tuple(range(STEPS)),
        steps=STEPS,
        alphas_cumprod=np.linspace(0.9, 0.1, STEPS + 1),
    )
    out = Path(request.out)
    out.parent.mkdir(parents=True, exist_ok=True)
    record = create_record(make_scratch(out, os.getpid()) / TRAJECTORY_FILE, info, (1, 1, 4, 4))
    reply(request.job, Started(record=str(record.path), steps=STEPS))
    return record


def look(request):
    facts = DataPreview(
        title=request.dataset.kind,
        count=1,
        held_out=0,
        size=request.dataset.size,
        channels=1,
        histograms=((0,) * 64,),
        fingerprint="0" * 64,
        columns=8,
    )
    reply(
        request.job, DatasetPreviewed(preview=facts, picture=request.out + "/a.png", augmented=request.out + "/b.png")
    )
    reply(request.job, Finished())


def decode(request):
    if request.model == "fail":
        reply(request.job, Failed(message="Those latents give no picture."))
    elif request.model != "hang":
        latents = np.frombuffer(base64.b64decode(request.latents), "<f2").reshape(request.shape)
        Path(request.out).write_text(f"{request.model} {request.shape} {float(latents.max()):g}")
        reply(request.job, Decoded(file=request.out))


def run(request, stops):
    if isinstance(request, PreviewDataset):
        look(request)
        return
    kind = request.recipe.model
    record = start(request)
    if kind == "die":
        print("something went very wrong", file=sys.stderr, flush=True)
        os._exit(3)
    if kind == "hang":
        while True:
            time.sleep(1)
    if kind == "fail":
        reply(request.job, Failed(message="It did not work."))
        return
    if kind == "chatty":
        print("a library prints here")
        print("x" * 100_000)
    step = 0
    while step < STEPS or kind == "slow":
        if request.job in stops:
            discard_scratch(Path(request.out), os.getpid())
            reply(request.job, Finished(stopped=True))
            return
        values = np.full((1, 1, 4, 4), step + 1)
        record.put(step % STEPS, 0, values, values)
        reply(
            request.job, Step(step=min(step, STEPS - 1) + 1, total=STEPS, timestep=0, frame=step % STEPS, seconds=0.0)
        )
        step += 1
        if kind == "slow":
            time.sleep(0.02)
    if kind == "saves":
        reply(request.job, Saving(pictures=str(record.path.with_name("finished.npy"))))
        saving.append(request)
        return
    for saved in (*saving, request):
        reply(saved.job, Result(pictures=(saved.out + "/0000.png",)))
        reply(saved.job, Finished())
    saving.clear()


def main():
    mode = sys.argv[1]
    if mode == "dead":
        print("no such library", file=sys.stderr)
        sys.exit(1)
    jobs, stops = queue.Queue(), set()

    def listen():
        for line in sys.stdin:
            request = parse_request(line)
            if isinstance(request, Generate | PreviewDataset):
                jobs.put(request)
            elif isinstance(request, Decode):
                decode(request)
            elif isinstance(request, StopJob):
                stops.add(request.job)
            elif isinstance(request, Quit):
                break
        if mode != "deaf":
            os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    reply("", Ready(device="fake", threads=os.getpid(), memory_bytes=1))
    while True:
        run(jobs.get(), stops)


main()
