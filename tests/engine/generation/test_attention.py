"""Cross-attention maps of words, compared with the network's own attention probabilities."""

import base64

import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.generation.attention import attend, map_attention, word_attention, word_maps
from studio.engine.generation.generate import generate
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.conditioning import Conditioning
from studio.engine.models.files import load_model
from studio.protocol.attention import HEAD_GROUPS, MapAttention
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.requests import Attend, ControlledStep, Stop
from studio.protocol.resultsfolder import TRAJECTORY_FILE
from tests.tiny_text_model import save_tiny_controlnet, save_tiny_model

PROMPT = "a tiger on a blue background"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return save_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def model(folder):
    return load_model(folder)


def noise(height=8, width=8):
    return torch.randn((1, 4, height, width), generator=torch.Generator().manual_seed(0))


def request(folder, out, **changes):
    data = noise()[0].numpy().astype("<f2")
    text = base64.b64encode(data.tobytes()).decode()
    asked = {"job": "w", "model": str(folder), "latents": text, "shape": data.shape, "out": str(out)}
    return Attend.model_validate(asked | {"prompt": PROMPT, "timestep": 500} | changes)


@pytest.mark.parametrize(("height", "width"), [(8, 8), (6, 10)])
def test_each_word_has_a_map_that_spans_0_to_1(model, height, width):
    maps = word_maps(model, PROMPT, noise(height, width), 500)
    assert maps.shape == (6, height, width)
    assert maps.amin((1, 2)).eq(0).all()
    assert torch.allclose(maps.amax((1, 2)), torch.ones(6))
    assert not torch.allclose(maps[1], maps[4])


def test_attention_maps_do_not_change_the_output(model):
    states, t = model.read([PROMPT]), torch.tensor([500])
    with torch.no_grad():
        before = model.predict(noise(), t, Conditioning(states))
        random = torch.random.get_rng_state()
        word_maps(model, PROMPT, noise(), 500)
        assert torch.equal(torch.random.get_rng_state(), random)
        assert torch.equal(model.predict(noise(), t, Conditioning(states)), before)
    assert not any(layer._forward_pre_hooks for layer in model.unet.modules())


def test_a_map_shows_the_attention_of_a_layer(model):
    """One layer attends to the second word in the left half, and to the end token elsewhere."""
    from studio.engine.generation import attention

    class Layer(torch.nn.Module):
        heads = 2

        def forward(self, places, encoder_hidden_states):
            return places

        def to_q(self, places):
            return places

        def to_k(self, words):
            return words

        def head_to_batch_dim(self, part):
            return part

        def get_attention_scores(self, query, key):
            scores = torch.zeros(2, 64, key.shape[1])
            left = (torch.arange(64) % 8) < 4
            scores[:, left, 2] = 1  # the token after the start and the first word
            scores[:, ~left, -1] = 1
            return scores

    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.block = torch.nn.Module()
            self.block.attn2 = Layer()

    class Model:
        unet, text_encoder, factor, inpaints = Network(), model.text_encoder, model.factor, False

        def conditioning(self, prompts, size):
            return model.conditioning(prompts, size=size)

        def predict(self, z_t, t, conditioning, controls):
            self.unet.block.attn2(z_t, encoder_hidden_states=conditioning.states)

    maps = attention.word_maps(Model(), "a tiger", noise(), 500)
    assert maps[1, :, :4].eq(1).all()
    assert maps[1, :, 4:].eq(0).all()
    assert maps[0].eq(0).all(), "nobody looks at the first word"


def test_truncated_words_have_empty_maps(model):
    words = ["tiger"] * (model.text_encoder.length + 4)
    maps = word_maps(model, " ".join(words), noise(), 500)
    assert maps[0].max() == 1
    assert maps[-1].eq(0).all()


def test_maps_are_written_one_below_the_other(tmp_path, folder, model):
    out = tmp_path / "deep" / "maps.png"
    assert attend(request(folder, out), ModelCache("cpu")).file == str(out)
    found = np.asarray(Image.open(out))
    wanted = word_maps(model, PROMPT, noise().half().float(), 500).flatten(0, 1) * 255
    assert found.shape == (48, 8)
    assert np.abs(found - wanted.numpy()).max() <= 0.51


