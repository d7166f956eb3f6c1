"""Command line options for how the engine computes: precision, memory saving, compilation."""

from typing import Annotated, get_args

import typer

from studio.protocol.engine_settings import SAVINGS, EngineSettings, ModelPrecision
from studio.protocol.errors import BadInput

PRECISIONS = get_args(ModelPrecision)
Precision = Annotated[str, typer.Option(help=f"Of text-to-image models: {', '.join(PRECISIONS)}.")]
SaveMemory = Annotated[str, typer.Option(help=f"How to save memory: auto (as needed), {', '.join(SAVINGS)}.")]
Turbo = Annotated[bool, typer.Option("--turbo", help="Compile the U-Net, on a graphics card.")]


def engine_settings(precision: str, save_memory: str, turbo: bool) -> EngineSettings:
    """Turn the options into EngineSettings; raises BadInput for an unknown value."""
    for option, value, known in (
        ("--precision", precision, PRECISIONS),
        ("--save-memory", save_memory, ("auto", *SAVINGS)),
    ):
        if value not in known:
            raise BadInput(f"{option} takes {', '.join(known)}, not {value}.")
    return EngineSettings.model_validate({"precision": precision, "saving": save_memory, "turbo": turbo})
