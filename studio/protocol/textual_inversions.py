"""Textual inversions (Gal et al. 2022): files of vectors that stand for a word, and which of them a prompt names."""

import contextlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import expanded
from studio.protocol.generation_recipe import GenerateRecipe, InversionSpec
from studio.protocol.loras import FAMILIES_BY_WIDTH
from studio.protocol.registered import registered_adapters
from studio.protocol.weightsheader import HALF_TYPES, read_weights_header, refuse_pickle

_XL = ("clip_l", "clip_g")  # the tensors of SDXL's files, for its two encoders
_FLOATS = HALF_TYPES | {"F32", "F64"}
_MAX_VECTORS = 256
_MAX_INVERSIONS = 16  # textual inversions of a recipe


@dataclass(frozen=True)
class InversionHeader:
    """The content of a file of vectors.

    Attributes:
        tensors: The name of the tensor for each text encoder.
        widths: The width of its vectors, for each text encoder.
        vectors: The number of vectors.
    """

    tensors: tuple[str, ...]
    widths: tuple[int, ...]
    vectors: int

    @property
    def family(self) -> str:
        """The family that it was made for, in words."""
        if len(self.widths) == 2:
            return "SDXL"
        return FAMILIES_BY_WIDTH.get(self.widths[0], f"a model with text states of {self.widths[0]}")


def read_inversion_header(path: Path) -> InversionHeader:
    """Read the header of a textual inversion: diffusers' layout, A1111's, or that of SDXL.

    Raises:
        BadInput: The file is missing, damaged, or not a textual inversion.
    """
    if not os.path.isfile(path):
        raise BadInput(f"There is no textual inversion {path}.")
    refuse_pickle(path)
    if path.suffix.lower() != ".safetensors":
        raise BadInput(f"A textual inversion is a .safetensors file, and {path.name} is not one.")
    tensors = read_weights_header(path).tensors
    names = _XL if tensors.keys() == set(_XL) else tuple(tensors)
    if "emb_params" in tensors:
        names = ("emb_params",)
    shapes = [tensors[name].shape for name in names]
    counts = {shape[0] if len(shape) == 2 else 1 for shape in shapes}
    flat = all(len(shape) in (1, 2) and all(shape) for shape in shapes)
    floating = all(tensors[name].dtype in _FLOATS for name in names)
    if (len(names) > 1 and names != _XL) or not flat or not floating or len(counts) != 1 or max(counts) > _MAX_VECTORS:
        raise BadInput(f"{path.name} is not a textual inversion.")
    return InversionHeader(names, tuple(shape[-1] for shape in shapes), counts.pop())


def check_inversions(specs: tuple[InversionSpec, ...], widths: tuple[int, ...], model: str) -> None:
    """Check textual inversions by their headers, before anything is loaded.

    Args:
        specs: The textual inversions of a recipe.
        widths: The widths of the model's text encoders.
        model: The model's name.

    Raises:
        BadInput: A file is missing, not a textual inversion, or for another family.
    """
    for spec in specs:
        path = expanded(spec.file)
        header = read_inversion_header(path)
        if header.widths != widths:
            raise BadInput(f"{path.name} is a textual inversion for {header.family}, and does not fit {model}.")


def with_named_inversions(recipe: GenerateRecipe) -> GenerateRecipe:
    """Return a recipe with the known textual inversions whose names are words of its prompts, as for A1111.

    Raises:
        BadInput: There are too many of them.
    """
    if recipe.dialect == "plain":
        return recipe
    words = f"{recipe.prompt}\n{recipe.negative}"
    own = {spec.name.lower() for spec in recipe.inversions}
    found = [
        InversionSpec(file=str(file), name=name)
        for name, file in known_inversions().items()
        if name.lower() not in own and _is_in(name, words)
    ]
    if len(found) + len(own) > _MAX_INVERSIONS:
        raise BadInput(f"A picture takes at most {_MAX_INVERSIONS} textual inversions, not {len(found) + len(own)}.")
    return recipe.model_copy(update={"inversions": (*recipe.inversions, *found)}) if found else recipe


def known_inversions() -> Mapping[str, Path]:
    """Return the textual inversions that a prompt can name: files in their folder and below it, and registered ones."""
    found: dict[str, Path] = {}
    with contextlib.suppress(BadInput):  # an account without a home
        for folder, _, files in os.walk(places.inversions()):
            for file in sorted(files):
                if file.lower().endswith(".safetensors"):
                    found.setdefault(Path(file).stem, Path(folder) / file)
        registered = registered_adapters().items()
        found |= {name: Path(one.path) for name, one in registered if one.kind == "textual-inversion"}
    return found


def _is_in(name: str, words: str) -> bool:
    """Whether a name is a word, or several, of a text."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE) is not None
