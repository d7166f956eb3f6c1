"""Command line verb for the history: history find."""

from typing import Annotated

import typer

from studio.cli import console
from studio.cli.options import Json
from studio.document.history.history_index import Found, date_of, find_results
from studio.protocol import places

history_app = typer.Typer(help="Pictures that were generated in the window.", no_args_is_help=True)


@history_app.command()
def find(
    words: Annotated[
        list[str] | None,
        typer.Argument(help="Words from prompt, model, tags, notes or date; all must occur. None: everything."),
    ] = None,
    model: Annotated[str | None, typer.Option(help="Only results of this model.")] = None,
    stars: Annotated[int, typer.Option(min=0, max=5, help="Only results with at least this many stars.")] = 0,
    json_: Json = False,
) -> None:
    """Find results, the newest first."""
    for found in find_results(places.results(), words or (), model=model, stars=stars):
        console.result(_fields(found), json_, text=_line(found))


def _fields(found: Found) -> dict[str, object]:
    entry, recipe = found.entry, found.entry.recipe
    return {
        "folder": str(entry.folder),
        "pictures": [str(picture) for picture in entry.pictures],
        "trajectory": str(entry.trajectory) if entry.trajectory else None,
        "created": date_of(entry),
        "prompt": recipe.prompt,
        "negative": recipe.negative,
        "label": recipe.label,
        "model": recipe.model,
        "sampler": recipe.sampler,
        "steps": recipe.steps,
        "seed": recipe.seed,
        "stars": found.notes.stars,
        "tags": list(found.notes.tags),
    }


def _line(found: Found) -> str:
    entry, recipe = found.entry, found.entry.recipe
    what = " ".join(recipe.prompt.split()) or recipe.model
    return f"{entry.pictures[0]}  {date_of(entry)}  {what}"
