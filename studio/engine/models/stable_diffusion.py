"""Text-to-image models of the Stable Diffusion family: text encoder, latent U-Net and autoencoder."""

import copy
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

import diffusers
import torch
from torch import Tensor, nn

from studio.engine.diffusion.guidance import combine
from studio.engine.diffusion.prediction import Denoiser, Prediction, make_denoiser
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import sample
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.models.formats.diffusers_layout import INDEX_FILE, SCHEDULER_FILE, scheduler_config
from studio.engine.models.model import Model, the_part
from studio.engine.networks.lora import LoraWeights, fuse_lora
from studio.engine.networks.text_encoder import TextEncoder
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard


@dataclass(frozen=True)
class ActiveControl:
    """A ControlNet with its input during sampling.

    Attributes:
        network: diffusers' ControlNetModel.
        images: The control images, float32 [N, 3, H, W] in 0 ... 1; repeated in order for a larger batch.
        weight: Factor of its outputs.
        timesteps: Where it is active; None: everywhere.
    """

    network: Any
    images: Tensor
    weight: float = 1.0
    timesteps: frozenset[int] | None = None

    def applies(self, t: int) -> bool:
        """Whether it is active at a timestep."""
        return self.timesteps is None or t in self.timesteps


@dataclass(frozen=True)
class StableDiffusionModel(Model):
    """A text-to-image model (Rombach et al. 2022). Its folder loads in diffusers' own pipelines.

    Attributes:
        card: What it is and can do; `card.latent` is a latent's shape (C, h, w).
        text_encoder: Prompts -> the states for cross-attention.
        unet: diffusers' UNet2DConditionModel.
        vae: diffusers' AutoencoderKL; its `scaling_factor` brings latents to unit variance.
        schedule: The noise schedule of the U-Net.
    """

    kind: ClassVar[str] = "stable-diffusion"
    card: ModelCard
    text_encoder: TextEncoder
    unet: Any
    vae: Any
    schedule: NoiseSchedule

    @property
    def parts(self) -> Mapping[str, nn.Module]:
        """Text encoder, U-Net and autoencoder."""
        return {"text_encoder": self.text_encoder, "unet": self.unet, "vae": self.vae}

    @classmethod
    def assemble(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> "StableDiffusionModel":
        """Assemble a model; refuses networks that contradict the card."""
        text, unet, vae = (the_part(card, parts, name) for name in ("text_encoder", "unet", "vae"))
        network: Any = unet.config
        coder: Any = vae.config
        words: Any = text.config
        side = card.size // 2 ** (len(coder.block_out_channels) - 1)
        latent = (coder.latent_channels, side, side)
        said = (card.latent, card.latent, card.channels, card.channels, words.hidden_size)
        shape = (network.in_channels, network.sample_size, network.sample_size)
        if not isinstance(text, TextEncoder) or said != (
            latent,
            shape,
            coder.in_channels,
            coder.out_channels,
            network.cross_attention_dim,
        ):
            raise BadInput(f"{card.name} does not hold together: its card and its networks' descriptions differ.")
        return cls(card, text, unet, vae, NoiseSchedule.of(card.schedule))

    @classmethod
    def extra_files(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> dict[str, bytes]:
        """Return the tokenizer, the scheduler and the index from which diffusers assembles its pipelines.

        A LoRA has none of them: its card names its base model.
        """
        if card.base:
            return {}
        text: Any = the_part(card, parts, "text_encoder")
        scheduler = scheduler_config(card)
        if scheduler is None:
            raise BadInput(f"Stable Diffusion models have no prediction type {card.prediction_type!r}.")
        scheduler |= {"_class_name": "DDIMScheduler", "clip_sample": False, "set_alpha_to_one": True, "steps_offset": 1}
        scheduler.pop("variance_type")
        index: dict[str, Any] = {
            "_class_name": "StableDiffusionPipeline",
            "_diffusers_version": diffusers.__version__,
            "feature_extractor": [None, None],
            "image_encoder": [None, None],
            "requires_safety_checker": False,
            "safety_checker": [None, None],
            "scheduler": ["diffusers", "DDIMScheduler"],
            "text_encoder": ["transformers", "CLIPTextModel"],
            "tokenizer": ["transformers", "CLIPTokenizer"],
            "unet": ["diffusers", "UNet2DConditionModel"],
            "vae": ["diffusers", "AutoencoderKL"],
        }
        own = {INDEX_FILE: index, SCHEDULER_FILE: scheduler}
        return {**text.files, **{name: (json.dumps(data, indent=2) + "\n").encode() for name, data in own.items()}}

    def for_others(self) -> tuple[ModelCard, Mapping[str, nn.Module]]:
        """Return the networks with a LoRA fused into their weights, so that the base model is not needed."""
        own = {"base": "", "model": "text-to-image"} if self.card.base else {}
        return self.card.model_copy(update=own), self.parts

    def in_diffusers(self) -> str:
        """Return which pipeline opens the folder."""
        return "Stock diffusers opens it as StableDiffusionPipeline."

    def read(self, prompts: Sequence[str]) -> Tensor:
        """Return the text encoder's states for prompts, [N, L, hidden]."""
        states: Tensor = self.text_encoder(self.text_encoder.tokens(prompts).to(self.device)).last_hidden_state
        return states

    @torch.inference_mode()
    def denoiser(
        self, prompts: Sequence[str], guidance: float, negative: str = "", controls: Sequence[ActiveControl] = ()
    ) -> Denoiser:
        """Return the denoiser for a batch of latents, without clipping.

        Args:
            prompts: One for each of the batch.
            guidance: Classifier-free guidance scale: 1 uses only the prompt, 0 only the negative prompt.
            negative: The negative prompt.
            controls: ControlNets, whose outputs are summed. With them, all latents of a batch share one timestep.
        """
        count, states = len(prompts), self.read([*prompts, negative])
        both = torch.cat([states[:count], states[count:].expand(count, -1, -1)])

        def network(active: Sequence[ActiveControl], z_t: Tensor, t: Tensor) -> Tensor:
            if guidance in (0, 1):
                return self.predict(z_t, t, both[:count] if guidance == 1 else both[count:], active)
            output = self.predict(torch.cat([z_t, z_t]), torch.cat([t, t]), both, active)
            conditional, unconditional = output.chunk(2)
            return combine(conditional, unconditional, guidance)

        def denoise(z_t: Tensor, t: Tensor) -> Prediction:
            active = [control for control in controls if control.applies(int(t[0]))]
            model_fn = partial(network, active)
            return make_denoiser(model_fn, self.card.prediction_type, self.schedule, clip=False)(z_t, t)

        return denoise

    def predict(self, z_t: Tensor, t: Tensor, states: Tensor, controls: Sequence[ActiveControl] = ()) -> Tensor:
        """Return the U-Net's output for latents [N, *latent] at timesteps [N] with text states [N, L, hidden].

        Args:
            z_t: The noisy latents.
            t: Their timesteps.
            states: The text encoder's states.
            controls: The ControlNets that are active; see `ActiveControl.applies`.
        """
        down: list[Tensor] | None = None
        middle: Tensor | None = None
        for control in controls:
            images = control.images.repeat(len(z_t) // len(control.images), 1, 1, 1)
            own_down, own_middle = control.network(
                z_t, t, states, controlnet_cond=images, conditioning_scale=control.weight, return_dict=False
            )
            down = own_down if down is None else [a + b for a, b in zip(down, own_down, strict=True)]
            middle = own_middle if middle is None else middle + own_middle
        more = (
            {} if down is None else {"down_block_additional_residuals": down, "mid_block_additional_residual": middle}
        )
        output: Tensor = self.unet(z_t, t, states, return_dict=False, **more)[0]
        return output

    @torch.inference_mode()
    def posterior(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """Return mean and standard deviation of the latents [N, *latent] of pictures [N, C, H, W] in [-1, 1]."""
        found, factor = self.vae.encode(pictures).latent_dist, self.vae.config.scaling_factor
        return found.mean * factor, found.std * factor

    def latents_of(self, pictures: Tensor) -> tuple[Tensor]:
        """Return the latents [N, *latent] of pictures [N, C, H, W] in [-1, 1]: the posterior's mean, in float32."""
        with torch.no_grad(), torch.autocast(self.device.type, enabled=False):
            return (self.vae.encode(pictures).latent_dist.mean * self.vae.config.scaling_factor,)

    def changed_by(self, lora: LoraWeights, card: ModelCard) -> "StableDiffusionModel":
        """Return the model with a LoRA fused into a copy of its U-Net; raises BadInput when they do not fit."""
        unet = copy.deepcopy(self.unet)
        fuse_lora(unet, lora)
        return StableDiffusionModel(card, self.text_encoder, unet, self.vae, self.schedule)

    @torch.inference_mode()
    def decode(self, latents: Tensor) -> Tensor:
        """Return the pictures [N, C, H, W] in [-1, 1] of latents [N, *latent]; noisy latents are allowed."""
        pictures: Tensor = self.vae.decode(latents / self.vae.config.scaling_factor).sample
        return pictures.clamp(-1, 1)

    @torch.inference_mode()
    def draw(
        self,
        prompts: Sequence[str],
        *,
        guidance: float,
        seed: int,
        steps: int,
        first: int = 0,
        sampler: str = "ddim",
        controls: Sequence[ActiveControl] = (),
    ) -> Tensor:
        """Make one picture for each prompt: [N, C, H, W] in [-1, 1]; see `Model.sample` for the noise."""
        generators = picture_generators(seed, len(prompts), first)
        latents = randn((len(prompts), *self.card.latent), generators, self.device)
        denoiser = self.denoiser(prompts, guidance, controls=controls)
        for step in sample(denoiser, latents, self.schedule, sampler=sampler, steps=steps, generators=generators):
            latents = step.x_next
        return self.decode(latents).clone()

    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Make pictures without a prompt; see `Model.sample`."""
        self.check_labels(labels)
        return self.draw([""] * len(labels), guidance=1.0, seed=seed, first=first, steps=steps or self.card.steps)
