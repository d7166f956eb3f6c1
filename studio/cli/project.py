"""Command line verbs for projects: project new, project info and project flatten."""

from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from studio.cli import console
from studio.cli.options import Json, check_png
from studio.compositing import extended, mask_of
from studio.document.guide_inputs import with_guides
from studio.document.inputs import keep_input
from studio.document.layers.layer import Group, Layer
from studio.document.layers.tree import guide_layers
from studio.document.picture import open_picture, open_with_notes
from studio.document.png import write_png
from studio.document.project.file_content import FileContent
from studio.document.project.project import MASK, SUFFIX, Project
from studio.document.project.reading import open_project
from studio.document.project.results import with_result
from studio.document.project.writing import project_bytes, save_project
from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.files import make_folder
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Size

project_app = typer.Typer(help="Layered pictures with selections and lanes, in OpenRaster files.", no_args_is_help=True)

ProjectFile = Annotated[Path, typer.Argument(help=f"A project, or any OpenRaster file ({SUFFIX}).")]


@project_app.command()
def new(
    out: Annotated[Path, typer.Option(help=f"The project's file ({SUFFIX}).")],
    image: Annotated[Path, typer.Option(help="The bottom layer; its size is the canvas's.")],
    mask: Annotated[Path | None, typer.Option(help="The mask: white is repainted, black is kept.")] = None,
    layer: Annotated[list[Path] | None, typer.Option(help="A layer above the ones before; may be repeated.")] = None,
    json_: Json = False,
) -> None:
    """Make a project from pictures."""
    if out.suffix.lower() != SUFFIX:
        raise BadInput(f"--out takes a {SUFFIX} file, not {out.name}.")
    layers = [_layer(file) for file in (image, *(layer or []))]
    height, width = layers[0].pixels.shape[:2]
    project = Project(Size(width, height), Group(children=tuple(reversed(layers))))
    if mask is not None:
        project = project.with_mask(mask_of(open_with_notes(mask, str(mask)).pixels))
    make_folder(out.parent)
    save_project(project, out)
    console.result({"project": str(out)}, json_, text=str(out))


@project_app.command()
def info(project: ProjectFile, json_: Json = False) -> None:
    """Show a project's layers (topmost first), selections and lanes, and what had to be repaired."""
    opened = open_project(project)
    facts = {
        "project": str(project),
        "width": opened.size.width,
        "height": opened.size.height,
        "layers": list(_layers(opened.stack, "")),
        "selections": [
            {"name": selection.name, "repainted": selection.name == MASK, "box": list(selection.box)}
            for selection in opened.selections
        ],
        "lanes": [{"name": lane.name, "trajectory": lane.record is not None} for lane in opened.lanes],
        "repaired": list(opened.repaired),
    }
    console.result(facts, json_, text=_as_text(facts))


@project_app.command("flatten")
def flatten_project(
    project: ProjectFile,
    out: Annotated[Path, typer.Option(help="The picture's file (.png).")],
    json_: Json = False,
) -> None:
    """Write the composite of a project's visible layers."""
    check_png(out)
    opened = open_project(project)
    _report_repairs(opened, project)
    make_folder(out.parent)
    write_png(out, opened.flattened(), None)
    console.result({"picture": str(out)}, json_, text=str(out))


class ProjectTarget:
    """A project that a picture is generated for; raises BadInput if it cannot be opened.

    Attributes:
        path: Its file.
        image: The file of the composite of its layers, for the recipe.
        mask: The file of its selection; None without one.
    """

    def __init__(self, path: Path) -> None:
        self.path, self._project = path, open_project(path)
        _report_repairs(self._project, path)
        selected = self._project.mask
        self.image = keep_input(self._project.flattened())
        self.mask = keep_input(selected) if selected is not None and selected.any() else None

    def guided(self, recipe: GenerateRecipe) -> GenerateRecipe:
        """Return a recipe that follows the project's control layers and regions too."""
        return with_guides(recipe, guide_layers(self._project.stack), self._project.size)

    def updated(self, recipe: GenerateRecipe, result: Result) -> bytes:
        """Return the content of the project's file with a result as its topmost layer, and as a lane."""
        painted = self._project.mask if self.mask is not None else None
        if recipe.outpaint is not None:
            painted = extended(np.zeros(self._project.size[::-1], np.uint8), painted, recipe.outpaint)[1]
        record = FileContent(Path(result.trajectory)) if result.trajectory else None
        picture = open_picture(Path(result.pictures[0]))
        return project_bytes(with_result(self._project, picture, painted, recipe, record))


def _report_repairs(opened: Project, path: Path) -> None:
    for line in opened.repaired:
        console.report(f"{path.name}: {line}")


def _layer(file: Path) -> Layer:
    opened = open_with_notes(file, str(file))
    for note in opened.notes:
        console.report(f"{file.name}: {note}.")
    return Layer(file.stem, opened.pixels)


def _layers(group: Group, path: str) -> Any:
    for child in group.children:
        shared = {
            "name": child.name,
            "group": path,
            "opacity": child.opacity,
            "visible": child.visible,
            "locked": child.locked,
            "blend": child.blend,
        }
        if isinstance(child, Layer):
            control = {} if child.control is None else {"control": child.control.model_dump(mode="json")}
            regions = {"regions": [one.model_dump(mode="json") for one in child.regions]} if child.regions else {}
            yield {**shared, "kind": child.kind, **control, **regions, **child.box._asdict()}
        else:
            yield {**shared, "kind": "group"}
            yield from _layers(child, f"{path}/{child.name}" if path else child.name)


def _as_text(facts: dict[str, Any]) -> str:
    lines = [f"{facts['width']} × {facts['height']} pixels"]
    for layer in facts["layers"]:
        place = f"{layer['width']} × {layer['height']} at {layer['x']}, {layer['y']}" if "width" in layer else "group"
        hidden = "" if layer["visible"] else ", hidden"
        depth = layer["group"].count("/") + 1 if layer["group"] else 0
        lines.append(f"{'  ' * depth}{layer['name']}: {place}, {layer['opacity']:.0%}, {layer['blend']}{hidden}")
    lines += [f"Selection {selection['name']}: {selection['box']}" for selection in facts["selections"]]
    lines += [f"Lane {lane['name']}" for lane in facts["lanes"]]
    return "\n".join([*lines, *facts["repaired"]])
