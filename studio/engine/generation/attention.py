"""Cross-attention maps of a prompt's words during denoising."""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
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
from studio.protocol.attention import HEAD_GROUPS, AttentionStep, MapAttention
from studio.protocol.errors import BadInput
from studio.protocol.events import Decoded, Event, Finished
from studio.protocol.files import make_folder, write_atomically
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.latents import Packed
from studio.protocol.record import open_record
from studio.protocol.requests import Attend, Stop
from studio.protocol.step_settings import settings_of_steps

_CROSS = ".attn2"  # how the names of cross-attention layers end


def attend(request: Attend, models: ModelCache) -> Decoded:
    """Write the map of every word of a request's prompt as one grey PNG, one below the other: [words * h, w].

    White is the strongest attention to a word. Draws no random numbers and does not affect a running job.

    Raises:
        BadInput: The latents do not match their description, the prompt is empty, the timestep is not the model's,
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
    write_atomically(out, png_bytes(np.ascontiguousarray(grey)))
    return Decoded(file=str(out))


@dataclass(frozen=True, eq=False)
class WordAttention:
    """Cross-attention of a noisy picture to the words of its prompt.

    Attributes:
        maps: The probability that a place attends to a word, float32 [words, h, w].
        layers: The names of all cross-attention layers, from the first to the last.
    """

    maps: Tensor
    layers: tuple[str, ...]

    @property
    def normalized(self) -> Tensor:
        """The maps, each scaled from 0 at its minimum to 1 at its maximum; zeros for a word with uniform attention."""
        low, high = self.maps.amin((1, 2), keepdim=True), self.maps.amax((1, 2), keepdim=True)
        return (self.maps - low) / (high - low).clamp(min=1e-12)


@torch.inference_mode()
def word_attention(
    model: StableDiffusionModel,
    prompt: str,
    latents: Tensor,
    timestep: int,
    controls: Sequence[AnyControl] = (),
    *,
    layer: str = "",
    heads: int | None = None,
) -> WordAttention:
    """Return the cross-attention of each position of a noisy picture to each word of the prompt.

    The attention probabilities of layers and heads, brought to the latents' resolution and averaged, summed over the
    tokens of a word (Tang et al. 2023, "What the DAAM").

    Args:
        model: The model.
        prompt: Words, separated by spaces.
        latents: x_t, float32 [1, C, h, w].
        timestep: t.
        controls: The ControlNets and T2I-Adapters that are active.
        layer: The name of a single layer; "" for all.
        heads: Which of HEAD_GROUPS groups of a layer's heads; None for all.

    Returns:
        The attention; zeros for a word beyond the end of the truncated prompt.

    Raises:
        BadInput: The model has no such layer, a layer has fewer heads, or the model inpaints: it also sees the mask.
    """
    if model.inpaints:
        raise BadInput(f"{model.card.name} also sees a mask, so its attention to words cannot be shown.")
    height, width = latents.shape[-2:]
    with _watched(model.unet) as seen:
        size = (width * model.factor, height * model.factor)
        conditioning, _ = model.conditioning([prompt], size=size)
        model.predict(latents, torch.tensor([timestep], device=latents.device), conditioning, controls)
    names = tuple(name for name, _ in seen)
    if layer and layer not in names:
        raise BadInput(f"{model.card.name} has no attention layer {layer}.")
    # the U-Net's levels halve the sides, rounded up
    sides = {math.prod(side): side for side in ((-(-height // 2**k), -(-width // 2**k)) for k in range(8))}
    layers = []
    for name, scores in seen:  # [heads, places, tokens]
        if layer and name != layer:
            continue
        some = scores if heads is None else scores[_group(len(scores), heads)]
        if not len(some):
            raise BadInput(f"The layer {name} has {len(scores)} attention heads: group {heads} is empty.")
        rows = some.mean(0).T.unflatten(1, sides[scores.shape[1]])
        layers.append(F.interpolate(rows[None], size=(height, width), mode="bilinear")[0])
    tokens = torch.stack(layers).mean(0)
    return WordAttention(torch.stack([tokens[list(at)].sum(0) for at in _tokens_of_words(model, prompt)]), names)


def word_maps(
    model: StableDiffusionModel,
    prompt: str,
    latents: Tensor,
    timestep: int,
    controls: Sequence[AnyControl] = (),
) -> Tensor:
    """Return the attention of all layers and heads, scaled to 0 ... 1 for each word; see `word_attention`."""
    return word_attention(model, prompt, latents, timestep, controls).normalized


def map_attention(job: MapAttention, models: ModelCache, stop_requested: Callable[[], Stop | None]) -> Iterator[Event]:
    """Run the job of a window: yields an AttentionStep for each kept step of a picture, and Finished.

    Raises:
        BadInput: The record cannot be read, or its model takes no prompt; a layer or head is not there.
    """
    record = open_record(Path(job.record))
    recipe = record.recipe()
    if recipe is None:
        raise BadInput(f"{record.path.name} has no recipe: its prompt is not known.")
    model = models.get(recipe.model)
    if not isinstance(model, StableDiffusionModel):
        raise BadInput(f"The model {model.card.name} takes no prompt: there are no words to look at.")
    if not recipe.prompt.split():
        raise BadInput("There are no words whose attention could be shown.")
    if job.picture >= record.x_t.shape[1]:
        raise BadInput(f"There is no picture {job.picture} in this record.")
    frames = int(record.written[job.picture])
    controls = _controls_of_steps(recipe, record.info.steps, model, models)
    for frame in range(frames):
        if stop_requested() is not None:
            yield Finished(stopped=True)
            return
        step, t = record.info.kept[frame], int(record.info.timesteps[frame])
        latents = torch.from_numpy(record.x_t[frame, job.picture].astype(np.float32))[None].to(model.device)
        found = word_attention(model, recipe.prompt, latents, t, controls(step), layer=job.layer, heads=job.heads)
        grey = (found.normalized * 255).round().to(torch.uint8).cpu().numpy()
        yield AttentionStep(
            frame=frame,
            total=frames,
            step=step,
            timestep=t,
            words=tuple(recipe.prompt.split()),
            layers=found.layers,
            maps=Packed.of(grey, "u1"),
            shares=tuple(found.maps.mean((1, 2)).tolist()),
        )
    yield Finished()


def _controls(request: Attend, model: StableDiffusionModel, models: ModelCache) -> Sequence[AnyControl]:
    """Return the controls that are active in a request's step."""
    if request.controlled is None:
        return ()
    steps = request.controlled.steps
    return _controls_of_steps(request.controlled.recipe, steps, model, models)(request.controlled.step)


