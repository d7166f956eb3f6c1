"""Networks of transformers that read a picture (depth, poses, classes, embeddings), built from a list of known ones.

transformers takes longer to import than torch, so it is imported where a network is built.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import torch
from torch import Tensor, nn

from studio.engine.networks.empty import inconsistency_as_bad_input
from studio.engine.networks.registry import register_network
from studio.protocol.errors import BadInput

_CONFIGS = {  # configurations of the networks, by architecture
    "DepthAnythingForDepthEstimation": "DepthAnythingConfig",
    "DPTForDepthEstimation": "DPTConfig",
    "VitPoseForPoseEstimation": "VitPoseConfig",
    "SegformerForSemanticSegmentation": "SegformerConfig",
    "UperNetForSemanticSegmentation": "UperNetConfig",
    "CLIPVisionModelWithProjection": "CLIPVisionConfig",
    "CLIPSegForImageSegmentation": "CLIPSegConfig",
    "Sam2Model": "Sam2Config",
    "Sam2VideoModel": "Sam2Config",
}
_PARTS = {  # of configurations that consist of others
    "Sam2Config": {
        "vision_config": "Sam2VisionConfig",
        "prompt_encoder_config": "Sam2PromptEncoderConfig",
        "mask_decoder_config": "Sam2MaskDecoderConfig",
    },
    "CLIPSegConfig": {"text_config": "CLIPSegTextConfig", "vision_config": "CLIPSegVisionConfig"},
}
_BACKBONES = {
    "dinov2": "Dinov2Config",
    "vitpose_backbone": "VitPoseBackboneConfig",
    "swin": "SwinConfig",
    "convnext": "ConvNextConfig",
    "sam2_hiera_det_model": "Sam2HieraDetConfig",
}
_IMAGENET = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))  # mean and standard deviation of the colours

_CLIP = ((0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711))  # the same for CLIP


@register_network
class EstimatorNetwork(nn.Module):
    """One network of transformers; pictures [N, 3, H, W], normalized, -> its output.

    Args:
        config: `architecture`, one of those known here; `settings`, its configuration in transformers; `mean` and
            `std` of the colours that it was trained with.

    Raises:
        BadInput: Architecture or backbone are not known.
    """

    def __init__(self, config: Mapping[str, Any]) -> None:
        import transformers

        super().__init__()
        self.config = dict(config)
        self.architecture = str(config.get("architecture"))
        if self.architecture not in _CONFIGS:
            raise BadInput(f"There is no estimator {self.architecture[:80]!r}.")
        settings = _settings(_CONFIGS[self.architecture], config.get("settings") or {})
        # the networks for videos hold one for pictures, and more
        self.network = getattr(transformers, self.architecture.replace("Video", ""))(settings)
        usual = _CLIP if self.architecture == "CLIPVisionModelWithProjection" else _IMAGENET
        self.mean, self.std = (
            _three(config.get(key), default) for key, default in zip(("mean", "std"), usual, strict=True)
        )

    def load_state_dict(self, state_dict: Mapping[str, Any], strict: bool = True, assign: bool = False) -> Any:
        """Load weights; tables that are not weights are computed for a network on the meta device."""
        found = super().load_state_dict(state_dict, strict=strict, assign=assign)
        missing = [name for name, table in self.named_buffers() if table.is_meta]
        if missing:
            from accelerate import init_empty_weights

            with inconsistency_as_bad_input(), init_empty_weights(include_buffers=False):
                tables = dict(type(self)(self.config).named_buffers())
            for name in missing:
                place, _, last = name.rpartition(".")
                setattr(self.get_submodule(place), last, tables[name])
        return found

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Self:
        """Build it from its configuration."""
        return cls(config)

    def forward(self, pictures: Tensor, **more: Any) -> Any:
        """Normalize pictures [N, 3, H, W] in 0 ... 1, and return the network's output."""
        return self.network(pixel_values=self.normalized(pictures), **more)

    def normalized(self, pictures: Tensor) -> Tensor:
        """Return pictures [N, 3, H, W] in 0 ... 1 as the network was trained with."""
        mean, std = (torch.tensor(values).to(pictures)[None, :, None, None] for values in (self.mean, self.std))
        return (pictures - mean) / std


def stored_names(network: EstimatorNetwork) -> Callable[[str], str | None]:
    """Return a function from the tensor names in transformers' files to those of a network.

    transformers has renamed layers since the files were written, and keeps a table of it for each class, and a list of
    tensors that belong to a larger network only: they have no name.
    """
    from transformers.conversion_mapping import get_model_conversion_mapping
    from transformers.core_model_loading import WeightRenaming, rename_source_key

    changes = [change for change in get_model_conversion_mapping(network.network) if isinstance(change, WeightRenaming)]

    others = [re.compile(pattern) for pattern in network.network._keys_to_ignore_on_load_unexpected or ()]

    def named(name: str) -> str | None:
        if any(pattern.search(name) for pattern in others):
            return None
        return f"network.{rename_source_key(name, changes, [])[0]}"

    return named


def _settings(kind: str, given: Mapping[str, Any]) -> Any:
    """Return transformers' configuration of a class, from the values that the class knows; others are left out."""
    import transformers

    found = getattr(transformers, kind)
    known = found().to_dict()
    values = {name: value for name, value in given.items() if name in known and name not in _NEVER}
    if kind in _PARTS:
        parts = {key: _settings(part, _mapping(given.get(key))) for key, part in _PARTS[kind].items()}
        if kind == "CLIPSegConfig":  # which takes its parts as mappings
            parts = {key: part.to_dict() for key, part in parts.items()}
        own = {name: value for name, value in values.items() if name not in parts}
        return found(**own, **parts) if kind == "CLIPSegConfig" else found(**parts)
    backbone = values.pop("backbone_config", None)
    if kind == "Sam2VisionConfig" and backbone is None:
        backbone = {"model_type": "sam2_hiera_det_model"}
    if "backbone_config" in known and (backbone is not None or kind != "DPTConfig"):
        if not isinstance(backbone, Mapping) or backbone.get("model_type") not in _BACKBONES:
            backbone_type = str(backbone.get("model_type"))[:40] if isinstance(backbone, Mapping) else "none"
            raise BadInput(f"The estimator's backbone is {backbone_type}, which is not one of {', '.join(_BACKBONES)}.")
        values["backbone_config"] = _settings(_BACKBONES[str(backbone["model_type"])], backbone)
    if values.get("is_hybrid"):
        raise BadInput("Hybrid depth models, with a convolutional backbone, are not supported.")
    if isinstance(labels := given.get("id2label"), Mapping):
        values["num_labels"] = len(labels)
    return found(**values)


# settings that could name code or other files, or that transformers sets itself
_NEVER = frozenset(
    {
        "_name_or_path",
        "architectures",
        "attn_implementation",
        "_attn_implementation",
        "auto_map",
        "dtype",
        "id2label",
        "label2id",
        "model_type",
        "num_labels",
        "quantization_config",
        "torch_dtype",
        "transformers_version",
        "use_pretrained_backbone",
        "use_timm_backbone",
        "backbone",
        "backbone_kwargs",
    }
)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _three(value: Any, default: Sequence[float]) -> tuple[float, ...]:
    """Return three numbers for the colours."""
    usable = isinstance(value, list | tuple) and len(value) == 3 and all(type(part) in (int, float) for part in value)
    return tuple(float(part) for part in (value if usable else default))
