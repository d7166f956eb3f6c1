"""Trains the bundled text-to-image family: python3 packaging/train_pocket.py --minutes 26 --device cuda --out DIR.

It starts the work in the background, waits for at most --wait seconds, and reports its progress. The same command again
goes on waiting, or continues what was interrupted. See packaging/POCKET.md.
"""

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "pocket"))

from pieces import join, pack
from stages import STAGES

_INSIDE = Path(__file__).resolve().parent / "pocket" / "train_stages.py"
_NEEDED = ("torch", "diffusers", "transformers", "pydantic", "skimage", "sklearn", "typer")
_POLL_SECONDS = 2.0
_TAIL = 3  # lines of the log that are shown


def main() -> int:
    """Start or follow the training, or join pieces; returns 0, or 1 when a stage failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="the folder of runs and models")
    time_limit = parser.add_mutually_exclusive_group()
    time_limit.add_argument("--minutes", type=float, help="for all stages together, at the first start")
    time_limit.add_argument("--hours", type=float, help="the same in hours")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--font", help="the file NotoColorEmoji.ttf, where the system does not have it")
    parser.add_argument("--wait", type=float, default=1e9, help="seconds until this command returns; training goes on")
    parser.add_argument("--resume", action="store_true", help="continue the training in --out")
    parser.add_argument("--rehearse", action="store_true", help="train tiny networks for seconds, to try everything")
    parser.add_argument("--given", type=Path, metavar="FOLDER", help="models that are finished and not trained again")
    parser.add_argument("--pieces", type=Path, help="write finished models there, in pieces of less than 16 MiB")
    parser.add_argument("--only", nargs="*", metavar="MODEL", help="the models to put into the pieces; all by default")
    parser.add_argument("--join", type=Path, metavar="PIECES", help="unpack pieces into --out, and do nothing else")
    given = parser.parse_args()
    if given.join is not None:
        try:
            print(*join(given.join, given.out), sep="\n")
        except (OSError, ValueError) as error:
            print(f"denoise-studio: {error}", file=sys.stderr)
            return 1
        return 0
    out = given.out.resolve()
    plan = out / "plan.json"
    if given.resume and not plan.exists():
        parser.error(f"{out} holds no training to resume.")
    minutes = 60 * given.hours if given.hours else given.minutes
    if minutes is None and not plan.exists() and not given.rehearse:
        parser.error("Give --minutes or --hours.")
    out.mkdir(parents=True, exist_ok=True)
    if given.given is not None and not plan.exists():
        for stage in STAGES:
            if (given.given / stage.name / "studio.json").is_file():
                shutil.copytree(given.given / stage.name, out / "home" / "models" / stage.name, dirs_exist_ok=True)
    if not _running(out) and not _complete(out):
        _start(out, [f"--minutes={minutes or 1:g}", f"--device={given.device}"], given.font, rehearse=given.rehearse)
    _follow(out, time.monotonic() + given.wait)
    if given.pieces is not None:
        wanted = [name for name in _finished(out) if given.only is None or name in given.only]
        print(*pack([*(out / "home" / "models" / name for name in wanted)], given.pieces), sep="\n")
    failed = not _running(out) and not _complete(out)
    print(f"Finished: {', '.join(_finished(out)) or 'nothing yet'}.")
    return 1 if failed else 0


def _start(out: Path, words: list[str], font: str | None, *, rehearse: bool) -> None:
    """Start training in a separate session, so that it outlives this command."""
    python = sys.executable
    if not all(importlib.util.find_spec(name) for name in _NEEDED):
        import environment

        python = str(environment.prepare())
    words = [python, str(_INSIDE), f"--out={out}", *words, *([f"--font={font}"] if font else [])]
    with (out / "output.txt").open("ab") as output:
        process = subprocess.Popen(
            [*words, *(["--rehearse"] if rehearse else [])],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    (out / "pid").write_text(str(process.pid))
    _children[out] = process


_children: dict[Path, "subprocess.Popen[bytes]"] = {}


def _running(out: Path) -> bool:
    if out in _children:
        return _children[out].poll() is None
    try:
        pid = int((out / "pid").read_text())
        os.kill(pid, 0)
        return _INSIDE.name in Path(f"/proc/{pid}/cmdline").read_text()
    except (OSError, ValueError):
        return False


def _finished(out: Path) -> list[str]:
    return [stage.name for stage in STAGES if (out / "home" / "models" / stage.name / "studio.json").exists()]


def _complete(out: Path) -> bool:
    return len(_finished(out)) == len(STAGES) and (out / "judge.json").exists()


def _follow(out: Path, until: float) -> None:
    """Wait for the end of the training or of the time, and show new models as they come; then the log's end."""
    told: list[str] = []
    while _running(out) and time.monotonic() < until:
        for name in _finished(out):
            if name not in told:
                print(f"{name} is finished.", flush=True)
                told.append(name)
        time.sleep(_POLL_SECONDS)
    for name in ("log.txt", "output.txt"):
        if (out / name).exists():
            lines = (out / name).read_text(errors="replace").replace("\r", "\n").splitlines()
            print(*lines[-_TAIL:], sep="\n")


if __name__ == "__main__":
    sys.exit(main())
