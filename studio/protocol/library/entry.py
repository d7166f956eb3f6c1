"""Entries of the model list: kind, family, size, number format, licence and memory need, from headers alone."""

import os
from dataclasses import dataclass, replace
from typing import Literal

from studio.protocol.errors import BadInput
from studio.protocol.filestats import size_and_change
from studio.protocol.foreign.adapters import Adapter, adapter_kind, read_adapter
from studio.protocol.foreign.card import name_of
from studio.protocol.foreign.families import FAMILIES
from studio.protocol.foreign.upscalers import UPSCALER
from studio.protocol.hubdownloads import HubOrigin, origin_of
from studio.protocol.library.finding import Found
from studio.protocol.modelcard import CARD_KEY, ModelCard, read_card
from studio.protocol.modelfacts import ModelFacts, facts_of
from studio.protocol.modelfit import Device, Fit, memory_need
from studio.protocol.weightsheader import read_weights_header

Kind = Literal["model", "refiner", "lora", "controlnet", "vae", "textual-inversion", "upscaler", "other", "unusable"]
KIND_TITLES: dict[Kind, str] = {
    "model": "Model",
    "refiner": "Refiner",
    "lora": "LoRA",
    "controlnet": "ControlNet",
    "vae": "VAE",
    "textual-inversion": "Textual inversion",
    "upscaler": "Upscaler",
    "other": "Other",
    "unusable": "Cannot be used",
}
LICENCE = "Apache-2.0"  # of the program and the bundled models
_KINDS: dict[str, Kind] = {"lora": "lora", "controlnet": "controlnet", "kl-autoencoder": "vae", UPSCALER: "upscaler"}


@dataclass(frozen=True)
class LibraryEntry:
    """A model or an adapter.

    Attributes:
        found: Where it is.
        kind: What it is used for.
        title: The title in its card or metadata, or else the name of its file or folder.
        family: Its family, in words; "" if there is none.
        base: The model or family that it changes or guides; "" for what works by itself.
        card: Its card; None for an adapter, and for what cannot be used.
        facts: Parameters, number format and licence, from its headers; None for what cannot be used.
        adapter: The contents of an adapter's header; None for models.
        origin: Where it was fetched from; None if it was not, or by another program.
        stored: Bytes on the disk.
        changed: When it last changed, in seconds since 1970.
        needed: Bytes of memory while a picture is generated; 0 for what generates none.
        fit: Whether this computer has that much; "" for what generates no pictures.
        problem: Why it cannot be used, in one line; "" if it can.
    """

    found: Found
    kind: Kind
    title: str
    family: str = ""
    base: str = ""
    card: ModelCard | None = None
    facts: ModelFacts | None = None
    adapter: Adapter | None = None
    origin: HubOrigin | None = None
    stored: int = 0
    changed: float = 0.0
    needed: int = 0
    fit: Literal["", Fit] = ""
    problem: str = ""

    @property
    def licence(self) -> str:
        """The licence that it, or the page that it was fetched from, names; "" for none."""
        licence = self.facts.licence if self.facts is not None else ""
        if self.found.source == "bundled":
            licence = licence or LICENCE
        return licence or (self.origin.licence if self.origin is not None else "")

    @property
    def triggers(self) -> tuple[str, ...]:
        """Words that call up what an adapter has learned."""
        return self.adapter.triggers if self.adapter is not None else ()


def describe(found: Found, computer: Device) -> LibraryEntry:
    """Read the entry of a model or an adapter; whatever is wrong with it is described in `problem`."""
    path = found.path
    stored, changed = size_and_change(path, follow_links=True)
    plain = LibraryEntry(found, "unusable", name_of(path), stored=stored, changed=changed, origin=origin_of(path))
    if not os.path.lexists(path):
        return replace(plain, problem=f"It is not where it was: {path} is missing.")
    try:
        if path.suffix.lower() == ".safetensors" and os.path.isfile(path):
            header = read_weights_header(path)
            if CARD_KEY not in header.metadata and adapter_kind(header) is not None:
                return _of_adapter(plain, read_adapter(path), facts_of(path))
        return _of_model(plain, read_card(path), facts_of(path), computer)
    except BadInput as problem:
        return replace(plain, problem=str(problem).replace(str(path), path.name))


def kind_of(card: ModelCard) -> Kind:
    """Return what a card's model is for."""
    if card.family == "sdxl-refiner":
        return "refiner"
    return "model" if card.makes_pictures else _KINDS.get(card.kind, "other")


def _of_adapter(plain: LibraryEntry, adapter: Adapter, facts: ModelFacts) -> LibraryEntry:
    kind: Kind = "unusable" if adapter.problem else adapter.kind
    family = adapter.family
    return replace(plain, kind=kind, family=family, base=family, adapter=adapter, facts=facts, problem=adapter.problem)


def _of_model(plain: LibraryEntry, card: ModelCard, facts: ModelFacts, computer: Device) -> LibraryEntry:
    family = FAMILIES[card.family].label if card.family else ""
    title = card.title or plain.title
    entry = replace(plain, kind=kind_of(card), title=title, family=family, base=card.base, card=card, facts=facts)
    if not card.makes_pictures:
        return entry
    need = memory_need(card, facts)
    return replace(entry, needed=need.total, fit=need.fit(computer))
