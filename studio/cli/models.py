"""Command line verbs for managing models."""

import os
import shutil
from pathlib import Path
from typing import Annotated

import typer

from studio.cli import console
from studio.cli.adding import FITS, add_model, taken_names
from studio.cli.options import Json, Model
from studio.protocol.byte_counts import file_size_text, memory_text
from studio.protocol.errors import BadInput
from studio.protocol.files import path_named
from studio.protocol.foreign.adapters import is_adapter
from studio.protocol.foreign.card import name_of
from studio.protocol.foreign.families import FAMILIES
from studio.protocol.hubdownloads import remove_empty_folders
from studio.protocol.library.entry import KIND_TITLES, LibraryEntry, describe
from studio.protocol.library.finding import Found, scan
from studio.protocol.library.removing import removal_of
from studio.protocol.library.verifying import remember, verify, withdraw
from studio.protocol.modelcard import ModelCard, find_model, known_models, read_card
from studio.protocol.modelfit import this_computer
from studio.protocol.registered import (
    RegisteredModel,
    name_for,
    register_model,
    registered_adapters,
)

_MAX_REPORTED = 20  # files that are not models

models_app = typer.Typer(help="Manage the named models.", no_args_is_help=True)
models_app.command("add")(add_model)


@models_app.command("list")
def list_models(json_: Json = False) -> None:
    """List the named models, LoRAs and textual inversions."""
    for name, folder in known_models().items():
        try:
            card = read_card(folder)
        except BadInput as problem:
            console.report(str(problem))  # one broken model must not hide the others
            continue
        family = f"{FAMILIES[card.family].label}, " if card.family else ""
        text = f"{name:16} {card.title} ({family}{card.size}x{card.size}, {_conditioning(card)})"
        console.result({"name": name, "folder": str(folder), **card.model_dump(mode="json")}, json_, text=text)
    for name, path in _adapters().items():
        entry = _described(path, name)
        if entry.adapter is None or entry.problem:
            console.report(entry.problem or f"{path} is no longer an adapter.")
            continue
        text = f"{name:16} {entry.title} ({KIND_TITLES[entry.kind]}{entry.family and ' for ' + entry.family})"
        fields = {"name": name, "folder": str(path), "title": entry.title, "kind": entry.kind, "base": entry.base}
        console.result(fields, json_, text=text)


@models_app.command("export")
def export(
    model: Model,
    out: Annotated[
        Path, typer.Argument(help="A folder for diffusers, a .safetensors file, or a decoder's .onnx file.")
    ],
    json_: Json = False,
) -> None:
    """Export a model, and say which programs can open it."""
    from studio.engine.models.export import compatibility_note, export_model
    from studio.engine.models.files import load_model

    loaded = load_model(find_model(model), "cpu")
    place = export_model(loaded, out)
    note = compatibility_note(loaded, place)
    if not json_:
        console.report(note)
    console.result({"exported": str(place), "note": note}, json_, text=str(place))


@models_app.command("remove")
def remove_model(
    name: Annotated[str, typer.Argument(help="The name of one of your models.")], json_: Json = False
) -> None:
    """Remove one of your own models; one that lies elsewhere is forgotten, and its files stay."""
    removal = removal_of(name)
    removal.forget()
    if removal.files is not None:
        try:
            if os.path.islink(removal.files) or os.path.isfile(removal.files):
                removal.files.unlink()  # only the link is removed
            elif os.path.isdir(removal.files):
                shutil.rmtree(removal.files)
            remove_empty_folders(removal.files)
        except OSError as error:
            raise BadInput(f"Could not remove {removal.files}: {error.strerror or error}.") from error
    remark = "" if removal.files is not None else "; its files stay where they are"
    console.result({"removed": name, "deleted": removal.files is not None}, json_, text=f"removed {name}{remark}")


@models_app.command("show")
def show_model(model: Annotated[str, typer.Argument(help="A name, a folder or a file.")], json_: Json = False) -> None:
    """Show what a model is and what it takes as input, read from its headers: nothing is loaded."""
    path = _find(model)
    entry = _described(path, model)
    if entry.problem or entry.facts is None:
        raise BadInput(entry.problem)
    card, facts, computer = entry.card, entry.facts, this_computer()
    fields = {
        "model": card.name if card else name_of(path),
        "title": entry.title,
        "kind": card.kind if card else entry.kind,
        "family": card.family if card else entry.family,
        "size": card.size if card else None,
        "prediction_type": card.prediction_type if card else None,
        "base": entry.base,
        "path": str(path),
        "parameters": facts.parameters,
        "precision": facts.precision,
        "stored_bytes": facts.stored,
        "licence": entry.licence,
        "source": f"{entry.origin.id}@{entry.origin.commit}" if entry.origin else None,
        "triggers": list(entry.triggers),
        "needed_bytes": entry.needed,
        "memory_bytes": computer.memory,
        "fits": entry.fit != "too large",
        "fit": entry.fit,
    }
    lines = [f"{entry.title}: {_description(entry)}", f"  {'path':12} {path}"]
    lines += [f"  {part:12} {count:15,} parameters" for part, count in sorted(facts.parameters.items())]
    lines += [f"  {'stored':12} {file_size_text(facts.stored)} as {facts.precision}"]
    if card:
        lines.append(f"  {'predicts':12} {card.prediction_type}")
    if entry.triggers:
        lines.append(f"  {'triggers':12} {', '.join(entry.triggers)}")
    lines.append(f"  {'licence':12} {entry.licence or 'not stated'}")
    if entry.origin:
        lines.append(f"  {'from':12} {entry.origin.id} at {entry.origin.commit[:12]}")
    if entry.fit:
        need, have = memory_text(entry.needed), memory_text(computer.memory)
        lines.append(f"  {'memory':12} needs about {need}; this computer has {have}{FITS[entry.fit]}")
    console.result(fields, json_, text="\n".join(lines))


