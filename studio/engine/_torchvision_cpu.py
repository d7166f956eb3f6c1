"""Lets torchvision's CUDA-built wheel import beside a CPU-only torch."""

import importlib.util

_OPERATORS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
)
_libraries: list[object] = []  # torch drops a library's operators when the library object dies


def declare_missing_operators() -> None:
    """Declare the two operators whose absence stops `import torchvision`.

    torchvision registers shape functions for `torchvision::nms` at import. Its wheel's binary part, which would
    define the operator, does not load beside a torch built without CUDA, so the import fails, and with it every
    diffusers pipeline. Nothing here calls the operators; declaring them is enough.
    """
    import torch

    if torch.version.cuda is not None or importlib.util.find_spec("torchvision") is None:
        return
    try:
        import torchvision
    except RuntimeError as error:
        if "torchvision::nms" not in str(error):
            raise
        import sys

        for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
            del sys.modules[name]
        library = torch.library.Library("torchvision", "DEF")
        for schema in _OPERATORS:
            library.define(schema)
        _libraries.append(library)
        import torchvision  # noqa: F401
