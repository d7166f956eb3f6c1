"""The command line verb that adds a model: inspects it, fetches it from a hub, registers it in place, or copies it."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli import console
from studio.cli.options import Json
from studio.protocol import places
from studio.protocol.byte_counts import file_size_text, memory_text
from studio.protocol.errors import BadInput
from studio.protocol.files import path_named, shortened
from studio.protocol.foreign.adapters import is_adapter, read_adapter
from studio.protocol.foreign.card import name_of
from studio.protocol.hubdownloads import PROGRESS, REPORT_PROGRESS, DownloadRequest, Progress, remove_empty_folders
from studio.protocol.hubpreview import HubPreview
from studio.protocol.hubsource import HubSource, hub_source, with_options
from studio.protocol.library.entry import LibraryEntry, describe
from studio.protocol.library.finding import Found
from studio.protocol.modelcard import find_model, known_models, made_elsewhere, read_card
from studio.protocol.modelfit import this_computer
from studio.protocol.registered import (
    MAX_NAME,
    RegisteredModel,
    locked_register,
    name_for,
    register_model,
    registered_models,
)
from studio.protocol.training_recipe import PredictionType

if TYPE_CHECKING:
    from studio.link.hub.listing import RemoteModel

FITS = {"fits": "", "tight": ": tight, large pictures are decoded in tiles", "too large": ": too little"}


class Prediction(StrEnum):
    """What a network can predict."""

    epsilon = "epsilon"
    x0 = "x0"
    v = "v"


class Variant(StrEnum):
    """A number format of weights."""

    fp16 = "fp16"
    bf16 = "bf16"


@dataclass(frozen=True)
class _Options:
    """The options besides the model's source."""

    name: str | None
    prediction: PredictionType | None
    json: bool


