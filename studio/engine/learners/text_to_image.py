"""Text to image: trains a text encoder and a U-Net jointly on captioned latents."""

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from pydantic import Field
from torch import Tensor, nn

from studio.engine.data.picture_set import PictureSet
from studio.engine.data.scenes import scene_set
from studio.engine.learners.captioned_latents import ENCODED, CaptionedLatents, encoded_captions
from studio.engine.learners.denoising import DenoisingLoss
from studio.engine.learners.known_regions import known_regions
from studio.engine.metrics.drawn_scenes.judging import judge_drawn_scenes
from studio.engine.models.files import load_model
from studio.engine.models.kl_autoencoder import KlAutoencoderModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.networks.kl_autoencoder import normalise_latents
from studio.engine.networks.text_encoder import build_text_encoder
from studio.engine.networks.text_unet import build_text_unet
from studio.engine.networks.tokenizer_learning import learn_tokenizer
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.learner import Grid, Judgement, Learner
from studio.engine.training.registry import register
from studio.protocol.errors import BadInput
from studio.protocol.files import expanded
from studio.protocol.frozen import Frozen
from studio.protocol.modelcard import ModelCard, find_model, known_models
from studio.protocol.training_recipe import TrainRecipe

COLUMNS = 6  # of the sample grid
SHEET_STEPS = 12
ONE, TWO = 84, 48  # prompts of an evaluation
DROPPED = 2**31  # the index of a dropped caption; see `encoded_captions`


class TextToImageOptions(Frozen):
    """The initial model, the autoencoder, and the architecture of the text encoder."""

    begin: str = Field(
        default="",
        description="a text-to-image model to continue from, with its tokenizer and autoencoder; empty: from scratch",
    )
    autoencoder: str = Field(
        default="pocket-vae", description="a model's name, a run folder, or a model's folder or file"
    )
    prompt_length: int = Field(default=32, ge=4, le=256, description="tokens per prompt, including start and end")
    text_width: int = Field(default=128, ge=8, le=2048)
    text_layers: int = Field(default=3, ge=1, le=48)
    text_heads: int = Field(default=4, ge=1, le=64)
    inpainting: float = Field(
        default=0.0,
        ge=0,
        le=1,
        description="share of pictures of which a part is shown without noise, as in inpainting",
    )


