"""Cross-attention maps of a prompt's words during denoising."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from studio.engine.data.pictures import png_bytes
from studio.engine.generation.controls import active_controls, read_controls, with_weights
from studio.engine.generation.decoding import latents_of
from studio.engine.generation.inpainting import read_repainting
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.conditioned_unet import AnyControl
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.events import Decoded
from studio.protocol.files import make_folder, write_whole
from studio.protocol.requests import Attend
from studio.protocol.step_settings import settings_of_steps


def attend(request: Attend, models: ModelCache) -> Decoded:
    """Write the map of every word of a request's prompt as one grey PNG, one below the other: [words * h, w].

    White is the strongest attention to a word. Draws no random numbers and does not affect a running job.

    Raises:
        BadInput: The latents are not what they are said to be, the prompt is empty, the timestep is not the model's,
            or the file cannot be written.
    """
    model, latents = latents_of(request, models)
    if not isinstance(model, StableDiffusionModel):
        raise BadInput(f"The model {model.card.name} takes no prompt: there are no words to look at.")
    if not request.prompt.split():
        raise BadInput("There are no words whose attention could be shown.")
    if not 0 <= request.timestep < model.schedule.timesteps:
        raise BadInput(f"{model.card.name} has no timestep {request.timestep}.")
    maps = word_maps(model, request.prompt, latents, request.timestep, _controls(request, model, models))
    grey = (maps * 255).round().to(torch.uint8).flatten(0, 1).cpu().numpy()
    out = Path(request.out)
    make_folder(out.parent)
    write_whole(out, png_bytes(np.ascontiguousarray(grey)))
    return Decoded(file=str(out))


@torch.inference_mode()
def word_maps(
    model: StableDiffusionModel,
    prompt: str,
    latents: Tensor,
    timestep: int,
    controls: Sequence[AnyControl] = (),
) -> Tensor:
    """Return the cross-attention of each position of a noisy picture to each word of the prompt.

    The attention probabilities of all layers and heads, brought to the latents' resolution and averaged, summed over
    the tokens of a word (Tang et al. 2023, "What the DAAM"), and spread over 0 ... 1 for each word.

    Args:
        model: The model.
        prompt: Words, separated by spaces.
        latents: x_t, float32 [1, C, h, w].
        timestep: t.
        controls: The ControlNets and T2I-Adapters that are active.

    Returns:
        float32 [words, h, w]; zeros for a word that the prompt's end is cut off before, and one that is looked at
        evenly.
    """
    height, width = latents.shape[-2:]
    with _watched(model.unet) as seen:
        size = (width * model.factor, height * model.factor)
        conditioning, _ = model.conditioning([prompt], size=size)
        model.predict(latents, torch.tensor([timestep], device=latents.device), conditioning, controls)
    # the U-Net's levels halve the sides, rounded up
    sides = {math.prod(side): side for side in ((-(-height // 2**k), -(-width // 2**k)) for k in range(8))}
    layers = []
    for scores in seen:  # [heads, places, tokens]
        rows = scores.mean(0).T.unflatten(1, sides[scores.shape[1]])
        layers.append(F.interpolate(rows[None], size=(height, width), mode="bilinear")[0])
    tokens = torch.stack(layers).mean(0)
    maps = torch.stack([tokens[list(places)].sum(0) for places in _tokens_of_words(model, prompt)])
    low, high = maps.amin((1, 2), keepdim=True), maps.amax((1, 2), keepdim=True)
    return (maps - low) / (high - low).clamp(min=1e-12)


def _controls(request: Attend, model: StableDiffusionModel, models: ModelCache) -> Sequence[AnyControl]:
    """Return the controls that are active in a request's step."""
    if request.controlled is None:
        return ()
    recipe, step, steps = request.controlled.recipe, request.controlled.step, request.controlled.steps
    repainting = read_repainting(recipe, (model.card.size, model.card.size))
    controls = read_controls(recipe, model, models, repainting)
    active = active_controls(controls, range(steps), model.device)  # each step in the place of its timestep
    active = with_weights(active, settings_of_steps(recipe, steps)[step].control_weights)
    return [control for control in active if control.applies(step)]


@contextmanager
def _watched(unet: torch.nn.Module) -> Iterator[list[Tensor]]:
    """Collect the probabilities [heads, places, tokens] of every attention to words, in one pass of one picture."""
    seen: list[Tensor] = []

    def watch(layer: torch.nn.Module, given: tuple[Tensor, ...], named: dict[str, Tensor]) -> None:
        places, words = given[0], named["encoder_hidden_states"]
        query, key = (layer.head_to_batch_dim(part) for part in (layer.to_q(places), layer.to_k(words)))
        seen.append(layer.get_attention_scores(query, key))

    layers = [layer for name, layer in unet.named_modules() if name.endswith(".attn2")]
    handles = [layer.register_forward_pre_hook(watch, with_kwargs=True) for layer in layers]
    try:
        yield seen
    finally:
        for handle in handles:
            handle.remove()


def _tokens_of_words(model: StableDiffusionModel, prompt: str) -> list[tuple[int, ...]]:
    """The places of each word's tokens among those that the model reads."""
    encoder = model.text_encoder
    found, place = [], 1  # after the start
    for word in prompt.split():
        count = len(encoder.tokenizer.numbers(word))
        found.append(tuple(range(place, min(place + count, encoder.length - 1))))  # before the end
        place += count
    return found
