"""The jobs of the queue as the journal keeps them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.document.journal.edit_records import EditRecord
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import dump_compactly, parse_recipe

KIND = "queue"
MAX_JOBS = 10_000


@dataclass(frozen=True)
class KeptJob:
    """A job that waits or runs.

    Attributes:
        title: What it generates, in words.
        about: Its model and size in brief.
        recipe: The recipe to generate.
        out: The folder for its results.
        running: Whether it was in progress.
        here: Whether it belongs to the picture that was on the canvas.
    """

    title: str
    about: str
    recipe: GenerateRecipe
    out: Path
    running: bool = False
    here: bool = False


def jobs_record(jobs: Sequence[KeptJob]) -> EditRecord:
    """Return the jobs as a record."""
    return EditRecord(KIND, {"jobs": [_to_json(job) for job in jobs[:MAX_JOBS]]})


def read_jobs(record: EditRecord) -> list[KeptJob]:
    """Return the jobs of a record whose results are not there yet.

    Raises:
        BadInput: The record holds something else.
    """
    return [job for job in map(_of_json, record.value("jobs", list)) if not job.out.exists()]


def _to_json(job: KeptJob) -> dict[str, Any]:
    return {
        "title": job.title,
        "about": job.about,
        "recipe": dump_compactly(job.recipe),
        "out": str(job.out),
        "running": job.running,
        "here": job.here,
    }


def _of_json(values: Any) -> KeptJob:
    if not isinstance(values, dict):
        raise BadInput("The queue of the last session cannot be read.")
    recipe = parse_recipe(str(values.get("recipe")), "a job of the last session")
    if not isinstance(recipe, GenerateRecipe):
        raise BadInput("The queue of the last session holds a recipe for training.")
    texts = [str(values.get(name, "")) for name in ("title", "about", "out")]
    flags = [values.get(name) is True for name in ("running", "here")]
    return KeptJob(texts[0], texts[1], recipe, Path(texts[2]), *flags)
