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

Seen = tuple[object, bool]  # the content that a reader finds in a file; whether it has reported damage


@dataclass(frozen=True)
class _Kept:
    """A kind of file.

    Attributes:
        name: Where it lies in its folder.
        make: Writes a sound one into a folder.
        read: Returns the content that the program finds in it.
    """

    name: str
    make: Callable[[Path], object]
    read: Callable[[Path], Seen]


@dataclass
class FlipFigures:
    """The results of the flipped bits.

    Attributes:
        flips: How many there were.
        noticed: How many were reported, or changed nothing.
    """

    flips: int = 0
    noticed: int = 0


def flip_bits(count: int, seed: int = 0) -> dict[str, FlipFigures]:
    """Flip bits in each kind of file; a flip that changes the content must be reported."""
    return {what: _flipped(kept, -(-count // len(_KINDS)), seed) for what, kept in _KINDS.items()}


def _flipped(kept: _Kept, count: int, seed: int) -> FlipFigures:
    figures, chance = FlipFigures(), random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        kept.make(Path(folder))
        sound = (Path(folder) / kept.name).read_bytes()
    before, told = _seen(kept, sound)
    if told:
        raise AssertionError("an intact file is reported as damaged")
    for _ in range(count):
        damaged, bit = bytearray(sound), chance.randrange(len(sound) * 8)
        damaged[bit // 8] ^= 1 << bit % 8
        after, told = _seen(kept, bytes(damaged))
        figures.flips += 1
        figures.noticed += told or after == before
    return figures


def _seen(kept: _Kept, data: bytes) -> Seen:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / kept.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        try:
            return kept.read(Path(folder))
        except BadInput:
            return None, True


def _make_journal(home: Path) -> None:
    session = Session(home, 1)
    for _ in range(12):
        session.painter.act()
    session.end()


def _read_journal(home: Path) -> Seen:
    found, opened = restored_fingerprint(home)
    return (found, len(opened.restored.edits)), bool(opened.problems)


def _make_project(home: Path) -> None:
    """Save a project with something in each part of it: a guide, selections, lanes with record and picture, a view."""
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


def _read_project(home: Path) -> Seen:
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


def _read_record(home: Path) -> Seen:
    record = open_record(home / "record.safetensors")
    frames = [(record.x_t[k].tobytes(), record.x0[k].tobytes()) for k in range(record.frames)]
    info = (record.info.timesteps, record.info.alphas_cumprod.tolist(), record.info.space)
    return (info, frames), any(record.damaged(k) for k in range(record.frames))


_KINDS = {
    "journal": _Kept("1/00000001.journal", _make_journal, _read_journal),
    "project": _Kept("project.ora", _make_project, _read_project),
    "denoising record": _Kept("record.safetensors", _make_record, _read_record),
}
