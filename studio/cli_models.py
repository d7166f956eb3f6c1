"""Command line verbs for managing models."""

import os
import shutil
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from studio import console
from studio.cli_options import Json, Model
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.foreign.families import FAMILIES
from studio.protocol.foreign.scan import Scan
from studio.protocol.modelcard import (
    CARD_FILE,
    ModelCard,
    find_model,
    is_hub_name,
    known_models,
    made_elsewhere,
    read_card,
)
from studio.protocol.modelfacts import facts_of
from studio.protocol.modelfit import memory_need, rough_need, this_computer
from studio.protocol.registered import (
    RegisteredModel,
    forget_model,
    name_for,
    register_model,
    registered_models,
)

_FITS = {"fits": "", "tight": ": tight, large pictures are decoded in tiles", "too large": ": too little"}
_MOST_TOLD = 20  # files that are no models

models_app = typer.Typer(help="Manage the named models.", no_args_is_help=True)


class Prediction(StrEnum):
    """What a network can predict."""

    epsilon = "epsilon"
    x0 = "x0"
    v = "v"


@models_app.command("list")
def list_models(json_: Json = False) -> None:
    """List the named models."""
    for name, folder in known_models().items():
        try:
            card = read_card(folder)
        except BadInput as problem:
            console.tell(str(problem))  # one broken model hides no others
            continue
        family = f"{FAMILIES[card.family].label}, " if card.family else ""
        text = f"{name:16} {card.title} ({family}{card.size}x{card.size}, {_asked_by(card)})"
        console.result({"name": name, "folder": str(folder), **card.model_dump(mode="json")}, json_, text=text)


@models_app.command("add")
def add_model(
    source: Annotated[
        str,
        typer.Argument(help="A run folder, a model folder (also of diffusers), a .safetensors file, or OWNER/NAME."),
    ],
    name: Annotated[str | None, typer.Option(help="Its name.")] = None,
    revision: Annotated[str, typer.Option(help="Of a hub's model: a branch, a tag or a commit.")] = "main",
    prediction: Annotated[
        Prediction | None,
        typer.Option(help="What its network predicts, where its files do not tell. Only for models made elsewhere."),
    ] = None,
    json_: Json = False,
) -> None:
    """Check a model and give it a name: a hub's is fetched, one made elsewhere stays there, one made here is copied."""
    if is_hub_name(source):
        _fetch(source, revision, name, prediction, json_)
        return
    path = find_model(source)
    if made_elsewhere(path):
        _register(path, name, prediction, json_)
        return
    if prediction is not None:
        raise BadInput(f"{source} says itself what its network predicts: leave --prediction out.")
    _copy(path, name, json_)


@models_app.command("export")
def export(
    model: Model,
    out: Annotated[
        Path, typer.Argument(help="A folder for diffusers, a .safetensors file, or a decoder's .onnx file.")
    ],
    json_: Json = False,
) -> None:
    """Export a model, and say which programs can open it."""
    from studio.engine.models.export import export_model, who_opens
    from studio.engine.models.files import load_model

    loaded = load_model(find_model(model), "cpu")
    place = export_model(loaded, out)
    note = who_opens(loaded, place)
    if not json_:
        console.tell(note)
    console.result({"exported": str(place), "note": note}, json_, text=str(place))


@models_app.command("remove")
def remove_model(name: Annotated[str, typer.Argument(help="The name of one of your models.")]) -> None:
    """Remove one of your own models; one that lies elsewhere is forgotten, and its files stay."""
    shipped = os.path.isfile(places.bundled_models() / name / CARD_FILE)
    folder = places.own_models() / name
    is_link = os.path.islink(folder)
    if Path(name).name != name or not (is_link or os.path.isfile(folder / CARD_FILE)):
        if name not in registered_models():
            raise BadInput(f"{name!r} ships with the program." if shipped else f"You have no model {name!r}.")
        _forget(name)
        return
    try:
        if is_link:
            folder.unlink()  # the linked model stays
        else:
            shutil.rmtree(folder)
    except OSError as error:
        raise BadInput(f"Could not remove {folder}: {error.strerror or error}.") from error
    console.result({"removed": name}, False, text=f"removed {name}")


