"""Measures the program's losses by kills, power cuts and flipped bits: `--help` lists the counts.

python3 packaging/durability/try_all.py             the table, about a minute
python3 packaging/durability/try_all.py --whole     with the counts of the aims, about a quarter of an hour
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bit_flips import flip_bits
from kills import in_parallel, kill_painters, kill_savers
from power_cuts import cut_painting, cut_saving

MAX_SECONDS = 5.0  # of painting that a kill may cost
_FEW = {"kills": 60, "saves": 200, "cuts": 200, "flips": 1_000}
_WHOLE = {"kills": 1_000, "saves": 10_000, "cuts": 1_000, "flips": 10_000}


def main() -> int:
    """Print the table; returns 1 where an aim is missed."""
    parser = argparse.ArgumentParser(description="Measure the losses by kills, power cuts and flipped bits.")
    parser.add_argument("--whole", action="store_true", help="take the counts of the aims")
    parser.add_argument("--seed", type=int, default=0, help="seed of the random numbers")
    for name, count in _FEW.items():
        parser.add_argument(f"--{name}", type=int, help=f"default: {count:,}, or {_WHOLE[name]:,} with --whole")
    asked = parser.parse_args()
    counts = {name: getattr(asked, name) or (_WHOLE if asked.whole else _FEW)[name] for name in _FEW}
    began, reached = time.monotonic(), True

    painting = in_parallel(kill_painters, counts["kills"], asked.seed)
    reached &= _row(
        f"{painting.kills:,} kills while painting",
        f"{painting.lost} documents lost, edits of at most {painting.most_seconds:.1f} s",
        not painting.lost and painting.most_seconds <= MAX_SECONDS,
    )
    cut = cut_painting(counts["cuts"], asked.seed)
    reached &= _row(f"{cut.states:,} power cuts while painting", f"{cut.lost} lost", not cut.lost)
    saving = in_parallel(kill_savers, counts["saves"], asked.seed)
    reached &= _row(f"{saving.kills:,} kills while saving a project", f"{saving.lost} lost", not saving.lost)
    cut = cut_saving(counts["cuts"], asked.seed)
    reached &= _row(f"{cut.states:,} power cuts while saving a project", f"{cut.lost} lost", not cut.lost)
    for what, figures in flip_bits(counts["flips"], asked.seed).items():
        told = f"{figures.noticed:,} noticed, or without effect"
        reached &= _row(f"{figures.flips:,} flipped bits in a {what}", told, figures.noticed == figures.flips)
    print(f"in {time.monotonic() - began:.0f} s")
    return 0 if reached else 1


def _row(what: str, told: str, reached: bool) -> bool:
    print(f"{what:<45} {told:<55} {'reached' if reached else 'MISSED'}", flush=True)
    return reached


if __name__ == "__main__":
    sys.exit(main())
