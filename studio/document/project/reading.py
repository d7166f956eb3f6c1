"""Opens a project, or an OpenRaster file of any program: reads what is intact, and reports the rest."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydantic import ValidationError

from studio.document.layers.blending import BLENDS
from studio.document.layers.layer import GUIDES, NORMAL, Group, Layer
from studio.document.picture import open_with_notes
from studio.document.project.archive import Archive, MemberError, open_archive
from studio.document.project.contents import (
    DETAILS,
    INPUTS,
    MERGED,
    STACK,
    THUMBNAIL,
    VERSION,
    Details,
    LaneDetails,
    LayerDetails,
)
from studio.document.project.project import Content, Project, ProjectLane, Selection, check_canvas
from studio.document.project.stack_xml import StackError, opacity, parse, whole_number
from studio.protocol.errors import BadInput
from studio.protocol.files import shortened
from studio.protocol.geometry import MAX_PIXELS, Size
from studio.protocol.kept_inputs import is_input_name

_MAX_STACK = 16 * 2**20  # bytes of stack.xml
_MAX_DETAILS = 64 * 2**20
_MAX_PICTURE = 2**31
_MAX_RECORD = 2**35
_MAX_PREVIEW_PIXELS = 20_000_000
_THUMBNAIL_SIDE = 1024  # of what is shown
_MAX_LAYER_PIXELS = 10 * MAX_PIXELS  # of all layers together: 4 GB


def open_project(path: Path) -> Project:
    """Read a project.

    A layer, selection or lane that cannot be read is left out and reported in `Project.repaired`. If no layer can be
    read, the merged picture in the file becomes one.

    Raises:
        BadInput: Not an OpenRaster file, a canvas that is too large, or nothing in it can be read.
    """
    with open_archive(path) as archive:
        try:
            return _read(archive, path)
        except MemberError as error:
            raise BadInput(f"Could not open {path}: its file {STACK} {error}.") from error
        except StackError as error:
            raise BadInput(f"Could not open {path}: its layer stack {error}.") from error


def open_thumbnail(path: Path) -> NDArray[np.uint8]:
    """Return roughly what a project looks like, RGBA uint8 [h, w, 4], long before `open_project` has read its layers.

    It is the thumbnail in the file, enlarged to the shape of the canvas.

    Raises:
        BadInput: There is none, or it cannot be read.
    """
    size, pixels = _preview(path, THUMBNAIL)
    scale = min(1.0, _THUMBNAIL_SIDE / max(size))
    shape = (max(1, round(size.width * scale)), max(1, round(size.height * scale)))
    return np.asarray(Image.fromarray(pixels).resize(shape, Image.Resampling.BILINEAR))


def open_merged(path: Path) -> NDArray[np.uint8]:
    """Return what a project looks like, RGBA uint8 [H, W, 4], sooner than `open_project` reads its layers.

    Raises:
        BadInput: There is no merged picture, it cannot be read, or it is so large that this takes as long.
    """
    size, pixels = _preview(path, MERGED)
    if pixels.shape[:2] != size[::-1]:
        raise BadInput(f"{path} has a merged picture of another size.")
    return pixels


def _preview(path: Path, member: str) -> tuple[Size, NDArray[np.uint8]]:
    with open_archive(path) as archive:
        try:
            root = parse(archive.read(STACK, _MAX_STACK))
            size = Size(whole_number(root, "w"), whole_number(root, "h"))
            check_canvas(size, str(path))
            if member == MERGED and size.width * size.height > _MAX_PREVIEW_PIXELS:
                raise BadInput(f"{path} is too large to be shown before it is open.")
            data = archive.read(member, _MAX_PICTURE)
        except (MemberError, StackError) as error:
            raise BadInput(f"{path} cannot be shown before it is open.") from error
    return size, open_with_notes(data, "a preview").pixels


def _read(archive: Archive, path: Path) -> Project:
    root = parse(archive.read(STACK, _MAX_STACK))
    reader = _Reader(archive, path)
    size = Size(whole_number(root, "w"), whole_number(root, "h"))
    check_canvas(size, str(path))
    top = root.find("stack")
    assert top is not None, "parse has found it"
    stack = Group(children=reader.children(top))
    if not any(stack.layers()):
        stack = reader.merged(stack)
    selections, lanes, details = reader.selections(size), reader.lanes(), reader.details
    return Project(
        size,
        stack,
        selections,
        lanes,
        tuple(reader.repaired),
        recipe=details.recipe,
        panel=details.panel,
        source=details.source,
        view=details.view,
    )


@dataclass
class _Reader:
    """Reads the parts of a project and notes what is wrong with them."""

    archive: Archive
    path: Path
    repaired: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.details = self._read_details()
        self._of_layer = {layer.src: layer for layer in self.details.layers}
        self._pixels = 0
        self._layers = 0

    def children(self, stack: Element) -> tuple[Layer | Group, ...]:
        """Return the layers and groups of a stack, the topmost first."""
        found: list[Layer | Group] = []
        for element in stack:
            if element.tag == "stack":
                found.append(self._group(element))
            elif element.tag == "layer":
                self._layers += 1
                with contextlib.suppress(_LeftOutError):
                    found.append(self._layer(element))
        return tuple(found)

    def merged(self, stack: Group) -> Group:
        """Return the stack with the merged picture as its layer, for a file of whose layers none can be read."""
        if not self._layers:
            return stack
        try:
            pixels = self._picture(MERGED)
        except MemberError as error:
            raise BadInput(
                f"Could not open {self.path}: none of its layers can be read, and its file {MERGED} {error}."
            ) from error
        self.repaired.append("None of the layers can be read: the merged picture is opened in their place.")
        return Group(children=(Layer("Merged picture", pixels), *stack.children))

    def selections(self, size: Size) -> tuple[Selection, ...]:
        """Return the selections that can be read."""
        found = []
        for details in self.details.selections:
            name = shortened(details.name, 60)
            try:
                mask = self._picture(details.file)[..., 0].copy()
            except MemberError as error:
                self.repaired.append(f"The selection “{name}” was left out: its file {error}.")
                continue
            if mask.shape != (size.height, size.width):
                self.repaired.append(f"The selection “{name}” was left out: it is not of the canvas's size.")
                continue
            self._pixels += mask.size // 4  # of the four bytes that a layer's pixel takes
            if self._pixels > _MAX_LAYER_PIXELS:
                self.repaired.append(f"The selection “{name}” was left out: there is no room for so many.")
                continue
            found.append(Selection(details.name, mask))
        return tuple(found)

    def lanes(self) -> tuple[ProjectLane, ...]:
        """Return the lanes; their records are read when they are asked for."""
        found = []
        for details in self.details.lanes:
            record = None
            if details.record and details.record not in self.archive:
                name = shortened(details.name, 60)
                self.repaired.append(f"The lane “{name}” has lost its denoising record: its file is missing.")
            elif details.record:
                record = _Stored(self.path, details.record)
            pictures = [_Stored(self.path, name) for name in details.pictures if name in self.archive]
            if len(pictures) < len(details.pictures):
                self.repaired.append(
                    f"The lane “{shortened(details.name, 60)}” has lost a picture: its file is missing."
                )
            parent = details.parent
            found.append(
                ProjectLane(
                    details.name,
                    details.recipe,
                    record,
                    self.archive.size(details.record),
                    details.result,
                    tuple(pictures),
                    parent if parent is not None and 0 <= parent < len(self.details.lanes) else None,
                    details.own_name,
                    details.colour,
                    details.folded,
                    details.draft,
                    details.notes,
                    details.created,
                    self._inputs(details),
                )
            )
        return tuple(found)

    def _inputs(self, details: LaneDetails) -> dict[str, Content]:
        """Return the pictures that a lane's recipe names."""
        names = {name for name in details.inputs if is_input_name(name)}
        stored = {name: _Stored(self.path, INPUTS + name) for name in sorted(names) if INPUTS + name in self.archive}
        if len(stored) < len(names):
            self.repaired.append(
                f"The lane “{shortened(details.name, 60)}” has lost a picture that it was made from: "
                "its file is missing."
            )
        return dict(stored)

    def _group(self, element: Element) -> Group:
        name = element.get("name", "Group")
        return Group(
            name=name,
            children=self.children(element),
            opacity=opacity(element),
            visible=element.get("visibility", "visible") != "hidden",
            locked=element.get("edit-locked") == "true",
            blend=self._blend(element, name),
            isolated=element.get("isolation", "isolate") != "auto",
        )

    def _layer(self, element: Element) -> Layer:
        name, src = element.get("name", "Layer"), element.get("src", "")
        try:
            pixels = self._picture(src)
        except MemberError as error:
            self.repaired.append(f"The layer “{shortened(name, 60)}” was left out: its file {error}.")
            raise _LeftOutError from error
        self._count(pixels)
        details = self._of_layer.get(src, LayerDetails(src=src))
        shown = element.get("visibility", "visible") != "hidden"
        return Layer(
            name=name,
            pixels=pixels,
            x=whole_number(element, "x"),
            y=whole_number(element, "y"),
            opacity=opacity(element),
            visible=details.visible if details.kind in GUIDES else shown,
            locked=element.get("edit-locked") == "true",
            alpha_locked=details.alpha_locked,
            blend=self._blend(element, name),
            kind=details.kind,
            recipe=details.recipe,
            control=details.control,
            regions=details.regions,
        )

    def _blend(self, element: Element, name: str) -> str:
        blend = element.get("composite-op", NORMAL)
        if blend not in BLENDS:
            self.repaired.append(
                f"“{shortened(name, 60)}” has the blend mode {shortened(blend, 60)}, which is unknown here: "
                "it is drawn as a normal layer."
            )
        return blend

    def _picture(self, member: str) -> NDArray[np.uint8]:
        """Return a picture of the archive, RGBA [H, W, 4]; raises MemberError."""
        data = self.archive.read(member, _MAX_PICTURE)
        try:
            pixels = open_with_notes(data, "a layer").pixels
        except BadInput as error:
            reason = str(error).partition(": ")[2].rstrip(".")
            raise MemberError(f"cannot be opened: {reason}") from error
        return pixels

    def _count(self, pixels: NDArray[np.uint8]) -> None:
        """Count a layer's pixels [H, W, 4]; raises BadInput if there are too many."""
        self._pixels += pixels.shape[0] * pixels.shape[1]
        if self._pixels > _MAX_LAYER_PIXELS:
            limit = _MAX_LAYER_PIXELS // 10**6
            raise BadInput(f"Could not open {self.path}: its layers have more than {limit:,} megapixels together.")

    def _read_details(self) -> Details:
        if DETAILS not in self.archive and not self.archive.has_lost_members():
            return Details()  # of another program
        try:
            details = Details.model_validate_json(self.archive.read(DETAILS, _MAX_DETAILS))
        except (MemberError, ValidationError, ValueError):
            self.repaired.append(f"{DETAILS} is damaged: selections, lanes and recipes were left out.")
            return Details()
        if details.version > VERSION:
            self.repaired.append("A newer version of the program wrote this project: what it added was left out.")
        return details


class _LeftOutError(Exception):
    """A layer was left out, and the reason noted."""


@dataclass(frozen=True)
class _Stored:
    """A denoising record or a picture in a project file; called, it is read."""

    path: Path
    member: str

    def __call__(self) -> Iterator[bytes]:
        with open_archive(self.path) as archive:
            try:
                yield from archive.parts(self.member, _MAX_RECORD)
            except MemberError as error:
                raise BadInput(f"The file {self.member} of {self.path} {error}.") from error