@register("text-to-image")
class TextToImageLearner(Learner):
    """A latent diffusion model (Rombach et al. 2022) with a text encoder of its own, in Stable Diffusion's form.

    The autoencoder is frozen, after its latents have been normalized to zero mean and unit variance per channel.
    Captions are dropped at random for classifier-free guidance.
    """

    Options = TextToImageOptions
    loss_tracks_quality = False  # samples keep improving when the loss hardly decreases

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Load the autoencoder and create the other networks; see `Learner`. Raises BadInput for unsuitable data."""
        super().__init__(recipe, data, held_out, device)
        if data.captions is None or not any(data.captions):
            raise BadInput("Text to image learns from captions, and this data has none.")
        self.labels = ()
        options = self.options
        initial = load_base(options.begin, data, device) if options.begin else None
        if initial is not None:
            self.vae: Any = initial.vae.requires_grad_(False)
            files = initial.text_encoder.files
        else:
            self.vae = self._load_autoencoder()
            normalise_latents(self.vae, self._some_moments())
            files = learn_tokenizer((*data.captions, *(held_out.captions or ())), options.prompt_length)
        if options.text_width % options.text_heads:
            raise BadInput(
                f"options.text_heads {options.text_heads} does not divide a width of {options.text_width}.",
                field="options.text_heads",
            )
        self.text = build_text_encoder(
            files,
            length=options.prompt_length,
            hidden=options.text_width,
            layers=options.text_layers,
            heads=options.text_heads,
        )
        side = data.size // 2 ** (len(self.vae.config.block_out_channels) - 1)
        self.latent = (self.vae.config.latent_channels, side, side)
        self.unet: Any = build_text_unet(recipe.network, size=side, channels=self.latent[0], hidden=options.text_width)
        if initial is not None:
            _copy_weights(options.begin, {self.text: initial.text_encoder, self.unet: initial.unet})
        self.text.to(device).train()
        self.unet.to(device).train()
        self.parts = {"text_encoder": self.text, "unet": self.unet, "vae": self.vae}
        self._loss = DenoisingLoss(recipe, DROPPED, device)
        self.schedule = self._loss.schedule
        self._latents = CaptionedLatents(data, held_out, self.model(self.card(0)).latents_of, device, recipe)

    def kept(self) -> dict[str, str]:
        """Return the tokenizer's files: with other captions, another one would be learned, whose numbers differ."""
        return {name: data.decode() for name, data in self.text.files.items()}

    def restore(self, kept: Mapping[str, str]) -> None:
        """Use the tokenizer that the weights were trained with."""
        if kept:
            self.text.use_tokenizer({name: text.encode() for name, text in kept.items()})

    def pictures(self, indices: Tensor, seen: int) -> tuple[Tensor, Tensor | None]:
        """Return the latents of an update."""
        return self._latents.pick(indices, seen), None

    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the denoising loss at one random timestep per picture."""
        batch, captions, _ = self._latents.of(batch)
        tokens = self.text.tokens([*captions, ""]).to(self.device)
        states = self.text(tokens).last_hidden_state

        def network(z_t: Tensor, t: Tensor, class_labels: Tensor, return_dict: bool) -> Any:
            return self.unet(z_t, t, encoded_captions(states, class_labels), return_dict=return_dict)

        share = self.options.inpainting
        known = known_regions(batch, share) if share else None
        each, t = self._loss(network, batch.pictures, batch, known=known)
        return Losses(each, t=t)

    @property
    def compiled(self) -> Sequence[nn.Module]:
        """The U-Net; the text encoder's batches differ in their last row."""
        return (self.unet,)

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the card of a text-to-image model."""
        own: dict[str, Any] = {
            "kind": StableDiffusionModel.kind,
            "latent": self.latent,
            "labels": (),
            "guidance": self.recipe.guidance,
        }
        if self.options.inpainting:
            own["known"] = "clean"
        return super().card(step, name).model_copy(update=own)

    def model(self, card: ModelCard) -> StableDiffusionModel:
        """Return the current model."""
        return StableDiffusionModel(card, self.text, self.unet, self.vae, self.schedule)

    def grid(self, step: int) -> Grid:
        """Return a sample for each of 24 fixed captions of held-out pictures, always from the same noise."""
        prompts = self._latents.prompts(4 * COLUMNS)
        made = self.distributed(self.model(self.card(step))).draw(
            prompts,
            guidance=self.recipe.guidance,
            seed=self.recipe.seed,
            steps=SHEET_STEPS,
            sampler=self.recipe.sampler,
        )
        return Grid(made, COLUMNS)

    def judge(self) -> Judgement:
        """Return the prompt adherence, for drawn scenes only; see `judge_drawn_scenes`."""
        if self.data.title != scene_set.TITLE:
            return Judgement()
        model, font = self.distributed(self.model(self.card(0))), self.recipe.dataset.path
        figures = judge_drawn_scenes(model, guidance=self.recipe.guidance, one=ONE, two=TWO, more=TWO, font=font)
        return Judgement().with_figures(figures, ONE)

    def _load_autoencoder(self) -> Any:
        name, data = self.options.autoencoder, self.data
        model = load_model(find_model(name), str(self.device))
        if not isinstance(model, KlAutoencoderModel | StableDiffusionModel):
            raise BadInput(f"{name} has no autoencoder for text to image.", field="options.autoencoder")
        if (model.card.size, model.card.channels) != (data.size, data.channels):
            has = f"{data.size}x{data.size} in {data.channels} channels"
            raise BadInput(
                f"The autoencoder of {name} is for pictures of {model.card.size}; the data has {has}.",
                field="dataset.size",
            )
        return model.vae.requires_grad_(False)

    def _some_moments(self) -> Tensor:
        """Return the unscaled posterior means of some pictures."""
        pictures = self.data.batch(self.data.some(1024))[0]
        with torch.no_grad():
            return torch.cat([self.vae.encode(part).latent_dist.mean for part in pictures.split(ENCODED)])


def _copy_weights(name: str, weights: dict[Any, Any]) -> None:
    """Copy the weights of an initial model into networks; raises BadInput when their shapes differ."""
    try:
        for network, initial in weights.items():
            network.load_state_dict(initial.state_dict())
    except RuntimeError as error:
        raise BadInput(f"{name} has networks of another size; give its own text_width and network.") from error


def load_base(name: str, data: PictureSet, device: torch.device) -> StableDiffusionModel:
    """Return a frozen base model; raises BadInput when it does not fit the data."""
    model = load_model(find_model(name), str(device))
    if not isinstance(model, StableDiffusionModel):
        raise BadInput(f"{name} is not a text-to-image model.", field="options.base")
    if data.captions is None or not any(data.captions):
        raise BadInput("Text to image learns from captions, and this data has none.")
    if (model.card.size, model.card.channels) != (data.size, data.channels):
        has = f"{data.size}x{data.size} in {data.channels} channels"
        raise BadInput(
            f"{name} makes pictures of {model.card.size}x{model.card.size} in colour; the data has {has}.",
            field="dataset.size",
        )
    return model


def text_card(own: ModelCard, base: str, card: ModelCard) -> ModelCard:
    """Return the card of a fine-tuned text-to-image model: `own` with the base's name and settings."""
    kept = ("kind", "latent", "labels", "prediction_type", "schedule", "guidance", "sampler", "steps", "known")
    where = base if base in known_models() else str(expanded(base).resolve())
    return own.model_copy(update={"base": where, **{name: getattr(card, name) for name in kept}})
