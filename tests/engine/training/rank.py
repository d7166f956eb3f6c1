"""One of two processes that train together: each line of its standard input is a training.

Launchers start new processes for each training, which then import torch for seconds; these are started once.
"""

import json
import os
import sys
from pathlib import Path

from studio.engine.training.run import run_training
from studio.protocol.errors import BadInput
from studio.protocol.recipes import load_recipe
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe


def main() -> None:
    """Run the training of each line, and answer with "done" or the reason of a refusal."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever else is printed is no answer
    for line in sys.stdin:
        job = json.loads(line)
        os.environ |= job["environment"]
        recipe = load_recipe(Path(job["recipe"]))
        assert isinstance(recipe, TrainRecipe)
        try:
            run_training(recipe, RunFolder(Path(job["folder"])), device="cpu", resume=job["resume"])
            answer = "done"
        except BadInput as error:
            answer = str(error)
        print(answer, file=answers, flush=True)


if __name__ == "__main__":
    main()