def test_controls_that_are_active_take_part(tmp_path, folder, model):
    network = save_tiny_controlnet(tmp_path / "control", folder)
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (32, 32), np.uint8)).save(tmp_path / "picture.png")
    control = {"image": str(tmp_path / "picture.png"), "model": str(network), "start": 0.5, "ready": True, "weight": 2}
    recipe = GenerateRecipe.model_validate({"model": str(folder), "controls": [control]})

    def maps(name, step):
        controlled = ControlledStep(recipe=recipe, step=step, steps=4)
        attend(request(folder, tmp_path / name, controlled=controlled), ModelCache("cpu"))
        return np.asarray(Image.open(tmp_path / name)).astype(int)

    without = (word_maps(model, PROMPT, noise().half().float(), 500).flatten(0, 1) * 255).numpy()
    assert np.abs(maps("early.png", 1) - without).max() <= 0.51
    assert np.abs(maps("late.png", 2) - without).max() > 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"prompt": "  "}, "no words"),
        ({"timestep": 5000}, "no timestep 5000"),
        ({"timestep": -1}, "no timestep -1"),
        ({"shape": (4, 8, 9)}, "not 4x8x9"),
        ({"model": "digits"}, "no latents"),
    ],
)
def test_invalid_requests_are_refused(tmp_path, folder, changes, words):
    with pytest.raises(BadInput, match=words):
        attend(request(folder, tmp_path / "maps.png", **changes), ModelCache("cpu"))
    assert not (tmp_path / "maps.png").exists()


def test_the_mean_of_all_layers_is_that_of_each_alone(model):
    whole = word_attention(model, PROMPT, noise(), 500)
    each = [word_attention(model, PROMPT, noise(), 500, layer=name).maps for name in whole.layers]
    assert len(each) > 1
    torch.testing.assert_close(torch.stack(each).mean(0), whole.maps)
    assert bool((whole.maps.mean((1, 2)) > 0).all())
    assert float(whole.maps.sum(0).max()) < 1, "the start and the end of the prompt have their share"


def test_the_mean_of_all_heads_is_that_of_the_groups(model):
    name = word_attention(model, PROMPT, noise(), 500).layers[0]
    heads = dict(model.unet.named_modules())[f"{name}.attn2"].heads
    whole = word_attention(model, PROMPT, noise(), 500, layer=name).maps
    sizes = [heads * (g + 1) // HEAD_GROUPS - heads * g // HEAD_GROUPS for g in range(HEAD_GROUPS)]
    groups = [
        size * word_attention(model, PROMPT, noise(), 500, layer=name, heads=g).maps
        for g, size in enumerate(sizes)
        if size
    ]
    torch.testing.assert_close(sum(groups) / heads, whole)
    if 0 in sizes:
        with pytest.raises(BadInput, match="is empty"):
            word_attention(model, PROMPT, noise(), 500, layer=name, heads=sizes.index(0))


def test_an_unknown_layer_is_refused(model):
    with pytest.raises(BadInput, match="no attention layer attic"):
        word_attention(model, PROMPT, noise(), 500, layer="attic")


@pytest.fixture(scope="module")
def record(tmp_path_factory, folder):
    place = tmp_path_factory.mktemp("record") / "out"
    recipe = GenerateRecipe(model=str(folder), prompt=PROMPT, steps=3, guidance=2.0, count=2)
    list(generate(recipe, place, models=ModelCache("cpu")))
    return place / TRAJECTORY_FILE


def test_attention_is_reported_for_every_step_of_a_record(record, folder, model):
    job = MapAttention(job="a", record=str(record), picture=1)
    *steps, end = map_attention(job, ModelCache("cpu"), lambda: None)
    assert not end.stopped
    assert [step.step for step in steps] == [0, 1, 2]
    assert steps[0].timestep > steps[2].timestep
    assert steps[0].words == tuple(PROMPT.split())
    assert steps[0].maps.array().shape == (6, 8, 8)
    assert all(0 < share < 1 for share in steps[0].shares)
    assert steps[0].maps != steps[2].maps
    other = next(map_attention(job.model_copy(update={"picture": 0}), ModelCache("cpu"), lambda: None))
    assert other.maps != steps[0].maps


def test_a_control_takes_part_in_every_step_where_it_is_active(tmp_path, folder, record):
    control = save_tiny_controlnet(tmp_path / "control", folder)
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (32, 32), np.uint8)).save(tmp_path / "a.png")
    spec = {"image": str(tmp_path / "a.png"), "model": str(control), "ready": True, "weight": 2}
    recipe = GenerateRecipe.model_validate(
        {"model": str(folder), "prompt": PROMPT, "steps": 3, "guidance": 2.0, "controls": [spec]}
    )
    list(generate(recipe, tmp_path / "out", models=ModelCache("cpu")))
    found = list(
        map_attention(
            MapAttention(job="a", record=str(tmp_path / "out" / TRAJECTORY_FILE)), ModelCache("cpu"), lambda: None
        )
    )
    assert len(found) == 4
    plain = next(map_attention(MapAttention(job="a", record=str(record)), ModelCache("cpu"), lambda: None))
    assert found[0].shares != plain.shares, "the same noise, seen with the control"


def test_the_job_can_be_stopped(record):
    answers = iter([None, Stop.NOW])
    *steps, end = map_attention(MapAttention(job="a", record=str(record)), ModelCache("cpu"), lambda: next(answers))
    assert len(steps) == 1
    assert end.stopped


def test_a_picture_that_is_not_there_is_refused(record):
    with pytest.raises(BadInput, match="no picture 7"):
        list(map_attention(MapAttention(job="a", record=str(record), picture=7), ModelCache("cpu"), lambda: None))
