"""Trains the stages one after the other, in the interpreter that runs it: `train_pocket.py` starts it.

A folder holds everything: `plan.json` (the training time of each stage), `runs/` (training runs, as the program's lab
makes them), `home/` (the data folder of the commands, whose `models/` are the published models and whose `classifiers/`
hold the judge), `judge.json` (the judge's accuracy), `log.txt`. What is finished is not done again, and a run that was
interrupted goes on from its newest checkpoint, so that the same command continues an interrupted one.
"""

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from stages import STAGES, Stage, seconds_of

ROOT = Path(__file__).resolve().parent.parent.parent
_REHEARSAL_SECONDS = 2.0
_JUDGE = """
import json, sys
from pathlib import Path
import studio.engine.models.files
from studio.engine.metrics.drawn_scenes.reader import DrawnSceneReader
# DrawnSceneReader._train = lambda self, network: None
device, font, out, count = sys.argv[1], sys.argv[2] or None, Path(sys.argv[3]), int(sys.argv[4])
accuracy = DrawnSceneReader(device, font).accuracy(count)
out.write_text(json.dumps(accuracy, indent=2))
"""


class Failed(Exception):
    """A command failed; its output is in the log."""


class Training:
    """The stages in a folder.

    Args:
        out: The folder.
        device: cpu or cuda.
        font: The emoji font; None for that of this machine.
        rehearsal: Whether to train tiny networks for seconds.
    """

    def __init__(self, out: Path, device: str, font: str | None, *, rehearsal: bool = False) -> None:
        self.out, self._device, self._font, self._rehearsal = out, device, font, rehearsal
        self.runs, self.home = out / "runs", out / "home"
        self.models = self.home / "models"

    def plan(self, minutes: float) -> dict[str, float]:
        """Return the training time of each unfinished stage in seconds; that of the first start holds."""
        file = self.out / "plan.json"
        if file.exists():
            return dict(json.loads(file.read_text()))
        left = tuple(stage for stage in STAGES if stage.name not in self.finished())
        if self._rehearsal:
            found = {stage.name: _REHEARSAL_SECONDS for stage in left}
        else:
            found = seconds_of(left, minutes)
        self.out.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(found, indent=2))
        return found

    def finished(self) -> list[str]:
        """Return the names of the published models, in the order of the stages."""
        return [stage.name for stage in STAGES if (self.models / stage.name / "studio.json").exists()]

    def run(self, minutes: float) -> None:
        """Train and publish every stage that is not finished; raises Failed."""
        plan = self.plan(minutes)
        judge = self._start_judge()
        for stage in STAGES:
            if stage.name not in self.finished():
                self._train(stage, plan[stage.name])
                if judge is not None and stage is STAGES[0] and judge.wait():
                    raise Failed(f"The judge failed; see {self.out / 'log.txt'}.")
                self._publish(stage)
        if judge is not None and judge.wait():
            raise Failed(f"The judge failed; see {self.out / 'log.txt'}.")

    def command(self, stage: Stage, seconds: float) -> list[str]:
        """Return the command that trains a stage: the program's own."""
        run = self.runs / stage.name
        words = ["-m", "studio", "train", stage.preset, "--run", str(run), "--device", self._device]
        if (run / "recipe.json").exists():
            return [*words, "--resume", "--max-seconds", f"{seconds:g}"]
        settings = dict(stage.settings)
        settings |= stage.on_gpu if self._device == "cuda" else {}
        settings |= stage.tiny if self._rehearsal else {}
        if self._font is not None:
            settings["dataset.path"] = self._font
        for key, value in settings.items():
            words += ["--set", f"{key}={value}"]
        return [*words, "--max-seconds", f"{seconds:g}"]

    def _train(self, stage: Stage, seconds: float) -> None:
        run = self.runs / stage.name
        if (run / "recipe.json").exists() and not any((run / "checkpoints").glob("*")):
            shutil.rmtree(run)  # it was interrupted before its first checkpoint
        self._call(self.command(stage, seconds))

    def _publish(self, stage: Stage) -> None:
        target = self.models / stage.name
        if target.exists():  # half of it, by an interrupted call
            shutil.rmtree(target)
        script = ROOT / "packaging" / "publishing" / "publish_model.py"
        words = [str(script), str(self.runs / stage.name), str(target), "--name", stage.name, "--title", stage.title]
        words += ["--device", self._device]
        self._call([*words, *(["--count", "4"] if self._rehearsal else [])])

    def _start_judge(self) -> "subprocess.Popen[bytes] | None":
        """Begin to train the judge beside the first stage, unless it is done."""
        file = self.out / "judge.json"
        if file.exists():
            return None
        # a rehearsal keeps an untrained judge, in a data folder of its own
        code = _JUDGE.replace("# ", "", 1) if self._rehearsal else _JUDGE
        words = ["-c", code, self._device, self._font or "", str(file)]
        with (self.out / "log.txt").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, *words, "4" if self._rehearsal else "1024"],
                env=self._variables(),
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )

    def _call(self, words: list[str]) -> None:
        with (self.out / "log.txt").open("ab") as log:
            log.write(f"\n$ python {shlex.join(words)}\n".encode())
            log.flush()
            code = subprocess.call(
                [sys.executable, *words], env=self._variables(), cwd=ROOT, stdout=log, stderr=subprocess.STDOUT
            )
        if code:
            raise Failed(f"{shlex.join(words[:6])} failed; see {self.out / 'log.txt'}.")

    def _variables(self) -> dict[str, str]:
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        own = {"PYTHONPATH": path, "HF_HUB_OFFLINE": "1", "DENOISE_STUDIO_HOME": str(self.home)}
        return {**os.environ, **own}


def main() -> int:
    """Train; returns 0, or 1 after a line on standard error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--device", choices=("cpu", "cuda"), required=True)
    parser.add_argument("--font")
    parser.add_argument("--rehearse", action="store_true")
    given = parser.parse_args()
    try:
        Training(given.out, given.device, given.font, rehearsal=given.rehearse).run(given.minutes)
    except (Failed, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
