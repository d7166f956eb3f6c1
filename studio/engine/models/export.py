"""Exports a model for other programs: a folder for diffusers, one .safetensors file, or ONNX."""

import logging
import tempfile
import warnings
from pathlib import Path

import torch
from torch import Tensor, nn

from studio.engine.models.files import save_model, save_single_file
from studio.engine.models.model import Model
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, write_whole

ONNX_OPSET = 18


class _Decoder(nn.Module):
    """A decoder as a plain function of tensors, which is what ONNX can describe."""

    def __init__(self, decoder: nn.Module) -> None:
        super().__init__()
        self._decoder = decoder

    def forward(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        given = (z,) if labels is None else (z, labels)
        made = self._decoder(*given)
        pictures: Tensor = made if isinstance(made, Tensor) else made[0]
        return pictures


def export_model(model: Model, target: Path) -> Path:
    """Write a model to a new place, in the form that its name asks for.

    Args:
        model: What to export.
        target: NAME.safetensors: one file, with card and description in its metadata. NAME.onnx: the decoder, from a
            latent `z` [N, *latent] (and `labels` [N] int64, if it has any) to pictures [N, C, H, W] in [-1, 1]. Any
            other name: a folder, which diffusers reads where it knows the kind of model.

    Returns:
        The place.

    Raises:
        BadInput: The place is taken or cannot be written, or the model has no decoder for ONNX.
    """
    if target.exists():
        raise BadInput(f"{target} exists already. Choose another name, or remove it first.")
    if target.suffix == ".safetensors":
        make_folder(target.parent)
        save_single_file(target, model.parts, model.card)
    elif target.suffix == ".onnx":
        make_folder(target.parent)
        write_whole(target, _onnx(model))
    else:
        save_model(target, model.parts, model.card)
    return target


def _onnx(model: Model) -> bytes:
    decoder = model.parts.get("decoder")
    if decoder is None or not model.card.latent:
        raise BadInput(
            f"{model.card.name} has no decoder of one pass. ONNX is for autoencoders and GANs; "
            "a diffusion model can be exported as a folder or as .safetensors."
        )
    inputs: dict[str, Tensor] = {"z": torch.zeros(2, *model.card.latent)}
    if model.card.labels and model.kind == "decoder":
        inputs["labels"] = torch.zeros(2, dtype=torch.int64)
    batch = torch.export.Dim("batch")
    logging.getLogger("onnxscript").setLevel(logging.ERROR)  # it tells every pass of its optimizer
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the exporter about its own parts
        file = Path(scratch) / "decoder.onnx"
        torch.onnx.export(
            _Decoder(decoder).cpu().eval(),
            tuple(inputs.values()),
            str(file),
            input_names=list(inputs),
            output_names=["pictures"],
            dynamic_shapes={name: {0: batch} for name in inputs},
            opset_version=ONNX_OPSET,
            external_data=False,
            verbose=False,
            dynamo=True,
        )
        return file.read_bytes()
