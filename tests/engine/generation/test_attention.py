"""Cross-attention maps of words, compared with the network's own attention probabilities."""

import base64

import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.generation.attention import attend, word_maps
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.conditioning import Conditioning
from studio.engine.models.files import load_model
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.requests import Attend, ControlledStep
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
        unet, text_encoder, factor = Network(), model.text_encoder, model.factor

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
