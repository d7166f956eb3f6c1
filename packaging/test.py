"""Checks everything in the program's environment: format, lint, the rooms' contracts, types, and tests, offscreen."""

import os
import subprocess
import sys
import time

import environment

MAX_WORKERS = 4  # test processes: each may start an engine and a training of its own


def main() -> int:
    """Run every check even when one fails, the tests last; arguments go to pytest."""
    python = str(environment.prepare("dev"))
    environment.require_libraries(window=False)
    tool_folder = os.path.dirname(python)
    cores = os.cpu_count() or 1
    workers = min(MAX_WORKERS, cores)
    variables = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONPATH="", HF_HUB_OFFLINE="1")
    threads = max(1, cores // workers)  # more than there are cores wait for each other
    variables.setdefault("OMP_NUM_THREADS", str(threads))
    shared = ["-n", str(workers), "--dist", "loadfile", "--no-loadscope-reorder"]
    checks = {
        "format": [python, "-m", "ruff", "format", "--check", "."],
        "lint": [python, "-m", "ruff", "check", "."],
        "rooms": [os.path.join(tool_folder, "lint-imports")],
        "types": [python, "-m", "mypy", "studio", "packaging"],
        "tests": [python, "-m", "pytest", *shared, *sys.argv[1:]],
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        begun = time.monotonic()
        if subprocess.call(command, cwd=environment.ROOT, env=variables):
            failed.append(name)
        print(f"== {name}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
