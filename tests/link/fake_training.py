"""A fake training program: writes a run folder, obeys requests, and ends with its parent process."""

import os
import sys
import threading
import time
from pathlib import Path

from studio.protocol.events import Finished, Metrics, Note, RateChanged, StateChanged
from studio.protocol.recipes import load_recipe
from studio.protocol.runfolder import Control, RunFolder, Status
from studio.protocol.training_recipe import TrainRecipe

QUARTILES = (0.1, 0.2, 0.3, 0.4)


def main() -> int:
    recipe, folder = load_recipe(Path(sys.argv[1])), RunFolder(Path(sys.argv[3]))
    assert isinstance(recipe, TrainRecipe)
    if recipe.preset == "refused":
        print("setting: dataset.path\ndenoise-studio: That data folder holds no pictures.", file=sys.stderr)
        return 2
    if recipe.preset == "crashes":
        raise RuntimeError("out of memory")
    resumed = "--resume" in sys.argv
    if recipe.preset == "damaged" and resumed and "--at" not in sys.argv:
        print("denoise-studio: The checkpoint of step 40 is damaged.", file=sys.stderr)
        return 2
    if not resumed:
        folder.create(recipe)
    follows = [True]
    gone = threading.Event()

    def watch() -> None:
        while sys.stdin.buffer.read(1):
            pass
        gone.set()

    if "--follow-parent" in sys.argv:
        threading.Thread(target=watch, daemon=True).start()
    step, state = (recipe.steps // 2 if resumed else 0), "running"
    folder.append(Note(text=f"nice {os.getpriority(os.PRIO_PROCESS, 0)} omp {os.environ.get('OMP_WAIT_POLICY')}"))

    for option, words in (("--branch", 4), ("--resume", 3)):
        if option in sys.argv:
            place = sys.argv.index(option)
            folder.append(Note(text=" ".join(sys.argv[place : place + words])))

    def report(state: str, message: str = "") -> None:
        status = Status(
            state=state, step=step, steps=recipe.steps, heartbeat=time.time(), pid=os.getpid(), message=message
        )
        folder.write_status(status)

    while step < recipe.steps:
        for asked, value in folder.take_requests():
            if asked is Control.PAUSE and state == "running":
                state = "paused"
                folder.append(StateChanged(state="paused", step=step))
            elif asked is Control.RESUME:
                state = "running"
                folder.append(StateChanged(state="running", step=step))
            elif asked is Control.STOP and recipe.preset != "deaf":
                state = "stopped"
            elif asked is Control.LEARNING_RATE:
                folder.append(RateChanged(step=step, learning_rate=float(value)))
            elif asked in (Control.OUTLIVE, Control.FOLLOW):
                follows[0] = asked is Control.FOLLOW
                folder.append(Note(text=asked.value))
        if gone.is_set() and follows[0]:
            state = "stopped"
        if state == "stopped":
            break
        if state == "running":
            step += 1
            folder.append(
                Metrics(
                    step=step,
                    images=step * 8,
                    losses=(1.0 / step,),
                    quartiles=QUARTILES,
                    learning_rate=1e-3,
                    gradient_norm=1.0,
                    images_per_second=100.0,
                    memory_bytes=10**8,
                    seconds=step * 0.01,
                )
            )
        report(state)
        time.sleep(0.02)
    folder.append(Finished(stopped=state == "stopped"))
    report("stopped" if state == "stopped" else "finished")
    return 0


if __name__ == "__main__":
    sys.exit(main())
