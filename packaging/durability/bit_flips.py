"""Flips single bits in the program's files, and checks whether the next start notices."""

import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sessions import Session, restored_fingerprint

from studio.document.layers.guides import ControlUse
from studio.document.layers.layer import Group, Layer
from studio.document.project.contents import SourceDetails, ViewDetails
from studio.document.project.project import MASK, Content, Project, ProjectLane, Selection
from studio.document.project.reading import open_project
from studio.document.project.writing import save_project
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Size
from studio.protocol.record import RecordInfo, create_record, open_record

ReadBack = tuple[object, bool]  # the content that the program reads from a file; whether it reports damage


@dataclass(frozen=True)
class _FileKind:
    """A kind of file.

    Attributes:
        name: Its path in the folder.
        make: Writes an intact one into a folder.
        read: Reads it as the program does.
    """

    name: str
    make: Callable[[Path], object]
    read: Callable[[Path], ReadBack]


@dataclass
class FlipFigures:
    """The results of the flipped bits.

    Attributes:
        flips: The number of flipped bits.
        noticed: How many of them were reported, or had no effect on the content.
    """

    flips: int = 0
    noticed: int = 0


def flip_bits(count: int, seed: int = 0) -> dict[str, FlipFigures]:
    """Flip bits in each kind of file; a flip that changes the content must be reported."""
    return {what: _flipped(kind, -(-count // len(_KINDS)), seed) for what, kind in _KINDS.items()}


def _flipped(kind: _FileKind, count: int, seed: int) -> FlipFigures:
    figures, chance = FlipFigures(), random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        kind.make(Path(folder))
        intact = (Path(folder) / kind.name).read_bytes()
    before, reported = _read_back(kind, intact)
    if reported:
        raise AssertionError("an intact file is reported as damaged")
    for _ in range(count):
        damaged, bit = bytearray(intact), chance.randrange(len(intact) * 8)
        damaged[bit // 8] ^= 1 << bit % 8
        after, reported = _read_back(kind, bytes(damaged))
        figures.flips += 1
        figures.noticed += reported or after == before
    return figures


def _read_back(kind: _FileKind, data: bytes) -> ReadBack:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / kind.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        try:
            return kind.read(Path(folder))
        except BadInput:
            return None, True


def _make_journal(home: Path) -> None:
    session = Session(home, 1)
    for _ in range(12):
        session.painter.act()
    session.end()


def _read_journal(home: Path) -> ReadBack:
    found, opened = restored_fingerprint(home)
    return (found, len(opened.restored.edits)), bool(opened.problems)


def _make_project(home: Path) -> None:
    """Save a project in which no part is empty: a guide, selections, lanes with record and picture, a view."""
    rng = np.random.default_rng(7)
    pixels = rng.integers(0, 256, (2, 24, 32, 4), np.uint8)
    stack = Group(
        children=(
            Layer("outline", pixels[0], x=2, opacity=0.5, kind="control", control=ControlUse(kind="canny")),
            Layer("photo", pixels[1], alpha_locked=True, recipe="{}"),
        )
    )
    record, picture = rng.bytes(600), rng.bytes(300)
    lanes = (
        ProjectLane(
            *("a tiger", "{}", lambda: [record], len(record), "result", (lambda: [picture],)),
            created=1.0,
            inputs={f"{7:032x}.png": lambda: [picture[::-1]]},
        ),
        ProjectLane("a red tiger", "{}", parent=0, own_name="red", colour="pink", notes="{}"),
    )
    selections = (Selection(MASK, pixels[0, ..., 0]), Selection("sky", pixels[1, ..., 1]))
    project = Project(
        Size(32, 24),
        stack,
        selections,
        lanes,
        recipe="{}",
        panel={"prompt": "a tiger"},
        source=SourceDetails(recipe="{}", result="result"),
        view=ViewDetails(zoom=2.0, workspace="paint"),
    )
    save_project(project, home / "project.ora")


def _read_project(home: Path) -> ReadBack:
    project = open_project(home / "project.ora")
    layers = [vars(layer) | {"id": "", "pixels": layer.pixels.tobytes()} for layer in project.stack.layers()]
    selections = [(selection.name, selection.mask.tobytes()) for selection in project.selections]
    lanes = [
        vars(lane)
        | {"record": _read(lane.record), "pictures": [_read(picture) for picture in lane.pictures]}
        | {"inputs": {name: _read(content) for name, content in lane.inputs.items()}}
        for lane in project.lanes
    ]
    more = (project.recipe, project.panel, project.source, project.view)
    return repr((project.size, layers, selections, lanes, more)), bool(project.repaired)


def _read(content: Content | None) -> bytes:
    return b"" if content is None else b"".join(content())


def _make_record(home: Path) -> None:
    info = RecordInfo(
        timesteps=(20, 10, 0), kept=(0, 1, 2), steps=3, alphas_cumprod=np.linspace(0.9, 0.1, 30), space="pixel"
    )
    record = create_record(home / "record.safetensors", info, (1, 1, 16, 16), {})
    for frame, (x_t, x0) in enumerate(np.random.default_rng(0).normal(size=(3, 2, 1, 1, 16, 16)).astype(np.float32)):
        record.put(frame, 0, x_t, x0, {})
    record.flush()


def _read_record(home: Path) -> ReadBack:
    record = open_record(home / "record.safetensors")
    frames = [(record.x_t[k].tobytes(), record.x0[k].tobytes()) for k in range(record.frames)]
    info = (record.info.timesteps, record.info.alphas_cumprod.tolist(), record.info.space)
    return (info, frames), any(record.damaged(k) for k in range(record.frames))


_KINDS = {
    "journal": _FileKind("1/00000001.journal", _make_journal, _read_journal),
    "project": _FileKind("project.ora", _make_project, _read_project),
    "denoising record": _FileKind("record.safetensors", _make_record, _read_record),
}
