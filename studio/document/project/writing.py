"""Writes a project as an OpenRaster file."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.document.layers.layer import Group, Layer
from studio.document.project.contents import (
    DETAILS,
    MERGED,
    MIMETYPE,
    STACK,
    THUMBNAIL,
    Details,
    LaneDetails,
    LayerDetails,
    SelectionDetails,
)
from studio.document.project.project import Project
from studio.document.project.stack_xml import dump, new_image
from studio.protocol.files import write_whole

_THUMBNAIL_SIDE = 256  # OpenRaster: at most
_DATE = (1980, 1, 1, 0, 0, 0)  # the same project gives the same bytes


def save_project(project: Project, path: Path) -> None:
    """Write a project whole, or leave the file as it was; raises BadInput like `write_whole`.

    Records that still lie in the file itself are read before it is replaced.
    """
    write_whole(path, project_bytes(project))


def project_bytes(project: Project) -> bytes:
    """Return the content of the project's file."""
    details = Details(recipe=project.recipe)
    root, stack = new_image(*project.size)
    merged = project.flattened()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:  # what lies in it is compressed already
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
            file = f"studio/selections/{number:04}.png"
            _add(archive, file, _png(selection.mask))
            details.selections.append(SelectionDetails(name=selection.name, file=file))
        for number, lane in enumerate(project.lanes):
            record = f"studio/lanes/{number:04}.safetensors" if lane.record is not None else ""
            if lane.record is not None:
                _add(archive, record, lane.record())
            details.lanes.append(LaneDetails(name=lane.name, recipe=lane.recipe, record=record))
        _add(archive, DETAILS, details.model_dump_json(indent=2).encode())
    return buffer.getvalue()


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
