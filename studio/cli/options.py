"""Options shared by several command line verbs."""

import inspect
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from studio.protocol.errors import BadInput
from studio.protocol.files import check_file, shortened


def check_png(out: Path) -> None:
    """Raise BadInput early for a picture's file that does not end in .png or cannot be written."""
    if out.suffix.lower() != ".png":
        raise BadInput(f"--out takes a .png file, not {shortened(str(out))}.")
    check_file(out)


def _device(name: str) -> str:
    if name not in ("auto", "cpu", "cuda"):
        raise BadInput(f"--device takes auto, cpu or cuda, not {name!r}.")
    return name


Device = Annotated[str, typer.Option(help="auto, cpu or cuda.", callback=_device)]
Json = Annotated[bool, typer.Option("--json", help="Print results as JSON lines.")]
Model = Annotated[
    str,
    typer.Argument(
        help="A run folder (its newest checkpoint; RUN@best, RUN@STEP: another), a model's name, folder or file."
    ),
]
Seed = Annotated[int, typer.Option(min=0, help="The same seed and settings give the same picture.")]
Trajectory = Annotated[
    Path,
    typer.Argument(metavar="TRAJECTORY", help="A denoising record, as --trajectory writes it."),
]


def takes_options_of(other: Callable[..., None], *, but: Collection[str] = ()) -> Callable[[Any], Any]:
    """Give a command that ends in `**options` the options of another command, except those named in `but`."""

    def extend(command: Any) -> Any:
        own, theirs = inspect.signature(command), inspect.signature(other)
        kept = [part for part in own.parameters.values() if part.kind is not inspect.Parameter.VAR_KEYWORD]
        more = [part for name, part in theirs.parameters.items() if name not in but and name not in own.parameters]
        # typer reads both of these
        command.__annotations__ = {
            **{part.name: get_type_hints(other, include_extras=True)[part.name] for part in more},
            **{part.name: get_type_hints(command, include_extras=True)[part.name] for part in kept},
        }
        command.__signature__ = own.replace(parameters=kept + more, return_annotation=inspect.Signature.empty)
        return command

    return extend


def parse_size(text: str) -> tuple[int, int]:
    """Parse WxH into width and height."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise BadInput(f"--size takes WxH, as in 64x64, not {text}.")
    return int(width), int(height)
