"""Options shared by several command line verbs."""

from typing import Annotated

import typer

from studio.protocol.errors import BadInput

Device = Annotated[str, typer.Option(help="auto, cpu or cuda.")]
Json = Annotated[bool, typer.Option("--json", help="Print results as JSON lines.")]
Model = Annotated[
    str,
    typer.Argument(
        help="A run folder (its newest checkpoint; RUN@best, RUN@STEP: another), a model's name, folder or file."
    ),
]
Seed = Annotated[int, typer.Option(min=0, help="The same seed and settings give the same picture.")]


def parse_size(text: str) -> tuple[int, int]:
    """Parse WxH into width and height."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise BadInput(f"--size takes WxH, as in 64x64, not {text}.")
    return int(width), int(height)
