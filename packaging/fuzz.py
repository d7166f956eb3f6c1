"""Damages every kind of file that the program reads, and checks that reading ends well or in one plain line.

python3 packaging/fuzz.py                     five minutes of all kinds, from a new seed
python3 packaging/fuzz.py record model        only these
python3 packaging/fuzz.py --seconds 3600      for an hour
python3 packaging/fuzz.py --tries 20 --seed 1 that many tries of each kind, always the same
python3 packaging/fuzz.py record --again 4711 one try once more; a failure prints this command
python3 packaging/fuzz.py --list
"""

import os
import subprocess
import sys

import environment


def main() -> int:
    """Run the tries in the program's environment."""
    environment.show_help(__doc__)
    python = environment.prepare()
    variables = dict(os.environ, PYTHONPATH=str(environment.ROOT), HF_HUB_OFFLINE="1", OMP_NUM_THREADS="1")
    variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    inside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fuzzing", "tries.py")
    return subprocess.call([str(python), inside, *sys.argv[1:]], cwd=environment.ROOT, env=variables)


if __name__ == "__main__":
    sys.exit(main())