@models_app.command("show")
def show_model(model: Annotated[str, typer.Argument(help="A name, a folder or a file.")], json_: Json = False) -> None:
    """Say what a model is and takes, from its headers: nothing is loaded."""
    path = find_model(model)
    card, facts = read_card(path), facts_of(path)
    computer, need = this_computer(), memory_need(card, facts)
    fit = need.fit(computer)
    family = FAMILIES[card.family].label if card.family else ""
    fields = {
        "model": card.name,
        "title": card.title,
        "kind": card.kind,
        "family": card.family,
        "size": card.size,
        "prediction_type": card.prediction_type,
        "base": card.base,
        "path": str(path),
        "parameters": facts.parameters,
        "precision": facts.precision,
        "stored_bytes": facts.stored,
        "licence": facts.licence,
        "needed_bytes": need.total,
        "memory_bytes": computer.memory,
        "fits": fit != "too large",
        "fit": fit,
    }
    lines = [
        f"{card.title}: {family or card.kind}, {card.size}x{card.size}, {_asked_by(card)}",
        f"  {'path':12} {path}",
        *(f"  {part:12} {count:15,} parameters" for part, count in sorted(facts.parameters.items())),
        f"  {'stored':12} {console.size(facts.stored)} as {facts.precision}",
        f"  {'predicts':12} {card.prediction_type}",
        f"  {'licence':12} {facts.licence or 'not told'}",
        f"  {'memory':12} needs about {console.size(need.total)}; this computer has {console.size(computer.memory)}"
        + _FITS[fit],
    ]
    console.result(fields, json_, text="\n".join(lines))


@models_app.command("scan")
def scan_folder(
    folder: Annotated[str, typer.Argument(help="Of A1111, ComfyUI or InvokeAI, a hub cache, or any other.")],
    add: Annotated[bool, typer.Option("--add", help="Give each model found a name.")] = False,
    json_: Json = False,
) -> None:
    """List the models in a folder and the folders in it; nothing is moved or changed."""
    scan = Scan.of(Path(os.path.expanduser(folder)).absolute())
    known = {os.path.realpath(path): name for name, path in known_models().items()}
    names = set(known.values())
    for found in scan.models():
        name = known.get(os.path.realpath(found.path), "")
        if add and not name:
            name = name_for(Path(found.name), names)
            register_model(name, RegisteredModel(path=str(found.path)))
            names.add(name)
        kind = FAMILIES[found.card.family].label if found.card.family else found.card.kind
        fields = {"name": name, "path": str(found.path), "kind": found.card.kind, "family": found.card.family}
        console.result(fields, json_, text=f"{name or '-':24} {kind:32} {found.path}")
    if scan.others:
        console.tell(f"{len(scan.others):,} other files or folders with weights, such as:")
        for _, reason in scan.others[:_MOST_TOLD]:
            console.tell(f"  {reason}")


@models_app.command("check")
def check_model(model: Annotated[str, typer.Argument(help="A name, a folder or a file.")], json_: Json = False) -> None:
    """Load a model and verify its digests."""
    from studio.engine.models.files import load_model

    loaded = load_model(find_model(model), "cpu")
    parameters = sum(p.numel() for part in loaded.parts.values() for p in part.parameters())
    fields = {"model": loaded.card.name, "parameters": parameters, "ok": True}
    console.result(fields, json_, text=f"{loaded.card.name}: sound, {parameters:,} parameters")


def _asked_by(card: ModelCard) -> str:
    """Describe a model's conditioning in a word or two."""
    if card.takes_prompt:
        return "by prompt"
    if not card.makes_pictures:
        return f"{card.kind} of {card.base}" if card.base else card.kind
    return f"{len(card.labels)} labels" if card.labels else "no labels"


