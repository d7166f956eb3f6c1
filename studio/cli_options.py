"""Options shared by several command line verbs."""

from pathlib import Path
from typing import Annotated

import typer

from studio.protocol.errors import BadInput
from studio.protocol.files import shortened


def _device(name: str) -> str:
    if name not in ("auto", "cpu", "cuda"):
        raise BadInput(f"--device takes auto, cpu or cuda, not {name!r}.")
    return name


def check_png(out: Path) -> None:
    """Refuse a file for a picture that is not named .png, for what is written is PNG."""
    if out.suffix.lower() != ".png":
        raise BadInput(f"--out takes a .png file, not {shortened(str(out))}.")


Device = Annotated[str, typer.Option(help="auto, cpu or cuda.", callback=_device)]
Json = Annotated[bool, typer.Option("--json", help="Print results as JSON lines.")]
Model = Annotated[
    str,
    typer.Argument(
        help="A run folder (its newest checkpoint; RUN@best, RUN@STEP: another), a model's name, folder or file."
    ),
]
Seed = Annotated[int, typer.Option(min=0, help="The same seed and settings give the same picture.")]
