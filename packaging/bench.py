"""Measures the figures that the README quotes: ratios of medians against a reference, interleaved in one run.

python3 packaging/bench.py             everything (about 25 minutes on two cores)
python3 packaging/bench.py launch tick only these
python3 packaging/bench.py --list
"""

import os
import subprocess
import sys

import environment


def main() -> int:
    """Run the benchmarks in the program's environment, with the package that training speed is compared with."""
    environment.show_help(__doc__)
    python = environment.prepare("bench")
    environment.require_libraries(window=False)
    variables = dict(os.environ, PYTHONPATH=str(environment.ROOT), HF_HUB_OFFLINE="1")
    variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    inside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "benchmarks", "run.py")
    return subprocess.call([str(python), inside, *sys.argv[1:]], cwd=environment.ROOT, env=variables)


if __name__ == "__main__":
    sys.exit(main())
