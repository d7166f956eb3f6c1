"""Text-to-image models of the Stable Diffusion family: text encoder, latent U-Net and autoencoder."""

import copy
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from typing import Any, ClassVar

import diffusers
import torch
from torch import Tensor, nn

from studio.engine.diffusion.guidance import combine, renoised, rescale
from studio.engine.diffusion.prediction import Denoiser, Prediction, make_denoiser, to_prediction
from studio.engine.diffusion.regions import is_early, on_empty_background
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import sample
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.models.conditioned_unet import AnyControl, predict
from studio.engine.models.conditioning import Conditioning, joined, read_prompts, size_ids
from studio.engine.models.formats.diffusers_layout import INDEX_FILE, SCHEDULER_FILE, scheduler_config
from studio.engine.models.kl_autoencoder import keep_range
from studio.engine.models.model import Model, required_part
from studio.engine.models.perturbed_attention import last_rows_perturbed, middle_self_attention, perturb
from studio.engine.models.region_prompts import PromptMixture, RegionPrompt
from studio.engine.models.turbo import network_for_run
from studio.engine.networks.lora import LoraWeights, fuse_lora
from studio.engine.networks.text_encoder import TextEncoder
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard
from studio.protocol.prompts.weights import Dialect

ReadPrompts = Callable[[Sequence[str], str], tuple[Conditioning, Conditioning]]


