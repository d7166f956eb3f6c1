"""Folders of tiny estimators with random weights, as transformers saves them: depth, pose and segmentation."""

import json
from pathlib import Path
from typing import Any

import torch
from transformers import (
    CLIPSegConfig,
    CLIPSegForImageSegmentation,
    CLIPVisionConfig,
    CLIPVisionModelWithProjection,
    ConvNextConfig,
    DepthAnythingConfig,
    DepthAnythingForDepthEstimation,
    Dinov2Config,
    DPTConfig,
    DPTForDepthEstimation,
    Sam2Config,
    Sam2HieraDetConfig,
    Sam2MaskDecoderConfig,
    Sam2Model,
    Sam2PromptEncoderConfig,
    Sam2VisionConfig,
    SegformerConfig,
    SegformerForSemanticSegmentation,
    SwinConfig,
    UperNetConfig,
    UperNetForSemanticSegmentation,
    VitPoseBackboneConfig,
    VitPoseConfig,
    VitPoseForPoseEstimation,
)

SIDE = 56
_SMALL: dict[str, Any] = {"hidden_size": 32, "num_attention_heads": 2, "intermediate_size": 32}
_NECK: dict[str, Any] = {"neck_hidden_sizes": [8, 8, 16, 16], "fusion_hidden_size": 8}


def save_tiny_estimator(folder: Path, what: str, *, seed: int = 0) -> Path:
    """Save one of ESTIMATORS as a folder of transformers."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        made = ESTIMATORS[what]()
        for parameter in made.parameters():
            if parameter.dim() > 1:  # transformers starts so small that all pictures would look alike
                torch.nn.init.normal_(parameter, std=parameter[0].numel() ** -0.5)
    made.save_pretrained(folder)
    prepared = {"size": {"height": SIDE, "width": SIDE}, "image_mean": [0.5, 0.4, 0.3], "image_std": [0.2, 0.3, 0.4]}
    (folder / "preprocessor_config.json").write_text(json.dumps(prepared))
    return folder


def _depth_anything() -> Any:
    backbone = Dinov2Config(
        image_size=SIDE,
        hidden_size=32,
        num_attention_heads=2,
        num_hidden_layers=4,
        mlp_ratio=1,
        out_indices=[1, 2, 3, 4],
        reshape_hidden_states=False,
    )
    more = {"reassemble_hidden_size": 32, "head_hidden_size": 8}
    return DepthAnythingForDepthEstimation(DepthAnythingConfig(backbone_config=backbone, **_NECK, **more))


def _dpt() -> Any:
    more = {"num_hidden_layers": 4, "backbone_out_indices": [0, 1, 2, 3], "image_size": 64, "patch_size": 16}
    return DPTForDepthEstimation(DPTConfig(**_SMALL, **_NECK, **more))


def _vitpose() -> Any:
    backbone = VitPoseBackboneConfig(
        image_size=[64, 48],
        patch_size=[16, 16],
        hidden_size=32,
        num_attention_heads=2,
        num_hidden_layers=2,
        mlp_ratio=1,
        out_indices=[2],
    )
    return VitPoseForPoseEstimation(VitPoseConfig(backbone_config=backbone, num_labels=17))


def _segformer(classes: int = 150) -> Any:
    config = SegformerConfig(
        hidden_sizes=[8, 8, 16, 16],
        num_attention_heads=[1, 1, 2, 2],
        depths=[1, 1, 1, 1],
        decoder_hidden_size=16,
        num_labels=classes,
    )
    return SegformerForSemanticSegmentation(config)


def _upernet(backbone: Any) -> Any:
    config = UperNetConfig(
        backbone_config=backbone,
        hidden_size=16,
        pool_scales=[1, 2],
        auxiliary_in_channels=backbone.hidden_sizes[2] if hasattr(backbone, "hidden_sizes") else 32,
        auxiliary_channels=8,
        num_labels=150,
    )
    return UperNetForSemanticSegmentation(config)


def _convnext() -> Any:
    stages = ["stage1", "stage2", "stage3", "stage4"]
    return _upernet(ConvNextConfig(hidden_sizes=[8, 8, 16, 16], depths=[1, 1, 1, 1], out_features=stages))


def _swin() -> Any:
    stages = ["stage1", "stage2", "stage3", "stage4"]
    more = {"embed_dim": 8, "depths": [1, 1, 1, 1], "num_heads": [1, 1, 2, 2], "window_size": 3, "image_size": 64}
    return _upernet(SwinConfig(out_features=stages, **more))


def _clip_vision() -> Any:
    config = CLIPVisionConfig(
        **_SMALL, num_hidden_layers=3, image_size=32, patch_size=8, projection_dim=24, hidden_act="gelu"
    )
    return CLIPVisionModelWithProjection(config)


def _sam() -> Any:
    backbone = Sam2HieraDetConfig(
        image_size=[64, 64],
        hidden_size=8,
        blocks_per_stage=[1, 2, 2, 1],
        embed_dim_per_stage=[8, 16, 32, 64],
        num_attention_heads_per_stage=[1, 1, 2, 2],
        window_size_per_stage=[4, 4, 4, 2],
        global_attention_blocks=[4],
        window_positional_embedding_background_size=[4, 4],
    )
    vision = Sam2VisionConfig(
        backbone_config=backbone,
        backbone_channel_list=[64, 32, 16, 8],
        backbone_feature_sizes=[[16, 16], [8, 8], [4, 4]],
        fpn_hidden_size=32,
    )
    prompts = Sam2PromptEncoderConfig(hidden_size=32, image_size=64, patch_size=16, mask_input_channels=4)
    decoder = Sam2MaskDecoderConfig(hidden_size=32, mlp_dim=32, num_attention_heads=2, iou_head_hidden_dim=16)
    return Sam2Model(Sam2Config(vision_config=vision, prompt_encoder_config=prompts, mask_decoder_config=decoder))


def _clipseg() -> Any:
    part = {**_SMALL, "num_hidden_layers": 3}
    return CLIPSegForImageSegmentation(
        CLIPSegConfig(
            text_config={**part, "vocab_size": 49408, "max_position_embeddings": 16},
            vision_config={**part, "image_size": SIDE, "patch_size": 8},
            projection_dim=24,
            extract_layers=[1, 2],
            reduce_dim=16,
            decoder_num_attention_heads=2,
            decoder_intermediate_size=16,
        )
    )


ESTIMATORS = {
    "clipseg": _clipseg,
    "sam": _sam,
    "depth-anything": _depth_anything,
    "dpt": _dpt,
    "vitpose": _vitpose,
    "segformer": _segformer,
    "segformer of 7": lambda: _segformer(7),
    "upernet of convnext": _convnext,
    "upernet of swin": _swin,
    "image-encoder": _clip_vision,
}
