"""Command line verbs that look into a generation: inspect."""

from pathlib import Path
from typing import Annotated, Any

import typer

from studio import console
from studio.cli_options import Device, Json, Trajectory
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, write_whole


def inspect(
    record: Trajectory,
    step: Annotated[int, typer.Option(min=0, help="Which step, counted from 0.")],
    terms: Annotated[
        Path | None, typer.Option(help="Where the tensors go (.safetensors): x_t, x0, eps, x_prev and others.")
    ] = None,
    device: Device = "auto",
    json_: Json = False,
) -> None:
    """Show the mathematics of a step: the update of its sampler, every term with its coefficient, mean and norm."""
    if terms is not None and terms.suffix.lower() != ".safetensors":
        raise BadInput(f"--terms takes a .safetensors file, not {terms.name}.")
    from safetensors.torch import save

    from studio.engine.generation.inspecting import inspect_step
    from studio.engine.generation.model_cache import ModelCache

    found = inspect_step(record, step, ModelCache(device))
    numbers = found.described()
    if terms is not None:
        make_folder(terms.parent)
        write_whole(terms, save(found.all_tensors(), {"sampler": found.sampler, "step": str(step)}))
    console.result(numbers, json_, text=_as_text(numbers))


def _as_text(numbers: dict[str, Any]) -> str:
    """Lay out an inspected step as a table."""
    end = "the clean picture" if numbers["timestep_prev"] < 0 else f"t = {numbers['timestep_prev']}"
    lines = [
        f"{numbers['model']}, {numbers['sampler']}: step {numbers['step']} of {numbers['steps']}, "
        f"t = {numbers['timestep']} to {end}",
        f"ᾱ {numbers['alpha_bar']:.6g} to {numbers['alpha_bar_prev']:.6g}, σ {numbers['sigma']:.6g}, "
        f"guidance {numbers['guidance']:g}",
        numbers["equation"],
        numbers["where"],
        "",
        f"{'term':14} {'coefficient':>12} {'mean':>12} {'norm':>12}  of step",
    ]
    for term in numbers["terms"]:
        figures = f"{term['coefficient']:12.6g} {term['mean']:12.6g} {term['norm']:12.6g}"
        lines.append(f"{term['name']:14} {figures}  {term['step']}")
    lines += ["", f"{'tensor':27} {'mean':>12} {'norm':>12}"]
    lines += [f"{name:27} {one['mean']:12.6g} {one['norm']:12.6g}" for name, one in numbers["tensors"].items()]
    if numbers["restored"]:
        lines.append("What the mask keeps was restored after the update: x_update is before, x_prev after.")
    if numbers["clipped"]:
        lines.append("x0 is clipped to -1 ... 1, and eps follows it: eps_model is the network's own.")
    return "\n".join(lines)
