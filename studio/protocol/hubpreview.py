"""The facts about a hub's model before it is fetched, for the user who decides about it."""

from typing import Literal

from studio.protocol.frozen import Frozen


class HubPreview(Frozen):
    """A hub's model, as its page, its configurations and the headers of its weights describe it.

    Attributes:
        id: OWNER/NAME.
        commit: The commit that its revision stands for now; 40 hexadecimal digits.
        file: The single file that would be fetched; "" for a diffusers folder.
        variant: The number format that is preferred; "" for full precision.
        kind: Its card's kind, or that of an adapter; "" if it cannot be used.
        family: Its family, in words; "" if there is none.
        title: Its title.
        size: Bytes to fetch; 0 while a file has to be chosen.
        arrived: Bytes of these that are here already.
        licence: The licence that its page names; "" if none.
        gated: Whether its owner lets in only those who accept the terms.
        parameters: Number of parameters of all networks.
        precision: The number format of most of them.
        needed: Bytes of memory while a picture is generated; 0 for what generates none.
        memory: Bytes of memory that this computer has.
        fit: Whether that is enough.
        known_as: Its name, where it is here already.
        choices: The .safetensors files of its repository and their sizes, to choose a single one from.
        problem: Why it cannot be used, or that a file has to be chosen; "" if it can be fetched.
    """

    id: str
    commit: str
    file: str = ""
    variant: Literal["", "fp16", "bf16"] = ""
    kind: str = ""
    family: str = ""
    title: str = ""
    size: int = 0
    arrived: int = 0
    licence: str = ""
    gated: bool = False
    parameters: int = 0
    precision: str = ""
    needed: int = 0
    memory: int = 0
    fit: Literal["", "fits", "tight", "too large"] = ""
    known_as: str = ""
    choices: dict[str, int] = {}
    problem: str = ""
