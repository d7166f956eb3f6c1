"""Runs tries until the time is over, and prints each failure with the command that repeats it."""

import argparse
import contextlib
import os
import random
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from damage import PLACES, damage, put_in_place
from readers import READERS, Reader, make_specimens
from trial import contents, outcome

_SECONDS = 300.0


def main() -> int:
    """Run the tries; returns 1 when one failed."""
    asked = _arguments()
    if asked.list:
        for name, reader in READERS.items():
            print(f"{name:12} {reader.about}")
        return 0
    chosen = {name: READERS[name] for name in asked.kinds or READERS}
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(10**9)
    print(f"# seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="denoise-studio-fuzz-") as scratch:
        os.environ["DENOISE_STUDIO_HOME"] = f"{scratch}/home"
        sound = Path(scratch) / "sound"
        make_specimens(sound, chosen)
        tries = _Tries(Path(scratch), sound, asked.keep)
        if asked.again is not None:
            for name, reader in chosen.items():
                tries.again(name, reader, asked.again)
        else:
            tries.all(chosen, seed, asked.tries, asked.seconds)
    print(f"# {tries.done} tries, {tries.failed} failed", flush=True)
    return 1 if tries.failed else 0


class _Tries:
    def __init__(self, scratch: Path, sound: Path, keep: Path) -> None:
        self._place, self._sound, self._keep = scratch / "try", sound, keep
        self.done = self.failed = 0
        self.spent: defaultdict[str, float] = defaultdict(float)

    def all(self, readers: dict[str, Reader], seed: int, tries: int | None, seconds: float) -> None:
        """Put each other kind in the place of each file once, then damage by chance, each kind in turn."""
        for name, reader in readers.items():
            self.again(name, reader, "sound")
            if tries is None:
                for file in self._files(name):
                    for kind in PLACES:
                        self.again(name, reader, f"{kind}:{file}")
        began, number = time.monotonic(), 0
        while number < tries if tries is not None else time.monotonic() - began < seconds:
            for name, reader in readers.items():
                self.again(name, reader, str((seed + number) % 10**9))
            number += 1
        print("# seconds of each kind: " + ", ".join(f"{name} {self.spent[name]:.1f}" for name in readers), flush=True)

    def again(self, name: str, reader: Reader, which: str) -> None:
        """Run one try: "sound", KIND:FILE for something in place of a file, or a seed."""
        shutil.rmtree(self._place, ignore_errors=True)
        shutil.copytree(self._sound / name, self._place, symlinks=True)
        if which == "sound":
            what = ""
        elif ":" in which:
            kind, _, file = which.partition(":")
            what = f"{put_in_place(self._place / file, kind)} {file}"
        else:
            chance = random.Random(f"{name} {which}")
            file = chance.choice(self._files(name))
            what = f"{damage(self._place / file, chance)} {file}"
        before, began = contents(self._place), time.monotonic()
        problem = outcome(reader.read, self._place)
        self.spent[name] += time.monotonic() - began
        problem = problem or reader.lost(before, contents(self._place))
        self.done += 1
        if problem:
            self.failed += 1
            self._report(name, which, what, problem)

    def _files(self, name: str) -> list[str]:
        home = self._sound / name
        files = sorted(str(path.relative_to(home)) for path in home.rglob("*") if path.is_file())
        return [file for file in files if not (home / file).is_symlink()]

    def _report(self, name: str, which: str, what: str, problem: str) -> None:
        place = self._keep / f"{name}-{which.replace('/', '_').replace(':', '-').replace(' ', '_')}"
        with contextlib.suppress(OSError, shutil.Error):
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(self._place, place, symlinks=True, copy_function=_copy_small)
        lines = problem.strip().splitlines()
        print(f"FAILED {name}: {what}\n  again: python3 packaging/fuzz.py {name} --again {which!r}\n  kept: {place}")
        print("\n".join(f"  {line[:400]}" for line in lines[-12:]), flush=True)


def _copy_small(source: str, target: str) -> None:
    if os.path.isfile(source) and os.path.getsize(source) < 2**26:
        shutil.copyfile(source, target)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Damage files of every kind and read them.")
    parser.add_argument("kinds", nargs="*", choices=[[], *READERS], metavar="KIND", help="as --list names them")
    parser.add_argument("--seconds", type=float, default=_SECONDS, help="for how long")
    parser.add_argument("--tries", type=int, help="the number of tries of each kind instead")
    parser.add_argument("--seed", type=int, help="of the first try; by default a new one")
    parser.add_argument("--again", help="repeat one try, as a failure printed it")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "denoise-studio-failures")
    parser.add_argument("--list", action="store_true", help="name the kinds of files")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
