"""ControlNet: a copy of a U-Net's encoder learns to make a text-to-image model follow a control image."""

from collections.abc import Sequence
from typing import Any

import torch
from diffusers import ControlNetModel
from pydantic import Field
from torch import Tensor, nn

from studio.engine.data.picture_set import PictureSet
from studio.engine.data.scenes import scene_set
from studio.engine.learners.captioned_latents import CaptionedLatents, encoded_captions
from studio.engine.learners.control_hints import hints_of_kind
from studio.engine.learners.denoising import DenoisingLoss
from studio.engine.learners.reconstruction import in_rows
from studio.engine.learners.text_to_image import COLUMNS, DROPPED, SHEET_STEPS, load_base
from studio.engine.metrics.drawn_scenes.placed_things import placed_things
from studio.engine.metrics.edge_judging import edge_scores, edges_of
from studio.engine.models.conditioned_unet import ActiveControl
from studio.engine.models.conditioning import Conditioning
from studio.engine.models.controlnet import ControlModel, draw_along
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.learner import Grid, Judgement, Learner
from studio.engine.training.registry import register
from studio.protocol.frozen import Frozen
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import TrainRecipe

JUDGED, JUDGE_STEPS = 48, 20
_FIRST_HINT = 16  # channels of the hint encoder at full size; doubled at each halving


class ControlNetOptions(Frozen):
    """The base model, the kind of control image, and the strength of the ControlNet.

    Classifier-free guidance amplifies the prompt only, and so weakens the control image. To compensate, outputs are
    scaled by 1/strength during training, so that the network learns outputs that are stronger by that factor.
    """

    base: str = Field(default="pocket", description="a model's name, a run folder, or a model's folder or file")
    control: str = Field(default="canny", description="what it follows: canny, scribble, depth, or all in turn")
    strength: float = Field(default=2.0, ge=0.1, le=10, description="outputs are scaled by 1/strength in training")


@register("controlnet")
class ControlNet(Learner):
    """A ControlNet (Zhang et al. 2023); zero convolutions make it start without effect. The base is frozen.

    Schedule and prediction type are the base model's, whatever the recipe says.
    """

    Options = ControlNetOptions
    loss_tracks_quality = False

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Load the base and copy its encoder; see `Learner`. Raises BadInput if the base does not fit the data."""
        super().__init__(recipe, data, held_out, device)
        self.base = load_base(self.options.base, data, device)
        self.labels = ()
        card = self.base.card
        halvings = len(self.base.vae.config.block_out_channels) - 1
        self.net: Any = ControlNetModel.from_unet(
            self.base.unet,
            conditioning_embedding_out_channels=tuple(_FIRST_HINT * 2**level for level in range(halvings + 1)),
        )
        self.net.to(device).requires_grad_(True).train()
        self.parts = {"controlnet": self.net}
        own = recipe.model_copy(update={"schedule": card.schedule, "prediction_type": card.prediction_type})
        self._loss = DenoisingLoss(own, DROPPED, device)
        self._hints = hints_of_kind(self.options.control, data)
        self._latents = CaptionedLatents(data, held_out, self.base.latents_of, device, recipe, self._hints)

    def pictures(self, indices: Tensor, seen: int) -> tuple[Tensor, Tensor | None]:
        """Return the latents of an update."""
        return self._latents.pick(indices, seen), None

    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the squared error of the prediction of base and ControlNet together."""
        batch, captions, (hints,) = self._latents.of(batch)
        controls = (ActiveControl(self.net, _as_control(hints), 1 / self.options.strength),)
        with torch.no_grad():
            states = self.base.read([*captions, ""])

        def network(z_t: Tensor, t: Tensor, class_labels: Tensor, return_dict: bool) -> tuple[Tensor]:
            conditioning = Conditioning(encoded_captions(states, class_labels))
            return (self.base.predict(z_t, t, conditioning, controls),)

        each, t = self._loss(network, batch.pictures, batch)
        return Losses(each, t=t)

    @property
    def compiled(self) -> Sequence[nn.Module]:
        """The ControlNet and the U-Net that it steers."""
        return (self.net, self.base.unet)

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the card of a ControlNet."""
        base = self.base.card
        own = {"kind": ControlModel.kind, "base": base.name, "latent": base.latent, "guidance": base.guidance}
        return super().card(step, name).model_copy(update=own)

    def model(self, card: ModelCard) -> ControlModel:
        """Return the current ControlNet."""
        return ControlModel(card, self.net)

    def grid(self, step: int) -> Grid:
        """Return rows of control images of held-out pictures, each above the samples that follow them."""
        prompts, hints = self._prompts_and_hints(2 * COLUMNS)
        made = draw_along(self.base, self.net, prompts, hints, steps=SHEET_STEPS, seed=self.recipe.seed)
        return in_rows(hints * 2 - 1, made, columns=COLUMNS)

    def judge(self) -> Judgement:
        """Return how well edges are followed with and without the ControlNet; see `judge_edges`.

        For drawn scenes, the control images show a thing at a position that the prompt does not mention. A ControlNet
        of another kind is judged by the edges of the scene that its control image is of.
        """
        size, font, edges = self.data.size, self.recipe.dataset.path, None
        if self.data.title == scene_set.TITLE:
            prompts, scenes = placed_things(JUDGED, size, font)
            hints, edges = _as_control(self._hints(scenes)), edges_of(scenes.batch(torch.arange(JUDGED))[0])
        else:
            prompts, hints = self._prompts_and_hints(JUDGED)
        scores = judge_edges(
            self.base, self.net, prompts, hints.to(self.device), edges, steps=JUDGE_STEPS, seed=self.recipe.seed
        )
        return Judgement().with_figures(scores, len(prompts))

    def _prompts_and_hints(self, count: int) -> tuple[list[str], Tensor]:
        """Return captions of held-out pictures, and their control images, float32 [N, 3, H, W] in 0 ... 1."""
        nothing = Batch(torch.empty(0), None, torch.Generator(self.device))  # selects the held-out pictures
        _, captions, (hints,) = self._latents.of(nothing)
        chosen = [index * len(captions) // count % len(captions) for index in range(count)]
        return [captions[index] for index in chosen], _as_control(hints[chosen])


def _as_control(hints: Tensor) -> Tensor:
    """Return control images as a ControlNet takes them: float32 [N, 3, H, W] in 0 ... 1."""
    return (hints.float() / 255).expand(-1, 3, -1, -1)


def judge_edges(
    base: StableDiffusionModel,
    network: Any,
    prompts: Sequence[str],
    hints: Tensor,
    edges: Tensor | None = None,
    *,
    steps: int,
    seed: int = 0,
) -> dict[str, float]:
    """Draw along control images with the ControlNet and, from the same noise, without it; see `edge_scores`.

    Args:
        base: The text-to-image model.
        network: The ControlNet.
        prompts: N prompts.
        hints: The control images [N, 3, H, W] in 0 ... 1.
        edges: The edges to compare with, of the same shape; None where the control images themselves are edges.
        steps: Denoising steps.
        seed: See `Model.sample`.
    """
    drawn = [draw_along(base, shown, prompts, hints, steps=steps, seed=seed) for shown in (network, None)]
    return edge_scores(drawn[0], drawn[1], hints if edges is None else edges)
