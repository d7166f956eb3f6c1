"""Command line verbs for training runs."""

import os
import time
from pathlib import Path
from typing import Annotated

import typer

from studio.cli import console
from studio.cli.options import Json
from studio.protocol.byte_counts import file_size_text
from studio.protocol.errors import BadInput
from studio.protocol.events import finding_text
from studio.protocol.metrics import format_figure, metric_of
from studio.protocol.runsummary import RunSummary, find_runs, summarize

runs_app = typer.Typer(help="List training runs.", no_args_is_help=True)


@runs_app.command("list")
def list_runs(
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Run folders; without any: those that the window lists.")
    ] = None,
    json_: Json = False,
) -> None:
    """List training runs, the newest first: state, steps, figures, size and notes."""
    for folder in folders or []:
        if not os.path.isdir(folder):
            raise BadInput(f"{folder} is not a folder.")
    for path in find_runs(folders or None):
        summary = summarize(path)
        fields = {"title": summary.title, **summary.model_dump(mode="json")}
        console.result(fields, json_, text=_line(summary))


def _line(summary: RunSummary) -> str:
    if summary.state == "broken":
        return f"{summary.title:24} broken       {summary.problem}"
    parts = [
        f"{summary.title:24} {summary.state:11}  step {summary.step:,} in {console.duration(summary.seconds)}",
        file_size_text(summary.size),
        time.strftime("%Y-%m-%d %H:%M", time.localtime(summary.changed)),
        *(f"#{tag}" for tag in summary.notes.tags),
        *([finding_text(summary.verdict)] if summary.verdict not in ("", "plausible") else []),
        *(f"{metric_of(key).title} {format_figure(value)}" for key, value in list(summary.figures.items())[:3]),
        str(summary.path),
    ]
    return "  ".join(parts)