@models_app.command("scan")
def scan_folder(
    folder: Annotated[str, typer.Argument(help="A folder of A1111, ComfyUI or InvokeAI, a hub cache, or any other.")],
    add: Annotated[bool, typer.Option("--add", help="Give each model found a name.")] = False,
    json_: Json = False,
) -> None:
    """List the models and adapters in a folder and its subfolders; nothing is moved or changed."""
    home = Path(os.path.expanduser(folder)).absolute()
    computer = this_computer()
    known = {os.path.realpath(path): name for name, path in taken_names().items()}
    names = set(known.values())
    others = []
    for found in scan(home):
        entry = describe(found, computer)
        if entry.problem:
            others.append(entry.problem)
            continue
        name = known.get(os.path.realpath(found.path), "")
        if add and not name:
            name = name_for(Path(name_of(found.path)), names)
            kind = entry.adapter.kind if entry.adapter else "model"
            register_model(name, RegisteredModel(path=str(found.path), kind=kind, found_in=str(home)))
            names.add(name)
        fields = {
            "name": name,
            "path": str(found.path),
            "kind": entry.card.kind if entry.card else entry.kind,
            "family": entry.card.family if entry.card else entry.family,
        }
        what = f"{KIND_TITLES[entry.kind]}{entry.family and ', ' + entry.family}"
        console.result(fields, json_, text=f"{name or '-':24} {what:40} {found.path}")
    if others:
        console.report(f"{len(others):,} other files or folders with weights, such as:")
        for reason in others[:_MAX_REPORTED]:
            console.report(f"  {reason}")


@models_app.command("check")
def check_model(model: Annotated[str, typer.Argument(help="A name, a folder or a file.")], json_: Json = False) -> None:
    """Read all files of a model, compare them with the known checksums, and load it."""
    path = _find(model)
    if not is_adapter(path):
        read_card(path)  # refuses what is not a model, before all of it is read
    try:
        verified = verify(path, lambda done, total: None)
    except BadInput:
        withdraw(path)
        raise
    if is_adapter(path):
        entry = _described(path, model)
        if entry.problem or entry.facts is None:
            raise BadInput(entry.problem)
        name, parameters = name_of(path), entry.facts.total
    else:
        from studio.engine.models.files import load_model

        loaded = load_model(path, "cpu")
        name, parameters = loaded.card.name, sum(p.numel() for part in loaded.parts.values() for p in part.parameters())
    remember(path, verified)
    fields = {"model": name, "parameters": parameters, "ok": True, "compared": verified.compared}
    console.result(fields, json_, text=f"{name}: sound, {parameters:,} parameters; {verified.text}")


def _adapters() -> dict[str, Path]:
    """Return the named LoRAs and textual inversions; none when the list of names cannot be read."""
    try:
        return {name: Path(model.path) for name, model in registered_adapters().items()}
    except BadInput:
        return {}  # reported when something is added


def _find(model: str) -> Path:
    """Return the path of a model, or of an adapter."""
    adapters = _adapters()
    if model in adapters:
        return adapters[model]
    path = path_named(model)
    return path if path is not None and os.path.isfile(path) and is_adapter(path) else find_model(model)


def _described(path: Path, name: str) -> LibraryEntry:
    return describe(Found(name, path, "added"), this_computer())


def _description(entry: LibraryEntry) -> str:
    if entry.card is None:
        return ", ".join(
            part for part in (KIND_TITLES[entry.kind], entry.family, entry.adapter and entry.adapter.extent) if part
        )
    card = entry.card
    return f"{entry.family or card.kind}, {card.size}x{card.size}, {_conditioning(card)}"


def _conditioning(card: ModelCard) -> str:
    """Describe a model's conditioning in a word or two."""
    if card.takes_prompt:
        return "by prompt"
    if not card.makes_pictures:
        return f"{card.kind} of {card.base}" if card.base else card.kind
    return f"{len(card.labels)} classes" if card.labels else "unconditional"
