"""Validates a training recipe before the run starts: whether its model can learn from its data."""

from studio.protocol.continuation import another_network
from studio.protocol.errors import BadInput
from studio.protocol.training_recipe import TrainRecipe
from studio.protocol.traits import traits_of
from studio.ui.translation import tr

_MAX_MLP_SIZE = 32  # pixels per side


def validate(recipe: TrainRecipe, *, uses_schedule: bool) -> None:
    """Check what is known without reading the data or loading the engine.

    Args:
        recipe: What is to be trained.
        uses_schedule: The model is trained on a noise schedule, with the recipe's network.

    Raises:
        BadInput: The run would fail.
    """
    size, network = recipe.dataset.size, recipe.network.kind
    if recipe.patience is not None and "patience" in traits_of(recipe.model).unused:
        line = tr("Early stopping needs a loss that falls as this model improves; turn it off.")
        raise BadInput(line, field="patience")
    if recipe.dataset.kind == "toy":
        if not _accepts_points(recipe, uses_schedule):
            raise BadInput(tr("This model trains on pictures, not on 2-D toy data."), field="dataset.kind")
        return
    if uses_schedule and network == "mlp" and recipe.model == "diffusion" and size > _MAX_MLP_SIZE:
        raise BadInput(
            tr("An MLP trains on pictures of at most {max_mlp_size} px.").format(max_mlp_size=_MAX_MLP_SIZE),
            field="dataset.size",
        )
    multiple = size_multiple(recipe, uses_schedule=uses_schedule)
    if size % multiple:
        nearest = max(multiple, round(size / multiple) * multiple)
        line = tr("The network downsamples pictures: use a multiple of {multiple}, such as {nearest}.").format(
            multiple=multiple, nearest=nearest
        )
        raise BadInput(line, field="dataset.size")


def validate_branch(recipe: TrainRecipe, parent: TrainRecipe, titles: dict[str, str]) -> None:
    """Check that a branch has its parent's network.

    Args:
        recipe: Of the branch.
        parent: Of the run that it branches from.
        titles: What the form calls settings, by dotted key.

    Raises:
        BadInput: The parent's checkpoint does not fit the branch's network.
    """
    for key in another_network(parent, recipe):
        title = titles.get(key) or key.rpartition(".")[2].replace("_", " ").capitalize()
        line = tr(
            "{title} changes the network, and a branch keeps its parent's. Change it back, or cancel the branch."
        ).format(title=title)
        raise BadInput(line, field=key)


def size_multiple(recipe: TrainRecipe, *, uses_schedule: bool) -> int:
    """Return the number that the picture size must be divisible by, given how often the networks downsample."""
    options = recipe.options
    if uses_schedule:
        levels = 0 if recipe.network.kind == "mlp" else len(recipe.network.channels) - 1
        return int(2 ** (levels + max(0, _length(options.get("autoencoder_channels")) - 1)))
    if recipe.model == "kl-autoencoder":
        return int(2 ** max(0, _length(options.get("channels")) - 1))
    if options.get("architecture") != "conv":
        return 1
    return int(2 ** (_length(options.get("hidden")) or 2))


def _accepts_points(recipe: TrainRecipe, uses_schedule: bool) -> bool:
    if uses_schedule:
        return recipe.network.kind == "mlp" and recipe.model != "latent-diffusion"
    return recipe.model in ("gan", "vae") and recipe.options.get("architecture") == "mlp"


def _length(option: object) -> int:
    return len(option) if isinstance(option, tuple) else 0