def _fetch(source: str, revision: str, name: str | None, prediction: Prediction | None, json_: bool) -> None:
    """Fetch a model from the hub, and give it a name when it is whole and sound."""
    from studio.engine.models.hub.download import download_model, folder_of
    from studio.engine.models.hub.listing import find_remote

    known = known_models()
    if name is not None:
        _check_name(name)
        if name in known:
            raise BadInput(f"There is already a model {name!r}. Give another --name, or remove that one first.")
    remote = find_remote(source, revision, console.tell)
    folder = folder_of(remote.name, remote.commit)
    same = next((own for own, place in known.items() if place == folder), None)
    if name is None and same is not None:
        raise BadInput(f"{source} is already here as {same!r}, in this revision. Give another --name for it.")
    halves = sum(file.size for file in remote.files if "16" in file.name)
    memory, needed = this_computer().memory, rough_need((remote.size + halves) // 4)
    console.tell(
        f"{source} at {remote.commit[:12]}: {len(remote.files)} files, {console.size(remote.size)}; "
        f"licence: {remote.licence or 'not told'}; it needs about {console.size(needed)} of memory, "
        f"this computer has {console.size(memory)}" + ("" if needed <= memory else ": too little")
    )
    here = os.path.isdir(folder)
    download_model(remote, console.tell)
    try:
        _register(folder, name, prediction, json_)
    except BadInput:
        if not here:
            shutil.rmtree(folder.parent, ignore_errors=True)  # what cannot be used is not kept
        raise


def _register(path: Path, name: str | None, prediction: Prediction | None, json_: bool) -> None:
    """Remember a model made elsewhere, after comparing its headers with its networks."""
    from studio.engine.models.files import check_headers

    check_headers(path)
    known = known_models()
    same = next((own for own, place in known.items() if os.path.realpath(place) == os.path.realpath(path)), None)
    if name is None and same is not None:
        raise BadInput(f"{path} is already known as {same!r}. Give another --name, or remove that one first.")
    chosen = name or name_for(path, set(known))
    _check_name(chosen)
    if chosen in known:
        raise BadInput(f"There is already a model {chosen!r}. Give another --name, or remove that one first.")
    told = prediction.value if prediction is not None else None
    register_model(chosen, RegisteredModel(path=str(path.absolute()), prediction_type=told))
    console.result({"name": chosen, "folder": str(path)}, json_, text=f"{chosen} is {path.absolute()}")


def _copy(path: Path, name: str | None, json_: bool) -> None:
    """Copy a model made here to the user's models."""
    from studio.engine.models.files import load_model, load_parts, save_model

    load_model(path, "cpu")  # refuses an inconsistent model, and a LoRA without its base
    card, parts = load_parts(path)
    card = card.model_copy(update={"name": name or card.name})
    _check_name(card.name)
    target = places.own_models() / card.name
    if os.path.islink(target) and not os.path.exists(target):
        raise BadInput(f"The model {card.name!r} links to a missing folder. Remove it, or give another --name.")
    if os.path.exists(target) or card.name in registered_models():
        raise BadInput(f"There is already a model {card.name!r}. Give another --name, or remove that one first.")
    save_model(target, parts, card)
    console.result({"name": card.name, "folder": str(target)}, json_, text=str(target))


def _forget(name: str) -> None:
    """Forget a registered model; one that was fetched from a hub and has no other name is deleted."""
    place = Path(registered_models()[name].path)
    forget_model(name)
    fetched = place.is_relative_to(places.hub_models())
    if fetched and all(Path(model.path) != place for model in registered_models().values()):
        shutil.rmtree(place.parent, ignore_errors=True)
    told = "" if fetched else "; its files stay where they are"
    console.result({"removed": name}, False, text=f"removed {name}{told}")


def _check_name(name: str) -> None:
    if not name.replace("-", "").replace("_", "").isalnum():
        raise BadInput(f"A model's name has letters, digits, - and _ only, not {name!r}.")
