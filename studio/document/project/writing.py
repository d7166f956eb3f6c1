"""Writes a project as an OpenRaster file."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element, SubElement

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.document.layers.layer import Group, Layer
from studio.document.project.contents import (
    DETAILS,
    INPUTS,
    MERGED,
    MIMETYPE,
    STACK,
    THUMBNAIL,
    Details,
    LaneDetails,
    LayerDetails,
    SelectionDetails,
)
from studio.document.project.project import Project, ProjectLane
from studio.document.project.stack_xml import dump, new_image
from studio.protocol.files import write_atomically_by

_THUMBNAIL_SIDE = 256  # OpenRaster: at most
_DATE = (1980, 1, 1, 0, 0, 0)  # the same project gives the same bytes


def save_project(project: Project, path: Path) -> None:
    """Write a project whole, or leave the file as it was; raises BadInput like `write_atomically`.

    Records that still lie in the file itself are read before it is replaced.
    """
    write_atomically_by(path, lambda file: write_project(project, file), check=_check)


def project_bytes(project: Project) -> bytes:
    """Return the content of the project's file."""
    buffer = io.BytesIO()
    write_project(project, buffer)
    return buffer.getvalue()


def write_project(project: Project, file: BinaryIO) -> None:
    """Write the content of the project's file; of its records and pictures only a piece is in memory at a time."""
    details = Details(recipe=project.recipe, panel=dict(project.panel), source=project.source, view=project.view)
    root, stack = new_image(*project.size)
    merged = project.flattened()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:  # what lies in it is compressed already
        _add(archive, "mimetype", MIMETYPE)  # first and uncompressed: file types are recognized by it
        for number, (element, layer) in enumerate(_elements(stack, project.stack)):
            src = f"data/layer{number:04}.png"
            element.set("src", src)
            _add(archive, src, _png(layer.pixels))
            details.layers.append(
                LayerDetails(
                    src=src,
                    kind=layer.kind,
                    alpha_locked=layer.alpha_locked,
                    recipe=layer.recipe,
                    control=layer.control,
                    regions=layer.regions,
                    visible=layer.visible,
                )
            )
        _add(archive, STACK, dump(root))
        _add(archive, MERGED, _png(merged))
        _add(archive, THUMBNAIL, _thumbnail(merged))
        for number, selection in enumerate(project.selections):
            member = f"studio/selections/{number:04}.png"
            _add(archive, member, _png(selection.mask))
            details.selections.append(SelectionDetails(name=selection.name, file=member))
        inputs = {name: content for lane in project.lanes for name, content in lane.inputs.items()}
        for name, content in inputs.items():
            _add_parts(archive, INPUTS + name, content())
        for number, lane in enumerate(project.lanes):
            details.lanes.append(_lane(archive, lane, f"studio/lanes/{number:04}"))
        _add(archive, DETAILS, details.model_dump_json(indent=2).encode())


def _lane(archive: zipfile.ZipFile, lane: ProjectLane, name: str) -> LaneDetails:
    record = "" if lane.record is None else f"{name}.safetensors"
    if lane.record is not None:
        _add_parts(archive, record, lane.record())
    pictures = []
    for number, picture in enumerate(lane.pictures):
        pictures.append(f"{name}/{number:04}.png")
        _add_parts(archive, pictures[-1], picture())
    return LaneDetails(
        name=lane.name,
        recipe=lane.recipe,
        record=record,
        result=lane.result,
        pictures=pictures,
        parent=lane.parent,
        own_name=lane.own_name,
        colour=lane.colour,
        folded=lane.folded,
        draft=lane.draft,
        notes=lane.notes,
        created=lane.created,
        inputs=list(lane.inputs),
    )


def _check(file: BinaryIO) -> None:
    """Raise OSError where what was written cannot be read back."""
    try:
        with zipfile.ZipFile(file) as archive:
            damaged = archive.testzip()
    except zipfile.BadZipFile as error:
        raise OSError("what was read back is not an archive") from error
    if damaged is not None:
        raise OSError("what was read back differs from what was written")


def _elements(parent: Element, group: Group) -> Iterable[tuple[Element, Layer]]:
    """Write the children of a group into an element of stack.xml; yields each layer with its element."""
    for child in group.children:
        if isinstance(child, Layer):
            element = SubElement(parent, "layer", name=_xml_text(child.name), x=str(child.x), y=str(child.y))
        else:
            isolation = "isolate" if child.isolated else "auto"
            element = SubElement(parent, "stack", name=_xml_text(child.name), isolation=isolation)
        element.set("opacity", f"{child.opacity:g}")
        shown = child.visible and not (isinstance(child, Layer) and child.is_guide)
        element.set("visibility", "visible" if shown else "hidden")
        element.set("composite-op", child.blend)
        if child.locked:
            element.set("edit-locked", "true")
        if isinstance(child, Layer):
            yield element, child
        else:
            yield from _elements(element, child)


def _xml_text(name: str) -> str:
    """Return a name without the characters that XML cannot hold."""
    return "".join(letter if letter.isprintable() else " " for letter in name)


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _DATE), data)


def _add_parts(archive: zipfile.ZipFile, name: str, parts: Iterable[bytes]) -> None:
    with archive.open(zipfile.ZipInfo(name, _DATE), "w", force_zip64=True) as member:
        for part in parts:
            member.write(part)


def _png(pixels: NDArray[np.uint8]) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _thumbnail(pixels: NDArray[np.uint8]) -> bytes:
    image = Image.fromarray(pixels)
    image.thumbnail((_THUMBNAIL_SIDE, _THUMBNAIL_SIDE), Image.Resampling.BOX)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
