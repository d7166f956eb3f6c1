"""Hidden layers and pooled states of the text encoder, against transformers' own networks."""

import pytest
import torch

from studio.engine.models.formats.diffusers_layout import config_of
from studio.engine.networks.text_encoder import TextEncoder
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
