"""Estimators of transformers: opened from their folders, they compute what transformers' own loader computes."""

import contextlib
import json
import shutil

import numpy as np
import pytest
import torch
import transformers
from torch.nn import functional as F

from studio.engine.models.estimator import DepthModel, PoseModel, SegmentationModel
from studio.engine.models.files import check_headers, load_model
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import read_card
from tests.engine.models.tiny_estimators import SIDE, save_tiny_estimator

KINDS = {
    "depth-anything": ("depth", "DepthAnythingForDepthEstimation"),
    "dpt": ("depth", "DPTForDepthEstimation"),
    "vitpose": ("pose", "VitPoseForPoseEstimation"),
    "segformer": ("segmentation", "SegformerForSemanticSegmentation"),
    "upernet of convnext": ("segmentation", "UperNetForSemanticSegmentation"),
    "upernet of swin": ("segmentation", "UperNetForSemanticSegmentation"),
}
MEAN, STD = (torch.tensor(values)[None, :, None, None] for values in ([0.5, 0.4, 0.3], [0.2, 0.3, 0.4]))


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    place = tmp_path_factory.mktemp("estimators")
    return {what: save_tiny_estimator(place / what, what) for what in KINDS}


@pytest.fixture(scope="module")
def picture():
    return np.random.default_rng(0).random((3, 64, 96), np.float32)


@pytest.mark.parametrize("what", KINDS)
def test_the_card_says_what_it_estimates(folders, what):
    card = read_card(folders[what])
    assert (card.kind, card.size, card.makes_pictures) == (KINDS[what][0], SIDE, False)
    check_headers(folders[what])


@pytest.mark.parametrize("what", KINDS)
@torch.no_grad()
def test_weights_are_those_that_transformers_loads(folders, what):
    """Tables that are not stored are computed."""
    ours = load_model(folders[what]).network
    theirs = getattr(transformers, KINDS[what][1]).from_pretrained(folders[what], local_files_only=True).eval()
    pictures = torch.rand(1, 3, 64, 48 if what == "vitpose" else 64)
    found, expected = ours(pictures), theirs((pictures - MEAN) / STD)
    assert not any(tensor.is_meta for tensor in (*ours.parameters(), *ours.buffers()))
    torch.testing.assert_close(found[0], expected[0], atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("what", KINDS)
def test_a_senseless_spread_of_initial_weights_is_refused_or_has_no_effect(folders, tmp_path, what):
    folder = shutil.copytree(folders[what], tmp_path / "copy")
    config = json.loads((folder / "config.json").read_text())
    config["initializer_range"] = float("-inf")
    if config.get("backbone_config"):
        config["backbone_config"]["initializer_range"] = float("-inf")
    (folder / "config.json").write_text(json.dumps(config))
    with contextlib.suppress(BadInput):
        assert not any(tensor.is_meta for tensor in load_model(folder).network.buffers())


@pytest.mark.parametrize(("what", "rows", "columns"), [("depth-anything", 56, 84), ("dpt", 64, 64)])
@torch.no_grad()
def test_depth_of_a_picture(folders, picture, what, rows, columns):
    """The picture's shape is kept, in whole patches, except by DPT, which takes square pictures alone."""
    model = load_model(folders[what])
    assert isinstance(model, DepthModel)
    near = model.nearness(picture)
    resized = F.interpolate(torch.from_numpy(picture)[None], (rows, columns), mode="bicubic", antialias=True)
    expected = model.network.network((resized.clamp(0, 1) - MEAN) / STD).predicted_depth[0]
    np.testing.assert_allclose(near, expected, atol=1e-5)


def test_metric_depth_is_turned_round(folders, picture, tmp_path):
    """In metres, what is far has the larger number."""
    folder = save_tiny_estimator(tmp_path / "metric", "depth-anything")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"depth_estimation_type": "metric", "max_depth": 20}))
    model = load_model(folder)
    metres = model.network(model._resized(picture, 56, 84)).predicted_depth[0]
    np.testing.assert_allclose(model.nearness(picture), 1 / metres, rtol=1e-4)


def test_classes_are_counted(folders, picture):
    model = load_model(folders["segformer"])
    assert isinstance(model, SegmentationModel)
    classes = model.classes(picture)
    assert (classes.shape, model.count) == ((SIDE, SIDE), 150)
    assert len(np.unique(classes)) > 1


@torch.no_grad()
def test_joints_are_those_of_transformers_processor(folders, picture):
    model = load_model(folders["vitpose"])
    assert isinstance(model, PoseModel)
    joints, confidence = model.joints(picture)
    processor = transformers.VitPoseImageProcessor(
        size={"height": 64, "width": 48}, image_mean=MEAN.flatten().tolist(), image_std=STD.flatten().tolist()
    )
    pixels = np.rint(picture * 255).astype(np.uint8).transpose(1, 2, 0)
    boxes = [[[0.0, 0.0, 96.0, 64.0]]]
    output = model.network.network(processor(images=[pixels], boxes=boxes, return_tensors="pt").pixel_values)
    expected = processor.post_process_pose_estimation(output, boxes=boxes)[0][0]
    np.testing.assert_allclose(joints, expected["keypoints"], atol=0.5)
    np.testing.assert_allclose(confidence, expected["scores"], atol=1e-2)
    assert joints.shape == (17, 2)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"architectures": ["LlamaForCausalLM"]}, "LlamaForCausalLM alone"),
        ({"backbone_config": {"model_type": "timm_backbone", "backbone": "resnet18"}}, "timm_backbone"),
        ({"backbone_config": None}, "backbone is none"),
        ({"backbone_config": "someone/elses"}, "backbone is none"),
        ({"neck_hidden_sizes": [16, 16, 16, 16]}, "holds other weights"),
        ({"fusion_hidden_size": "large"}, "is inconsistent"),
        ({"neck_hidden_sizes": [8] * 100_000}, "more layers than there are weights"),
    ],
)
def test_hostile_configurations_are_refused(tmp_path, changes, message):
    folder = save_tiny_estimator(tmp_path / "model", "depth-anything")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | changes))
    with pytest.raises(BadInput, match=message) as caught:
        load_model(folder)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("key", ["auto_map", "quantization_config", "attn_implementation", "_attn_implementation"])
def test_settings_that_name_code_are_left_out(folders, picture, tmp_path, key):
    folder = save_tiny_estimator(tmp_path / "model", "depth-anything")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {key: {"AutoModel": "evil.Evil", "quant_method": "gptq"}}))
    same = load_model(folders["depth-anything"]).nearness(picture)
    np.testing.assert_array_equal(load_model(folder).nearness(picture), same)


def test_pickled_weights_are_refused(tmp_path):
    folder = save_tiny_estimator(tmp_path / "model", "segformer")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(BadInput, match="pickle"):
        load_model(folder)


def test_it_makes_no_pictures(folders):
    with pytest.raises(BadInput, match="makes none"):
        load_model(folders["dpt"]).sample([None], guidance=1.0, seed=0)
