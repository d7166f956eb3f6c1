"""Hidden layers and pooled states of the text encoder, against transformers' own networks."""

import pytest
import torch
from transformers import CLIPTextConfig, CLIPTextModel

from studio.engine.models.formats.diffusers_layout import config_of
from studio.engine.networks.empty import empty_network
from studio.engine.networks.text_encoder import TextEncoder, build_text_encoder
from studio.engine.networks.tokenizer_learning import learn_tokenizer
from studio.protocol.errors import BadInput
from tests.engine.models.tiny_stable_diffusion import encoder_of, tiny_pipeline

TEXTS = ["a tiger on a blue background", "", "x" * 200]


@pytest.fixture(scope="module")
def pipeline():
    return tiny_pipeline("sdxl")


@pytest.mark.parametrize("name", ["text_encoder", "text_encoder_2"])
@torch.no_grad()
def test_states_are_those_of_transformers(pipeline, name: str) -> None:
    theirs, tokenizer = getattr(pipeline, name), getattr(pipeline, name.replace("text_encoder", "tokenizer"))
    ours = encoder_of(theirs, tokenizer)
    tokens = tokenizer(TEXTS, padding="max_length", max_length=77, truncation=True, return_tensors="pt").input_ids
    assert torch.equal(ours.tokens(TEXTS), tokens)
    found = theirs(tokens, output_hidden_states=True)
    states, pooled = ours.encode(TEXTS)
    assert torch.equal(states, found.last_hidden_state)
    assert torch.equal(pooled, found.text_embeds if name == "text_encoder_2" else found.pooler_output)
    assert torch.equal(ours.encode(TEXTS, skip=1, norm=False)[0], found.hidden_states[-2])
    assert torch.equal(ours.encode(TEXTS, skip=1, norm=False)[1], pooled)
    norm = getattr(theirs, "text_model", theirs).final_layer_norm
    assert torch.equal(ours.encode(TEXTS, skip=2)[0], norm(found.hidden_states[-3]))


def test_layers_that_are_not_there_are_refused(pipeline) -> None:
    ours = encoder_of(pipeline.text_encoder, pipeline.tokenizer)
    with pytest.raises(BadInput, match="3 layers"):
        ours.encode(["a tiger"], skip=3)


@pytest.mark.parametrize("name", ["text_encoder", "text_encoder_2"])
def test_the_configuration_keeps_the_projection(pipeline, name: str) -> None:
    ours = encoder_of(getattr(pipeline, name), getattr(pipeline, name.replace("text_encoder", "tokenizer")))
    again = TextEncoder.from_config(config_of(ours))
    assert (again.text_projection is None) == (name == "text_encoder")
    assert again.state_dict().keys() == ours.state_dict().keys()


def test_a_new_encoder_starts_and_learns_as_that_of_transformers() -> None:
    files = learn_tokenizer(TEXTS, 24)
    torch.manual_seed(3)
    ours = build_text_encoder(files, length=24, hidden=32, layers=2, heads=4)
    torch.manual_seed(3)
    theirs = CLIPTextModel(CLIPTextConfig(**ours.config.model_dump(exclude_unset=True)))
    assert torch.random.get_rng_state().equal(_state_after_building(files))
    assert [(name, value.tolist()) for name, value in ours.state_dict().items()] == [
        (name, value.tolist()) for name, value in theirs.state_dict().items()
    ]
    tokens, goal = ours.tokens(TEXTS), torch.randn(3, 24, 32)
    for network in (ours, theirs):
        (network.train()(tokens).last_hidden_state - goal).square().mean().backward()
    gradients = dict(theirs.named_parameters())
    for name, parameter in ours.named_parameters():
        assert parameter.grad is not None
        assert torch.equal(parameter.grad, gradients[name].grad), name


def _state_after_building(files: dict[str, bytes]) -> torch.Tensor:
    with torch.random.fork_rng():
        torch.manual_seed(3)
        build_text_encoder(files, length=24, hidden=32, layers=2, heads=4)
        return torch.random.get_rng_state()


@torch.no_grad()
def test_the_encoder_of_adapters_has_the_same_weights(pipeline) -> None:
    ours = encoder_of(pipeline.text_encoder_2, pipeline.tokenizer_2)
    before, pooled = ours.encode(TEXTS, skip=1)
    ours.adapted = ours.as_transformers()
    assert torch.equal(ours.encode(TEXTS, skip=1)[0], before)
    assert torch.equal(ours.encode(TEXTS)[1], pooled)
    ours.adapted.encoder.layers[0].mlp.fc1.weight.mul_(2)
    changed = ours.encode(TEXTS, skip=1)[0]
    ours.adapted = None
    assert torch.equal(ours.encode(TEXTS, skip=1)[0], changed)
    assert not torch.equal(changed, before)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"hidden_act": "tanhshrink"}, "hidden_act"),
        ({"num_attention_heads": 5}, "5 attention heads"),
        ({"hidden_size": "wide"}, "hidden_size"),
        ({"num_hidden_layers": 0}, "num_hidden_layers"),
    ],
)
def test_a_configuration_that_does_not_fit_is_refused(pipeline, changes, told: str) -> None:
    config = config_of(encoder_of(pipeline.text_encoder, pipeline.tokenizer)) | changes
    with pytest.raises(BadInput, match=told):
        empty_network(TextEncoder, config)