def _controls_of_steps(
    recipe: GenerateRecipe, steps: int, model: StableDiffusionModel, models: ModelCache
) -> Callable[[int], Sequence[AnyControl]]:
    """Return a function from a step to its active controls, each with its weight there."""
    if not recipe.controls:
        return lambda step: ()
    repainting = read_repainting(recipe, (model.card.size, model.card.size))
    controls = read_controls(recipe, model, models, repainting)
    active = active_controls(controls, range(steps), model.device)  # each step stands for its timestep
    settings = settings_of_steps(recipe, steps)

    def of_step(step: int) -> Sequence[AnyControl]:
        weighed = with_weights(active, settings[step].control_weights)
        return [control for control in weighed if control.applies(step)]

    return of_step


def _group(count: int, group: int) -> slice:
    """Return the heads of a group, of `count` heads."""
    return slice(count * group // HEAD_GROUPS, count * (group + 1) // HEAD_GROUPS)


@contextmanager
def _watched(unet: torch.nn.Module) -> Iterator[list[tuple[str, Tensor]]]:
    """Collect name and probabilities [heads, places, tokens] of every cross-attention in a pass of one picture."""
    seen: list[tuple[str, Tensor]] = []

    def watch(name: str, layer: torch.nn.Module, given: tuple[Tensor, ...], named: dict[str, Tensor]) -> None:
        places, words = given[0], named["encoder_hidden_states"]
        query, key = (layer.head_to_batch_dim(part) for part in (layer.to_q(places), layer.to_k(words)))
        seen.append((name, layer.get_attention_scores(query, key)))

    layers = {name: layer for name, layer in unet.named_modules() if name.endswith(_CROSS)}
    handles = [
        layer.register_forward_pre_hook(partial(watch, name.removesuffix(_CROSS)), with_kwargs=True)
        for name, layer in layers.items()
    ]
    try:
        yield seen
    finally:
        for handle in handles:
            handle.remove()


def _tokens_of_words(model: StableDiffusionModel, prompt: str) -> list[tuple[int, ...]]:
    """Return the indices of each word's tokens among those that the model reads."""
    encoder = model.text_encoder
    found, place = [], 1  # after the start token
    for word in prompt.split():
        count = len(encoder.tokenizer.numbers(word))
        found.append(tuple(range(place, min(place + count, encoder.length - 1))))  # before the end token
        place += count
    return found
