"""SAM 2: opened from its folder, it selects what transformers' own processor and loader select."""

import json

import numpy as np
import pytest
import torch
import transformers
from PIL import Image
from safetensors.torch import load_file, save_file

from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.object_selection import select_object
from studio.engine.models.estimator import ObjectModel, WordsModel
from studio.engine.models.files import check_headers, load_model
from studio.protocol.control_kinds import ESTIMATORS
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import read_card
from studio.protocol.requests import SelectObject
from tests.engine.models.tiny_estimators import SIDE, save_tiny_estimator

MEAN, STD = (torch.tensor(values)[None, :, None, None] for values in ([0.5, 0.4, 0.3], [0.2, 0.3, 0.4]))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return save_tiny_estimator(tmp_path_factory.mktemp("sam") / "sam", "sam")


@pytest.fixture(scope="module")
def picture():
    return np.random.default_rng(0).random((3, 64, 64), np.float32)


def test_the_card_says_that_it_selects_objects(folder):
    card = read_card(folder)
    assert (card.kind, card.makes_pictures) == ("object", False)
    check_headers(folder)


@pytest.mark.parametrize(
    ("points", "box"),
    [(((20.0, 30.0, True),), None), (((20.0, 30.0, True), (50.0, 9.0, False)), None), ((), (8.0, 9.0, 40.0, 50.0))],
)
@torch.no_grad()
def test_masks_are_those_of_transformers(folder, picture, points, box):
    ours = load_model(folder)
    assert isinstance(ours, ObjectModel)
    theirs = transformers.Sam2Model.from_pretrained(folder, local_files_only=True).eval()
    prompts = {}
    if points:
        prompts["input_points"] = torch.tensor([[[[x, y] for x, y, _ in points]]])
        prompts["input_labels"] = torch.tensor([[[int(there) for *_, there in points]]])
    if box:
        prompts["input_boxes"] = torch.tensor([[list(box)]])
    pixels = (torch.from_numpy(picture)[None] - MEAN) / STD
    found = theirs(pixels, **prompts, multimask_output=len(points) == 1)
    best = int(found.iou_scores[0, 0].argmax())
    expected = found.pred_masks[0, 0, best].sigmoid().numpy()
    np.testing.assert_allclose(ours.select(picture, points, box), expected, atol=1e-5)


def test_places_are_scaled_to_the_network(folder):
    model = load_model(folder)
    small, large = (np.full((3, height, width), 0.4, np.float32) for height, width in ((64, 64), (192, 128)))
    expected = model.select(small, ((20.0, 30.0, True),), None)
    np.testing.assert_allclose(model.select(large, ((40.0, 90.0, True),), None), expected, atol=1e-4)
    assert np.abs(model.select(large, ((120.0, 9.0, True),), None) - expected).max() > 1e-3


def test_a_checkpoint_for_videos_is_opened_as_one_for_pictures(folder, picture, tmp_path):
    video = tmp_path / "video"
    video.mkdir()
    config = json.loads((folder / "config.json").read_text())
    config |= {"architectures": ["Sam2VideoModel"], "model_type": "sam2_video", "memory_attention_hidden_size": 32}
    (video / "config.json").write_text(json.dumps(config))
    (video / "preprocessor_config.json").write_bytes((folder / "preprocessor_config.json").read_bytes())
    weights = load_file(folder / "model.safetensors")
    save_file(
        weights | {"memory_attention.layers.0.weight": torch.zeros(3)}, video / "model.safetensors", {"format": "pt"}
    )
    points = ((20.0, 30.0, True),)
    expected = load_model(folder).select(picture, points, None)
    np.testing.assert_array_equal(load_model(video).select(picture, points, None), expected)


def test_another_backbone_is_refused(folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    config = json.loads((folder / "config.json").read_text())
    config["vision_config"]["backbone_config"]["model_type"] = "bert"
    (other / "config.json").write_text(json.dumps(config))
    (other / "model.safetensors").write_bytes((folder / "model.safetensors").read_bytes())
    with pytest.raises(BadInput, match="bert"):
        load_model(other)


def test_a_mask_of_the_pictures_size_is_written(folder, tmp_path):
    file, out = tmp_path / "p.png", tmp_path / "out" / "mask.png"
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (50, 70, 3), dtype=np.uint8)).save(file)
    request = SelectObject(job="1", image=str(file), points=((30, 20, True),), model=str(folder), out=str(out))
    answer = select_object(request, ModelCache("cpu"))
    assert answer.file == str(out)
    with Image.open(out) as mask:
        assert (mask.mode, mask.size) == ("L", (70, 50))


