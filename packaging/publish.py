"""Turns a finished run into a model to ship, with its figures and a README: python3 packaging/publish.py RUN FOLDER."""

import os
import subprocess
import sys

import environment


def main() -> int:
    """Publish in the program's environment; see packaging/publishing/publish_model.py for the arguments."""
    python = environment.prepare()
    variables = dict(os.environ, PYTHONPATH=str(environment.ROOT), HF_HUB_OFFLINE="1")
    inside = environment.ROOT / "packaging" / "publishing" / "publish_model.py"
    return subprocess.call([str(python), str(inside), *sys.argv[1:]], env=variables)


if __name__ == "__main__":
    sys.exit(main())
