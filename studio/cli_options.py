"""Options shared by several command line verbs."""

from typing import Annotated

import typer

Device = Annotated[str, typer.Option(help="auto, cpu or cuda.")]
Json = Annotated[bool, typer.Option("--json", help="Print results as JSON lines.")]
Model = Annotated[
    str,
    typer.Argument(
        help="A run folder (its newest checkpoint; RUN@best, RUN@STEP: another), a model's name, folder or file."
    ),
]
Seed = Annotated[int, typer.Option(min=0, help="The same seed and settings give the same picture.")]
