"""Command line verbs for managing models."""

import os
import shutil
from pathlib import Path
from typing import Annotated

import typer

from studio import console
from studio.cli_options import Json, Model
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import CARD_FILE, ModelCard, find_model, known_models, read_card

models_app = typer.Typer(help="Manage the named models.", no_args_is_help=True)


@models_app.command("list")
def list_models(json_: Json = False) -> None:
    """List the named models."""
    for name, folder in known_models().items():
        try:
            card = read_card(folder)
        except BadInput as problem:
            console.tell(str(problem))  # one broken model hides no others
            continue
        text = f"{name:16} {card.title} ({card.size}x{card.size}, {_asked_by(card)})"
        console.result({"name": name, "folder": str(folder), **card.model_dump(mode="json")}, json_, text=text)


@models_app.command("add")
def add_model(
    source: Annotated[str, typer.Argument(help="A run folder, a model folder or a .safetensors file.")],
    name: Annotated[str | None, typer.Option(help="Its name.")] = None,
) -> None:
    """Check a model and copy it to your models."""
    from studio.engine.models.files import load_model, load_parts, save_model

    path = find_model(source)
    load_model(path, "cpu")  # refuses an inconsistent model, and a LoRA without its base
    card, parts = load_parts(path)
    card = card.model_copy(update={"name": name or card.name})
    if not card.name.replace("-", "").replace("_", "").isalnum():
        raise BadInput(f"A model's name has letters, digits, - and _ only, not {card.name!r}.")
    target = places.own_models() / card.name
    if target.is_symlink() and not target.exists():
        raise BadInput(f"The model {card.name!r} links to a missing folder. Remove it, or give another --name.")
    if target.exists():
        raise BadInput(f"There is already a model {card.name!r}. Give another --name, or remove that one first.")
    save_model(target, parts, card)
    console.result({"name": card.name, "folder": str(target)}, False, text=str(target))


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
    """Remove one of your own models."""
    shipped = os.path.isfile(places.bundled_models() / name / CARD_FILE)
    folder = places.own_models() / name
    is_link = folder.is_symlink()
    if Path(name).name != name or not (is_link or os.path.isfile(folder / CARD_FILE)):
        raise BadInput(f"{name!r} ships with the program." if shipped else f"You have no model {name!r}.")
    try:
        if is_link:
            folder.unlink()  # the model itself lies elsewhere and stays
        else:
            shutil.rmtree(folder)
    except OSError as error:
        raise BadInput(f"Could not remove {folder}: {error.strerror or error}.") from error
    console.result({"removed": name}, False, text=f"removed {name}")


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
