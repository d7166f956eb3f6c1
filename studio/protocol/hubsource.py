"""Parses references to models on a hub: OWNER/NAME, OWNER/NAME/FILE.safetensors, or the address of a page."""

import os
import re
import urllib.parse
from dataclasses import dataclass, replace
from typing import Literal

from studio.protocol.errors import BadInput
from studio.protocol.files import path_named, shortened

PUBLIC_HUB = "https://huggingface.co"
Variant = Literal["", "fp16", "bf16"]
_ID = r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}"
_SOURCE = re.compile(rf"({_ID})(?:/(.+\.safetensors))?", re.ASCII)
_PAGE = re.compile(rf"({_ID})(?:/(?:tree|blob|resolve)/([^/]+)(?:/(.*))?)?/?", re.ASCII)


@dataclass(frozen=True)
class HubSource:
    """A model on a hub.

    Attributes:
        id: OWNER/NAME of its repository.
        revision: A branch, a tag or a commit.
        file: The .safetensors file to fetch; "" for a diffusers folder, or for the only file there is.
        variant: The number format of the weights that is preferred; "" for full precision.
    """

    id: str
    revision: str = "main"
    file: str = ""
    variant: Variant = ""

    def __str__(self) -> str:
        return f"{self.id}/{self.file}" if self.file else self.id


def hub_source(text: str) -> HubSource | None:
    """Parse a text as a model on a hub; None when it names something on this computer, or has another form."""
    if "://" in text:
        return _of_page(text)
    match = _SOURCE.fullmatch(text)
    here = path_named(text)
    if match is None or here is None or os.path.lexists(here) or (text.endswith(".safetensors") and not match[2]):
        return None
    return HubSource(match[1], file=_checked(match[2] or ""))


def with_options(source: HubSource, *, revision: str = "", file: str = "", variant: Variant = "") -> HubSource:
    """Return a source with the options given besides it; raises BadInput for an impossible file."""
    if file and source.file and file != source.file:
        raise BadInput(f"{source} names its file already: leave --file out.")
    if file and not file.endswith(".safetensors"):
        raise BadInput(f"{shortened(file)} is not a .safetensors file; others are not fetched.")
    changes = {"revision": revision or source.revision, "file": _checked(file or source.file)}
    return replace(source, variant=variant or source.variant, **changes)


def hub_address() -> str:
    """Return the hub's address: HF_ENDPOINT, or the public one; raises BadInput for what is not a web address."""
    address = os.environ.get("HF_ENDPOINT", "").rstrip("/") or PUBLIC_HUB
    if urllib.parse.urlsplit(address).scheme not in ("http", "https"):
        raise BadInput(f"HF_ENDPOINT is {address[:200]!r}, which is not a web address.")
    return address


def _of_page(address: str) -> HubSource | None:
    """Return the model that a page of the configured or the public hub shows; None for any other page."""
    for hub in (hub_address(), PUBLIC_HUB):
        if address.startswith(f"{hub}/"):
            path = urllib.parse.unquote(urllib.parse.urlsplit(address.removeprefix(f"{hub}/")).path)
            match = _PAGE.fullmatch(path)
            if match is not None:
                file = match[3] or ""
                return HubSource(match[1], match[2] or "main", _checked(file) if file.endswith(".safetensors") else "")
    return None


def _checked(file: str) -> str:
    """Return the name of a file in a repository; raises BadInput for one that would lie outside."""
    if (any(part in ("", ".", "..") for part in file.split("/")) and file) or "\\" in file or "\0" in file:
        raise BadInput(f"{shortened(file)!r} is not a file of a repository.")
    return file
