"""Exports a model for other programs: as a diffusers folder, a single .safetensors file, or ONNX."""

import logging
import os
import warnings
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from studio.engine.models.decoder import DecoderModel
from studio.engine.models.files import save_model, save_single_file
from studio.engine.models.model import Model
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, write_atomically
from studio.protocol.scratch import temporary_folder

ONNX_OPSET = 18


class _Decoder(nn.Module):
    """A decoder or generator as a function of tensors, which ONNX can represent."""

    def __init__(self, decoder: nn.Module) -> None:
        super().__init__()
        self._decoder = decoder

    def forward(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        given = (z,) if labels is None else (z, labels)
        made = self._decoder(*given)
        pictures: Tensor = made if isinstance(made, Tensor) else made[0]
        return pictures


class _KlDecoder(nn.Module):
    """The decoder of diffusers' AutoencoderKL, from latents of unit variance."""

    def __init__(self, vae: Any) -> None:
        super().__init__()
        self._scale = float(vae.config.scaling_factor)
        self._first, self._decoder = vae.post_quant_conv, vae.decoder

    def forward(self, z: Tensor) -> Tensor:
        z = z / self._scale
        pictures: Tensor = self._decoder(z if self._first is None else self._first(z))
        return pictures.clamp(-1, 1)


def export_model(model: Model, target: Path) -> Path:
    """Export a model in the format that the target's name implies.

    Args:
        model: The model to export.
        target: NAME.safetensors for a single file, with card and configurations in its metadata. NAME.onnx for the
            decoder, from a latent `z` [N, *latent] (and `labels` [N] int64, if class-conditional) to pictures
            [N, C, H, W] in [-1, 1]; for latent diffusion, the decoder of the autoencoder. Any other name for a folder,
            which diffusers reads if it supports the kind of model.

    Returns:
        The target.

    Raises:
        BadInput: The target exists or cannot be written, or the model has no decoder for ONNX.
    """
    if os.path.exists(target):
        raise BadInput(f"{target} exists already. Choose another name, or remove it first.")
    if target.suffix == ".safetensors":
        make_folder(target.parent)
        card, parts = model.for_export()
        save_single_file(target, parts, card)
    elif target.suffix == ".onnx":
        make_folder(target.parent)
        write_atomically(target, _onnx(model))
    else:
        card, parts = model.for_export()
        save_model(target, parts, card)
    return target


def compatibility_note(model: Model, target: Path) -> str:
    """Return one line on what other programs can do with an exported model."""
    if target.suffix == ".safetensors":
        return "This program opens the file; stock diffusers needs a folder."
    if target.suffix == ".onnx":
        given = " and ".join(f"{name} {_shape(value)}" for name, value in _onnx_inputs(model).items())
        channels, height, width = model.shape
        return f"It takes {given}, and returns pictures [N, {channels}, {height}, {width}] in -1 to 1."
    return model.diffusers_note()


def _onnx_inputs(model: Model) -> dict[str, Tensor]:
    """Return an example of each input of a model's decoder, by name."""
    inputs = {"z": torch.zeros(2, *model.card.latent)}
    if model.card.labels and model.kind == DecoderModel.kind:
        inputs["labels"] = torch.zeros(2, dtype=torch.int64)
    return inputs


def _shape(example: Tensor) -> str:
    return f"[{', '.join(['N', *map(str, example.shape[1:])])}]"


def _decoder(model: Model) -> nn.Module | None:
    """Return the network that decodes latents in one pass; None if the model has none."""
    if not model.card.latent:
        return None
    if (decoder := model.parts.get("decoder")) is not None:
        return _Decoder(decoder)
    vae = model.parts.get("vae")
    return None if vae is None else _KlDecoder(vae)


def _onnx(model: Model) -> bytes:
    decoder = _decoder(model)
    if decoder is None:
        raise BadInput(
            f"{model.card.name} has no single-pass decoder. ONNX export supports autoencoders, GANs and latent models; "
            "this one can be exported as a folder or as .safetensors."
        )
    inputs = _onnx_inputs(model)
    batch = torch.export.Dim("batch")
    logging.getLogger("onnxscript").setLevel(logging.ERROR)  # it logs every pass of its optimizer
    with temporary_folder("export") as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns about its own internals
        file = scratch / "decoder.onnx"
        torch.onnx.export(
            decoder.cpu().eval(),
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