@dataclass(frozen=True)
class StableDiffusionModel(Model):
    """A text-to-image model (Rombach et al. 2022). Its folder loads in diffusers' own pipelines.

    Attributes:
        card: What it is and can do; `card.latent` is a latent's shape (C, h, w).
        text_encoder: Prompts -> the states for cross-attention.
        unet: diffusers' UNet2DConditionModel.
        vae: diffusers' AutoencoderKL; its `scaling_factor` brings latents to unit variance.
        schedule: The noise schedule of the U-Net.
        text_encoder_2: SDXL's second text encoder; the refiner has it alone, as `text_encoder`.
        computes_on: The device of pictures and latents, if the networks are stored elsewhere; see `Offloader`.
    """

    kind: ClassVar[str] = "stable-diffusion"
    card: ModelCard
    text_encoder: TextEncoder
    unet: Any
    vae: Any
    schedule: NoiseSchedule
    text_encoder_2: TextEncoder | None = None
    computes_on: torch.device | None = None

    @property
    def device(self) -> torch.device:
        """See `Model.device`."""
        return super().device if self.computes_on is None else self.computes_on

    @property
    def parts(self) -> Mapping[str, nn.Module]:
        """Text encoders, U-Net and autoencoder."""
        if self.is_refiner:
            return {"text_encoder_2": self.text_encoder, "unet": self.unet, "vae": self.vae}
        second = {} if self.text_encoder_2 is None else {"text_encoder_2": self.text_encoder_2}
        return {"text_encoder": self.text_encoder, **second, "unet": self.unet, "vae": self.vae}

    @property
    def encoders(self) -> tuple[TextEncoder, ...]:
        """The text encoders, one or two."""
        return (self.text_encoder,) if self.text_encoder_2 is None else (self.text_encoder, self.text_encoder_2)

    @property
    def is_xl(self) -> bool:
        """Whether it belongs to SDXL's families."""
        return self.card.family.startswith("sdxl")

    @property
    def is_refiner(self) -> bool:
        """Whether it is SDXL's refiner."""
        return self.card.family == "sdxl-refiner"

    @property
    def inpaints(self) -> bool:
        """Whether its U-Net also sees the mask and the masked picture."""
        return bool(self.unet.config.in_channels == 2 * self.card.latent[0] + 1)

    @property
    def has_guidance_input(self) -> bool:
        """Whether its U-Net was distilled with guidance as an input, which replaces the negative prompt."""
        return self.unet.config.time_cond_proj_dim is not None

    @property
    def factor(self) -> int:
        """Pixels of a picture for each place of a latent, across and down."""
        return int(2 ** (len(self.vae.config.block_out_channels) - 1))

    @classmethod
    def assemble(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> "StableDiffusionModel":
        """Assemble a model; refuses networks that contradict the card."""
        first = "text_encoder_2" if card.family == "sdxl-refiner" else "text_encoder"
        names = [first, *(["text_encoder_2"] if card.family in ("sdxl", "sdxl-inpaint") else [])]
        encoders: list[Any] = [required_part(card, parts, name) for name in names]
        unet, vae = (required_part(card, parts, name) for name in ("unet", "vae"))
        network: Any = unet.config
        coder: Any = vae.config
        side = card.size // 2 ** (len(coder.block_out_channels) - 1)
        channels = coder.latent_channels
        inputs = 2 * channels + 1 if card.family.endswith("inpaint") else channels
        said = (card.latent, card.channels, card.channels, network.in_channels, network.out_channels)
        found = ((channels, side, side), coder.in_channels, coder.out_channels, inputs, channels)
        wide = all(isinstance(encoder, TextEncoder) for encoder in encoders)
        wide = wide and sum(encoder.config.hidden_size for encoder in encoders) == network.cross_attention_dim
        own = bool(card.family) or network.sample_size == side  # the program's own models are trained at one size
        if said != found or not wide or not own:
            raise BadInput(f"{card.name} is inconsistent: its card and its networks' configurations differ.")
        keep_range(vae)
        return cls(card, encoders[0], unet, vae, NoiseSchedule.of_card(card), *encoders[1:])

    @classmethod
    def extra_files(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> dict[str, bytes]:
        """Return the tokenizer, the scheduler and the index from which diffusers assembles its pipelines.

        A LoRA has none of them: its card names its base model.
        """
        if card.base:
            return {}
        if card.family:
            raise BadInput(f"{card.name} was made elsewhere, and is used in place: copy its files instead.")
        text: Any = required_part(card, parts, "text_encoder")
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

    def for_export(self) -> tuple[ModelCard, Mapping[str, nn.Module]]:
        """Return the networks with a LoRA fused into their weights, so that the base model is not needed."""
        own = {"base": "", "model": "text-to-image"} if self.card.base else {}
        return self.card.model_copy(update=own), self.parts

    def diffusers_note(self) -> str:
        """Return which pipeline opens the folder."""
        return "Stock diffusers opens it as StableDiffusionPipeline."

    def read(self, prompts: Sequence[str], clip_skip: int = 1) -> Tensor:
        """Return the text encoders' states for prompts, [N, L, hidden]; see `read_prompts`."""
        return read_prompts(self.encoders, prompts, xl=self.is_xl, clip_skip=clip_skip)[0]

    def conditioning(
        self,
        prompts: Sequence[str],
        negative: str = "",
        size: tuple[int, int] | None = None,
        clip_skip: int = 1,
        dialect: Dialect = "plain",
    ) -> tuple[Conditioning, Conditioning]:
        """Return the conditioning of a batch, and that of its negative prompt.

        Args:
            prompts: One for each of the batch.
            negative: The negative prompt. An empty one stands for zeros, where the card says so.
            size: Width and height of the pictures, an input of SDXL; None: those on the card.
            clip_skip, dialect: See `read_prompts`.

        Raises:
            BadInput: A text encoder has no such layer.
        """
        count, size = len(prompts), size or (self.card.size, self.card.size)
        states, pooled = read_prompts(
            self.encoders, [*prompts, negative], xl=self.is_xl, clip_skip=clip_skip, dialect=dialect
        )
        whole = Conditioning(states, pooled)
        if pooled is not None:
            wanted, other = (
                size_ids(size, refiner=self.is_refiner, negative=flag, like=states) for flag in (False, True)
            )
            whole = Conditioning(states, pooled, torch.cat([wanted.expand(count, -1), other]))
        unwanted = whole.part(slice(count, None))
        if not negative and self.card.zero_empty_negative:
            unwanted = unwanted.zeros()
        return whole.part(slice(count)), unwanted.expand(count)

    @torch.inference_mode()
    def denoiser(
        self,
        prompts: Sequence[str],
        guidance: float,
        negative: str = "",
        controls: Sequence[AnyControl] = (),
        *,
        schedule: NoiseSchedule | None = None,
        size: tuple[int, int] | None = None,
        clip_skip: int = 1,
        dialect: Dialect = "plain",
        guidance_rescale: float = 0.0,
        pag_scale: float = 0.0,
        cfg_pp: bool = False,
        extra_channels: Tensor | None = None,
        images: Sequence[tuple[Tensor, Tensor]] = (),
        regions: Sequence[RegionPrompt] = (),
        bootstrap: bool = True,
        read: ReadPrompts | None = None,
    ) -> Denoiser:
        """Return the denoiser for a batch of latents, without clipping.

        Args:
            prompts: One for each of the batch; see `PromptMixture`.
            guidance: Classifier-free guidance scale: 1 uses only the prompt, 0 only the negative prompt.
            negative, size, clip_skip, dialect: See `conditioning`.
            controls: ControlNets and T2I-Adapters, whose outputs are summed. With them, all latents of a batch share
                one timestep.
            schedule: The noise schedule of the run; None for that of the training.
            guidance_rescale: See `rescale`.
            pag_scale: Scale of the perturbed-attention guidance; 0: none. See `perturb`.
            cfg_pp: Whether to use the guidance of CFG++, see `renoised`; no effect where one of the prompts is unused.
            extra_channels: Mask and masked latents for an inpainting model, [N, 1 + C, h, w]; see `predict`.
            images: For each IP-Adapter in the U-Net, the encoded picture and the one that stands for no picture,
                [1, 1, ...].
            regions: Parts of the pictures with prompts of their own.
            bootstrap: Whether regions are predicted alone in the first steps, see `diffusion.regions`; False where
                something else decides the layout, such as a control.
            read: Returns the conditioning of prompts and of the negative prompt, possibly from a cache.
        """
        schedule = schedule or self.schedule
        if pag_scale:
            middle_self_attention(self.unet)
        if cfg_pp and self.has_guidance_input:
            raise BadInput(
                f"{self.card.name} has guidance built in, and does not support CFG++.", field="guidance_kind"
            )
        count = len(prompts)
        mixture = PromptMixture(prompts, negative, regions, dialect)
        read = read or partial(self.conditioning, size=size, clip_skip=clip_skip, dialect=dialect)
        others = [
            text for text in mixture.negatives[1:] for _ in prompts
        ]  # encoded together for an equal number of chunks
        wanted, unwanted = read([*mixture.texts, *others], negative)
        unwanted = unwanted.part(slice(count)).with_images([none for _, none in images])
        unwanteds = [unwanted]
        unwanteds += [
            replace(unwanted, states=wanted.states[first : first + count], pooled=_rows(wanted.pooled, first, count))
            for first in range(len(mixture.texts), len(wanted), count)
        ]
        wanted = wanted.part(slice(len(mixture.texts))).with_images([picture for picture, _ in images])
        one_sided = self.has_guidance_input or guidance == 0 or (guidance == 1 and not cfg_pp)
        single = mixture.is_simple and one_sided
        guidance_input = guidance if self.has_guidance_input else None
        if single and guidance == 0 and guidance_input is None:
            wanted = reduce(joined, [unwanteds[index] for index in mixture.negative_of_areas])

        def rows_of(negatives: Sequence[Conditioning]) -> Conditioning:
            """Return the network's conditioning, with these negative prompts after the prompts."""
            rows = wanted if single else reduce(joined, [wanted, *negatives])
            return joined(rows, wanted) if pag_scale else rows

        rows, negative_of_areas = rows_of(unwanteds), mixture.negative_of_areas
        rows_alone = rows_of([unwanteds[index] for index in negative_of_areas]) if mixture.has_regions else rows
        perturbed_rows = len(wanted) if pag_scale else 0
        run = None if pag_scale else network_for_run(self.unet)  # the compiled copy has no perturbed attention
        columns = mixture.columns

        def network(active: Sequence[AnyControl], z_t: Tensor, t: Tensor) -> tuple[Tensor, Tensor]:
            """Return the guided and the unconditional output, which are equal without guidance."""
            alone = mixture.has_regions and bootstrap and is_early(int(t[0]), schedule)
            conditioning = rows_alone if alone else rows
            copies = len(conditioning) // count
            z_all = torch.cat([z_t] * copies)
            if alone:
                by_areas = mixture.centred(z_t, partial(on_empty_background, t=t, schedule=schedule))
                by_columns = mixture.by_columns(by_areas)
                z_all = torch.cat([*by_columns, *([] if single else by_areas), *(by_columns if pag_scale else [])])
            with last_rows_perturbed(self.unet, perturbed_rows):
                output = predict(
                    self.unet,
                    z_all if copies > 1 else z_t,
                    torch.cat([t] * copies) if copies > 1 else t,
                    conditioning,
                    active,
                    extra_channels=None if extra_channels is None else torch.cat([extra_channels] * copies),
                    guidance=guidance_input if single else None,
                    run=run,
                )
            if copies == 1:
                return output, output
            parts = output.chunk(copies)
            prompted, perturbed = list(parts[:columns]), list(parts[-columns:])
            negatives = list(parts[columns : copies - columns if pag_scale else copies])
            if alone:
                prompted, perturbed, negatives = (
                    mixture.shifted_back(outputs) if outputs else outputs
                    for outputs in (prompted, perturbed, negatives)
                )
            elif negatives:
                negatives = [negatives[index] for index in negative_of_areas]
            conditional = mixture.conditional(prompted, negatives)
            unconditional = conditional if single else mixture.unconditional(negatives)
            guided = conditional if single else combine(conditional, unconditional, guidance)
            if pag_scale:
                guided = perturb(conditional, mixture.conditional(perturbed, negatives), pag_scale, guided)
            if guidance_rescale and not single:
                guided = rescale(guided, conditional, guidance_rescale)
            return guided, unconditional

        def denoise(z_t: Tensor, t: Tensor) -> Prediction:
            active = [control for control in controls if control.applies(int(t[0]))]
            unconditional = z_t

            def model_fn(z_t: Tensor, t: Tensor) -> Tensor:
                nonlocal unconditional
                output, unconditional = network(active, z_t, t)
                return output

            prediction = make_denoiser(model_fn, self.card.prediction_type, schedule, clip=False)(z_t, t)
            if not cfg_pp or single:
                return prediction
            return renoised(
                prediction, to_prediction(unconditional, self.card.prediction_type, z_t, t, schedule, clip=False)
            )

        return denoise

    def predict(
        self, z_t: Tensor, t: Tensor, conditioning: Conditioning, controls: Sequence[AnyControl] = ()
    ) -> Tensor:
        """Return the U-Net's output for latents [N, *latent] at timesteps [N]; see `conditioned_unet.predict`."""
        return predict(self.unet, z_t, t, conditioning, controls)

    @property
    def encodes_stochastically(self) -> bool:
        """Whether the encoder gives a distribution of latents with a spread; that of a TAESD has none."""
        return not hasattr(self.vae, "latent_magnitude")

    @torch.inference_mode()
    def posterior(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """Return mean and standard deviation of the latents [N, *latent] of pictures [N, C, H, W] in [-1, 1]."""
        found, factor = self.vae.encode(pictures.to(self.vae.dtype)).latent_dist, self.vae.config.scaling_factor
        return found.mean.to(pictures.dtype) * factor, found.std.to(pictures.dtype) * factor

    def latents_of(self, pictures: Tensor) -> tuple[Tensor]:
        """Return the latents [N, *latent] of pictures [N, C, H, W] in [-1, 1]: the posterior's mean, in float32."""
        with torch.no_grad(), torch.autocast(self.device.type, enabled=False):
            return (self.vae.encode(pictures).latent_dist.mean * self.vae.config.scaling_factor,)

    def with_fused_lora(self, lora: LoraWeights, card: ModelCard) -> "StableDiffusionModel":
        """Return the model with a LoRA fused into a copy of its U-Net; raises BadInput when they do not fit."""
        unet = copy.deepcopy(self.unet)
        fuse_lora(unet, lora)
        return replace(self, card=card, unet=unet)

    @torch.inference_mode()
    def decode(self, latents: Tensor) -> Tensor:
        """Return the pictures [N, C, H, W] in [-1, 1] of latents [N, *latent]; noisy latents are allowed."""
        scaled = latents / self.vae.config.scaling_factor
        pictures: Tensor = self.vae.decode(scaled.to(self.vae.dtype)).sample
        return pictures.to(latents.dtype).clamp(-1, 1)

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
        controls: Sequence[AnyControl] = (),
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


def _rows(values: Tensor | None, first: int, count: int) -> Tensor | None:
    return None if values is None else values[first : first + count]