def test_a_picture_is_looked_at_once_for_all_its_points(folder, tmp_path, monkeypatch):
    file, models, looked = tmp_path / "p.png", ModelCache("cpu"), []
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (50, 70, 3), dtype=np.uint8)).save(file)
    own = ObjectModel.embedding
    monkeypatch.setattr(ObjectModel, "embedding", lambda self, picture: looked.append(1) or own(self, picture))

    def mask(*points, name="a"):
        out = tmp_path / f"{name}.png"
        request = SelectObject(job="1", image=str(file), points=points, model=str(folder), out=str(out))
        select_object(request, models)
        return np.asarray(Image.open(out))

    first = mask((30.0, 20.0, True))
    mask((5.0, 9.0, True))
    assert len(looked) == 1
    assert np.array_equal(mask((30.0, 20.0, True), name="b"), first)
    Image.fromarray(np.zeros((50, 70, 3), np.uint8)).save(file)
    mask((30.0, 20.0, True))
    assert len(looked) == 2


@torch.no_grad()
def test_words_are_found_as_by_transformers_and_outlined_by_the_model_for_objects(
    folder, picture, tmp_path, monkeypatch
):
    words = save_tiny_estimator(tmp_path / "words", "clipseg")
    assert (read_card(words).kind, read_card(words).size) == ("words", SIDE)
    ours = load_model(words)
    assert isinstance(ours, WordsModel)
    theirs = transformers.CLIPSegForImageSegmentation.from_pretrained(words, local_files_only=True).eval()
    small = picture[:, :SIDE, :SIDE]
    pixels = (torch.from_numpy(small)[None] - MEAN) / STD
    tokens = torch.tensor([[49406, 320, 2368, 49407]])  # a cat
    expected = theirs(pixel_values=pixels, input_ids=tokens).logits.reshape(SIDE, SIDE).sigmoid().numpy()
    np.testing.assert_allclose(ours.find(small, "A cat"), expected, atol=1e-5)

    file = tmp_path / "p.png"
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (50, 70, 3), dtype=np.uint8)).save(file)
    cards = {str(words): read_card(words)}
    monkeypatch.setattr("studio.engine.generation.object_selection.known_cards", lambda: cards)
    asked = []
    monkeypatch.setattr(WordsModel, "find", lambda *_: np.pad(np.ones((8, 8), np.float32), ((4, 44), (8, 40))))
    monkeypatch.setattr(ObjectModel, "select", lambda _, *given: asked.append(given) or np.zeros((16, 16), np.float32))
    request = SelectObject(job="1", image=str(file), words="a cat", out=str(tmp_path / "mask.png"))
    select_object(request, ModelCache("cpu"))
    coarse = np.asarray(Image.open(tmp_path / "mask.png"))
    assert coarse.shape == (50, 70)
    assert coarse[6, 14] == 255
    assert not coarse[30:].any()
    cards[str(folder)] = read_card(folder)
    select_object(request, ModelCache("cpu"))
    ((_, points, box, _),) = asked
    assert box == pytest.approx((8 * 70 / 56, 4 * 50 / 56, 16 * 70 / 56, 12 * 50 / 56))
    assert len(points) == 1


def test_what_is_missing_is_said(folder, tmp_path, monkeypatch):
    models = ModelCache("cpu")
    request = SelectObject(job="1", image="p.png", points=((3, 2, True),), out=str(tmp_path / "m.png"))
    monkeypatch.setattr("studio.engine.generation.object_selection.known_cards", dict)
    with pytest.raises(BadInput) as caught:
        select_object(request, models)
    assert ESTIMATORS["object"] in str(caught.value)
    assert "models add" in str(caught.value)
    with pytest.raises(BadInput, match="point, a box or words"):
        select_object(request.model_copy(update={"points": ()}), models)
    depth = save_tiny_estimator(tmp_path / "depth", "depth-anything")
    with pytest.raises(BadInput, match="is none"):
        select_object(request.model_copy(update={"model": str(depth)}), models)
