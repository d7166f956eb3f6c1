"""Makes the plan of a recipe: the kind of generation, and where it starts."""

from dataclasses import replace

from studio.engine.generation.controls import read_controls
from studio.engine.generation.denoising import DenoisingPlan
from studio.engine.generation.forking import begin_as_recorded, fork, read_fork_point
from studio.engine.generation.frame_edit import follow_edit, paint_frame
from studio.engine.generation.image_prompts import read_image_prompts
from studio.engine.generation.inpainting import Repainting, read_repainting
from studio.engine.generation.label_to_image import LabelToImage
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.one_pass import OnePass
from studio.engine.generation.plan import Plan
from studio.engine.generation.text_to_image import TextToImage, in_working_size
from studio.engine.models.decoder import DecoderModel
from studio.engine.models.kl_autoencoder import KlAutoencoderModel
from studio.engine.models.latent import LatentModel
from studio.engine.models.model import Model
from studio.engine.models.pixel import PixelModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.fitting import check_fits
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.record import Record

_MAX_ANCESTORS = 1000


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

    def parent_plan() -> DenoisingPlan:
        return plan_of_record(point.record, point.parent, models)

    fork(plan, point, parent_plan)
    if recipe.fork is not None and recipe.fork.edit is not None:
        # its own mask alone says where it may differ: an earlier paint's mask would undo what is painted outside of it
        paint_frame(plan, point, recipe.fork.edit, parent_plan)
    else:
        _keep_painted(plan, point.parent, models)
    return plan


def plan_of_record(record: Record, recipe: GenerateRecipe, models: ModelCache) -> DenoisingPlan:
    """Return the plan that made a record, whose recipe is given; if it was a fork, the parent's record is not needed.

    Raises:
        BadInput: The model or a file that the recipe names is gone or has changed, or it denoises nothing.
    """
    card = models.get(recipe.model).card
    check_fits(recipe, card)
    plan = _plan(recipe, models, read_repainting(recipe, (card.size, card.size)))
    if not isinstance(plan, DenoisingPlan):
        raise BadInput(f"The model {recipe.model} makes pictures in one pass; there are no denoising steps.")
    if recipe.fork is not None:
        begin_as_recorded(plan, record)
        _keep_painted(plan, recipe, models)
    return plan


def _keep_painted(plan: DenoisingPlan, recipe: GenerateRecipe, models: ModelCache) -> None:
    """Make a plan that continues the run of a painted fork, or of forks of it, treat its states as that fork does.

    Raises:
        BadInput: The record that was painted into is gone or broken.
    """
    for _ in range(_MAX_ANCESTORS):  # a damaged record may name itself
        edit = None if recipe.fork is None else recipe.fork.edit
        try:
            point = read_fork_point(recipe)
        except BadInput:
            if edit is not None:
                raise
            return  # of what came before a record that is gone, nothing is known
        if point is None:
            return
        if edit is not None:
            follow_edit(plan, point, edit, plan_of_record(point.record, point.parent, models))
            return
        recipe = point.parent


def with_recipe_vae(model: Model, recipe: GenerateRecipe, models: ModelCache) -> Model:
    """Return a model with the autoencoder that the recipe names, if it names one and the model takes one."""
    if isinstance(model, StableDiffusionModel) and recipe.vae is not None:
        return _with_vae(model, models.get(recipe.vae))
    return model


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
        raise BadInput(f"{recipe.refiner} is not a text-to-image model and cannot refine.", field="refiner")
    return refiner


def _plan(recipe: GenerateRecipe, models: ModelCache, repainting: Repainting | None) -> Plan:
    model = models.get(recipe.model)
    model = with_recipe_vae(model, recipe, models)
    if model.card.space == "plane" and repainting is not None:
        raise BadInput(f"The model {model.card.name} makes points of the plane; there is no picture to repaint.")
    if isinstance(model, PixelModel | LatentModel):
        return LabelToImage(recipe, model, repainting)
    if isinstance(model, StableDiffusionModel):
        recipe = in_working_size(recipe, model, repainting)
        return TextToImage(
            recipe,
            model,
            repainting,
            read_controls(recipe, model, models, repainting),
            _refiner(recipe, models),
            read_image_prompts(recipe, model, models),
        )
    assert isinstance(model, DecoderModel), "no other kind makes pictures"
    return OnePass(recipe, model)
