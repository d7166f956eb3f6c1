"""diffusers folders of other programs, used in place: their configurations and weights as the program's networks."""

import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from studio.engine.models.formats.contents import ModelContents
from studio.engine.models.formats.foreign_names import autoencoder_name, text_encoder_name
from studio.engine.models.formats.weights import StoredTensor, StoredWeights, read_bytes
from studio.engine.models.size_limits import check_layers
from studio.engine.networks.empty import empty_network
from studio.engine.networks.estimator import EstimatorNetwork, stored_names
from studio.engine.networks.registry import network_class
from studio.protocol.control_kinds import ESTIMATOR_KINDS
from studio.protocol.foreign.card import card_of
from studio.protocol.foreign.folder import NetworkFolder, read_pipeline_folder

_TEXT_ENCODERS = ("CLIPTextModel", "CLIPTextModelWithProjection")
_TEXT_SETTINGS = (
    "vocab_size",
    "hidden_size",
    "intermediate_size",
    "projection_dim",
    "num_hidden_layers",
    "num_attention_heads",
    "max_position_embeddings",
    "hidden_act",
    "layer_norm_eps",
    "bos_token_id",
    "eos_token_id",
    "pad_token_id",
)
_OWN = {
    "VQModel": "VqAutoencoder",
    "AutoencoderTiny": "TinyAutoencoder",
}  # the program's own classes with the same weights
_PARTS = {  # of a network that is alone in its folder
    "ControlNetModel": "controlnet",
    "AutoencoderKL": "vae",
    "AutoencoderTiny": "vae",
    "T2IAdapter": "adapter",
    **dict.fromkeys(ESTIMATOR_KINDS, "estimator"),
}


def read_pipeline(path: Path) -> ModelContents:
    """Return the contents of a diffusers folder; raises BadInput for one that is incomplete, unknown or not allowed."""
    folder = read_pipeline_folder(path)
    card = card_of(folder)
    configs, weights = {}, {}
    for name, network in folder.networks.items():
        part = _PARTS.get(name, name)
        configs[part] = _config(network, folder.options)
        check_layers(path, configs[part], len(network.tensors))
        weights[part] = _weights(network, path, _renaming(network.class_name, configs[part]))
    files = {name: read_bytes(file) for name, file in folder.tokenizers.items()}
    return ModelContents(card, configs, weights, files, foreign=True)


def _renaming(class_name: str, config: Mapping[str, Any]) -> Callable[[str], str | None]:
    """Return a function from a network's tensor names to those of the program's own class."""
    if class_name in ESTIMATOR_KINDS:
        network = empty_network(EstimatorNetwork, config)
        assert isinstance(network, EstimatorNetwork)
        return stored_names(network)
    return text_encoder_name if class_name in _TEXT_ENCODERS else autoencoder_name


def _config(network: NetworkFolder, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings that the network's class knows; others are left out."""
    if network.class_name in ESTIMATOR_KINDS:
        return {
            "_class_name": "EstimatorNetwork",
            "architecture": network.class_name,
            "settings": dict(network.config),
            "mean": options.get("image_mean"),
            "std": options.get("image_std"),
        }
    if network.class_name in _TEXT_ENCODERS:
        known = {name: network.config[name] for name in _TEXT_SETTINGS if name in network.config}
        return {"_class_name": "TextEncoder", "architectures": [network.class_name], **known}
    class_name = _OWN.get(network.class_name, network.class_name)
    settings = inspect.signature(network_class(class_name).__init__).parameters
    known = {name: value for name, value in network.config.items() if name in settings and name != "self"}
    return {"_class_name": class_name, **known}


def _weights(network: NetworkFolder, path: Path, rename: Callable[[str], str | None]) -> StoredWeights:
    found: Mapping[str, StoredTensor] = {
        name: StoredTensor(file, name, entry) for name, (file, entry) in network.tensors.items()
    }
    place = network.files[0] if len(network.files) == 1 else path
    return StoredWeights(place, found).renamed(rename)
