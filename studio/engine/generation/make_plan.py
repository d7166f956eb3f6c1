"""Makes the plan of a recipe: which kind of generation it is, and where it starts."""

from dataclasses import replace

from studio.engine.generation.controls import read_controls
from studio.engine.generation.denoising import DenoisingPlan
from studio.engine.generation.forking import fork, read_fork_point
from studio.engine.generation.inpainting import Repainting, read_repainting
from studio.engine.generation.label_to_image import LabelToImage
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.one_pass import OnePass
from studio.engine.generation.plan import Plan
from studio.engine.generation.text_to_image import TextToImage
from studio.engine.models.decoder import DecoderModel
from studio.engine.models.kl_autoencoder import KlAutoencoderModel
from studio.engine.models.latent import LatentModel
from studio.engine.models.model import Model
from studio.engine.models.pixel import PixelModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.fitting import check_fits
from studio.protocol.generation_recipe import GenerateRecipe


def make_plan(recipe: GenerateRecipe, models: ModelCache, repainting: Repainting | None) -> Plan:
    """Return the plan of a recipe that fits its model's card, and whose picture and mask have been read.

    Raises:
        BadInput: The recipe asks for what its model cannot do, or names a record that cannot be continued.
    """
    plan = _plan(recipe, models, repainting)
    point = read_fork_point(recipe)
    if point is None:
        return plan
    if not isinstance(plan, DenoisingPlan):
        raise BadInput(f"The model {recipe.model} makes pictures in one pass; there is no step to continue from.")

    def parent() -> DenoisingPlan:
        card = models.get(point.parent.model).card
        check_fits(point.parent, card)
        made = make_plan(point.parent, models, read_repainting(point.parent, (card.size, card.size)))
        assert isinstance(made, DenoisingPlan), "other plans leave a record of one step, which is always kept"
        return made

    fork(plan, point, parent)
    return plan


def _with_vae(model: StableDiffusionModel, other: Model) -> StableDiffusionModel:
    """Return the model with another model's autoencoder; raises BadInput if its latents are of another shape."""
    if not isinstance(other, KlAutoencoderModel | StableDiffusionModel):
        raise BadInput(f"{other.card.name} has no autoencoder for latents.", field="vae")
    vae, own = other.vae.config, model.vae.config
    same = vae.latent_channels == own.latent_channels and vae.out_channels == own.out_channels
    if not same or len(vae.block_out_channels) != len(own.block_out_channels):
        raise BadInput(f"The autoencoder of {other.card.name} does not fit {model.card.name}.", field="vae")
    return replace(model, vae=other.vae)


def _refiner(recipe: GenerateRecipe, models: ModelCache) -> StableDiffusionModel | None:
    if recipe.refiner is None:
        return None
    refiner = models.get(recipe.refiner)
    if not isinstance(refiner, StableDiffusionModel):
        raise BadInput(f"{recipe.refiner} is no text-to-image model, and cannot refine.", field="refiner")
    return refiner


def _plan(recipe: GenerateRecipe, models: ModelCache, repainting: Repainting | None) -> Plan:
    model = models.get(recipe.model)
    if isinstance(model, StableDiffusionModel) and recipe.vae is not None:
        model = _with_vae(model, models.get(recipe.vae))
    if model.card.space == "plane" and repainting is not None:
        raise BadInput(f"The model {model.card.name} makes points of the plane; there is no picture to repaint.")
    if isinstance(model, PixelModel | LatentModel):
        return LabelToImage(recipe, model, repainting)
    if isinstance(model, StableDiffusionModel):
        return TextToImage(
            recipe, model, repainting, read_controls(recipe, model, models, repainting), _refiner(recipe, models)
        )
    assert isinstance(model, DecoderModel), "no other kind makes pictures"
    return OnePass(recipe, model)