def add_model(
    source: Annotated[
        str,
        typer.Argument(
            help="A run or model folder, a diffusers folder, a .safetensors file, or a hub's OWNER/NAME[/FILE] or page."
        ),
    ],
    name: Annotated[str | None, typer.Option(help="Its name.")] = None,
    revision: Annotated[str, typer.Option(help="For a model on a hub: a branch, a tag or a commit.")] = "",
    file: Annotated[
        str, typer.Option(help="For a model on a hub: the .safetensors file to fetch, if it has several.")
    ] = "",
    variant: Annotated[Variant | None, typer.Option(help="For a model on a hub: its number format.")] = None,
    prediction: Annotated[
        Prediction | None,
        typer.Option(help="What its network predicts, if its files do not say. Only for models made elsewhere."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what it is and how large; fetch nothing.")] = False,
    json_: Json = False,
) -> None:
    """Check and name a model: one on a hub is fetched, one made elsewhere stays in place, one made here is copied."""
    options = _Options(name, prediction.value if prediction is not None else None, json_)
    hub = hub_source(source)
    if hub is not None:
        hub = with_options(hub, revision=revision, file=file, variant=variant.value if variant else "")
        (_show_remote if dry_run else _fetch)(hub, options)
        return
    if revision or file or variant is not None or dry_run:
        raise BadInput(f"{source} is not a model on a hub: --revision, --file, --variant and --dry-run are for those.")
    path = path_named(source)
    if path is not None and os.path.isfile(path) and is_adapter(path):
        _register(path, options)
        return
    path = find_model(source)
    if made_elsewhere(path):
        _register(path, options)
        return
    if options.prediction is not None:
        raise BadInput(f"{source} says itself what its network predicts: leave --prediction out.")
    _copy(path, options)


def _show_remote(source: HubSource, options: _Options) -> None:
    """Print a description of a model on a hub, with its size."""
    from studio.link.hub.listing import SeveralFiles, find_remote

    try:
        preview = _preview(find_remote(source, console.report))
    except SeveralFiles as several:
        files = {file.name: file.size for file in several.files}
        preview = HubPreview(id=source.id, commit=several.commit, choices=files, problem=str(several))
        if not options.json:
            raise
    console.result(preview.model_dump(mode="json"), options.json, text=_preview_text(preview))


def _fetch(source: HubSource, options: _Options) -> None:
    """Fetch a model from the hub, and name it once it is complete and verified."""
    from studio.link.hub.download import check_room, download_model
    from studio.link.hub.listing import find_remote

    if options.name is not None:
        _check_free(options.name)
    remote = find_remote(source, console.report)
    request = DownloadRequest(
        id=source.id,
        commit=remote.source.revision,
        file=source.file,
        variant=source.variant,
        name=options.name,
        prediction_type=options.prediction,
        size=remote.size,
        pid=os.getpid(),
    )
    folder = request.folder
    known_as, here = _known_as(folder), os.path.isdir(folder)
    if options.name is None and known_as and here:
        raise BadInput(f"{source} is already here as {known_as!r}, in this revision. Give another --name for it.")
    if not here:
        check_room(remote, request)
    if not here and not request.arrived:
        preview = _preview(remote)
        console.report(_preview_text(preview))
        if preview.problem:
            raise BadInput(preview.problem)
    folder = download_model(remote, request, console.report, _progress_reporter())
    try:
        _register(_place_in(folder, remote), options, known_as=known_as)
    except BadInput:
        if not here:
            shutil.rmtree(folder, ignore_errors=True)  # an unusable model is not kept
            remove_empty_folders(folder)
        raise


def _preview(remote: "RemoteModel") -> HubPreview:
    from studio.link.hub.preview import skeleton

    source = remote.source
    request = DownloadRequest(
        id=source.id, commit=source.revision, file=source.file, variant=source.variant, size=remote.size
    )
    computer = this_computer()
    with skeleton(remote, console.report) as place:
        entry = describe(Found(source.id, place, "hub"), computer)
        problem = entry.problem.replace(f"{place.parent}{os.sep}", "")  # its folder is gone when this is read
    return HubPreview(
        id=source.id,
        commit=source.revision,
        file=source.file,
        variant=source.variant,
        kind=_kind(entry),
        family=entry.family,
        title=entry.title,
        size=remote.size,
        arrived=request.arrived,
        licence=remote.licence or entry.licence,
        gated=remote.gated,
        parameters=entry.facts.total if entry.facts else 0,
        precision=entry.facts.precision if entry.facts else "",
        needed=entry.needed,
        memory=computer.memory,
        fit=entry.fit,
        known_as=_known_as(request.folder) if os.path.isdir(request.folder) else "",
        choices={file.name: file.size for file in remote.choices},
        problem=problem,
    )


def _kind(entry: LibraryEntry) -> str:
    return "" if entry.problem else entry.card.kind if entry.card is not None else entry.kind


def _preview_text(preview: HubPreview) -> str:
    """Describe a hub's model in a few words."""
    parts = [
        f"{preview.id}{preview.file and '/' + preview.file} at {preview.commit[:12]}",
        preview.family or preview.kind,
        f"{file_size_text(preview.size)} to fetch as {preview.precision}" if preview.precision else "",
        f"licence: {preview.licence or 'not stated'}",
        "gated" if preview.gated else "",
    ]
    if preview.fit:
        parts.append(
            f"needs about {memory_text(preview.needed)} of memory, this computer has {memory_text(preview.memory)}"
            + FITS[preview.fit]
        )
    return "; ".join(part for part in parts if part)


def _progress_reporter() -> Callable[[Progress], None]:
    """Return a listener that prints a download's progress: as JSON for a window that asks for it."""
    if os.environ.get(REPORT_PROGRESS):
        return lambda progress: console.report(PROGRESS + progress.model_dump_json())
    return console.progress_of_download()


def _place_in(folder: Path, remote: "RemoteModel") -> Path:
    """Return the path of a fetched model: its folder, or the single file in it."""
    from studio.link.hub.preview import is_single

    return folder / os.path.basename(remote.files[-1].name) if is_single(remote) else folder


def _known_as(folder: Path) -> str:
    """Return the name under which a fetched model is registered, whether or not its files are there; "" for none."""
    known = {name: Path(model.path) for name, model in registered_models().items()}
    return next((name for name, place in known.items() if folder in (place, place.parent)), "")


def _register(path: Path, options: _Options, *, known_as: str = "") -> None:
    """Remember a model or an adapter made elsewhere, after comparing a model's headers with its networks.

    Args:
        known_as: Its name, where only its files had been missing.
    """
    adapter = read_adapter(path) if is_adapter(path) else None
    if adapter is None:
        from studio.engine.models.files import check_headers

        check_headers(path)
    elif adapter.problem:
        raise BadInput(adapter.problem)
    elif options.prediction is not None:
        raise BadInput(f"{path.name} predicts nothing by itself: leave --prediction out.")
    with locked_register():
        taken = taken_names()
        same = next((own for own, place in taken.items() if os.path.realpath(place) == os.path.realpath(path)), None)
        again = options.name is None and same is not None and same == known_as
        if options.name is None and same is not None and not again:
            raise BadInput(f"{path} is already known as {same!r}. Give another --name, or remove that one first.")
        name = known_as if again else options.name or name_for(Path(name_of(path)), set(taken))
        if not again:
            _check_free(name)
        model = RegisteredModel(
            path=str(path.absolute()),
            kind=adapter.kind if adapter is not None else "model",
            prediction_type=options.prediction or (registered_models()[name].prediction_type if again else None),
        )
        register_model(name, model)
    fields = {"name": name, "folder": str(path), "kind": model.kind}
    console.result(fields, options.json, text=f"{name} is {path.absolute()}")


def _copy(path: Path, options: _Options) -> None:
    """Copy a model made here to the user's models."""
    from studio.engine.models.files import load_model, load_parts, save_model

    name = options.name or read_card(path).name
    _check_name(name)
    target = places.own_models() / name
    if os.path.islink(target) and not os.path.exists(target):
        raise BadInput(f"The model {name!r} links to a missing folder. Remove it, or give another --name.")
    if os.path.exists(target) or name in registered_models():
        raise BadInput(f"There is already a model {name!r}. Give another --name, or remove that one first.")
    load_model(path, "cpu")  # refuses an inconsistent model, and a LoRA without its base
    card, parts = load_parts(path)
    save_model(target, parts, card.model_copy(update={"name": name}))
    console.result({"name": name, "folder": str(target), "kind": "model"}, options.json, text=str(target))


def taken_names() -> dict[str, Path]:
    """Return the path of each named model and adapter, by name."""
    return {name: Path(model.path) for name, model in registered_models().items()} | known_models()


def _check_free(name: str) -> None:
    _check_name(name)
    if name in taken_names():
        raise BadInput(f"There is already a model {name!r}. Give another --name, or remove that one first.")


def _check_name(name: str) -> None:
    if not name.replace("-", "").replace("_", "").isalnum() or not name[0].isalnum():
        raise BadInput(f"A model's name has letters, digits, - and _, and begins with one of the first two: {name!r}.")
    if len(name) > MAX_NAME:
        raise BadInput(f"A model's name has at most {MAX_NAME} letters: {shortened(name)!r} is longer.")
