"""Lets torchvision's CUDA-built wheel import beside a CPU-only torch."""

import importlib.util
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, FileFinder, ModuleSpec
from pathlib import Path

OPERATORS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
)
_libraries: list[object] = []  # torch drops a library's operators when the library object dies


def declare_missing_operators() -> None:
    """Declare the two operators whose absence stops `import torchvision`.

    torchvision registers shape functions for `torchvision::nms` at import. Its wheel's binary part, which would
    define the operator, does not load beside a torch built without CUDA, so the import fails, and with it every
    diffusers pipeline. Nothing here calls the operators; declaring them is enough. Whether they are missing is found
    out by loading the binary part alone: torchvision itself takes as long to import as torch, and few jobs need it.
    """
    import torch

    package = importlib.util.find_spec("torchvision")
    if torch.version.cuda is not None or package is None or _has_operators(package):
        return
    library = torch.library.Library("torchvision", "DEF")
    for schema in OPERATORS:
        library.define(schema)
    _libraries.append(library)


def are_declared() -> bool:
    """Whether the operators were missing, and have been declared."""
    return bool(_libraries)


def _has_operators(package: ModuleSpec) -> bool:
    """Load the binary part of torchvision, as torchvision will, and return whether that can be done."""
    import torch

    folder = str(Path(package.origin or "").parent)
    binary = FileFinder(folder, (ExtensionFileLoader, EXTENSION_SUFFIXES)).find_spec("_C")
    if binary is None:
        return False
    try:
        torch.ops.load_library(binary.origin)
    except OSError:
        return False
    return True
