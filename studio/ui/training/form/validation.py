"""Tells before a training starts that its model cannot learn its data, and which sizes of pictures it can."""

from studio.protocol.recipes import TrainRecipe

_MLP_SIDE = 32  # pixels; an MLP that denoises takes no larger pictures


def misfit(recipe: TrainRecipe, *, uses_schedule: bool) -> tuple[str, str] | None:
    """Return the field ("data" or "size") and one plain line about what cannot run; None when nothing is known.

    Args:
        recipe: What is to be trained.
        uses_schedule: Whether its model learns on a noise schedule, with the network of the recipe.
    """
    size, kind = recipe.dataset.size, recipe.network.kind
    if recipe.dataset.kind == "toy":
        if _takes_points(recipe, uses_schedule):
            return None
        return "data", "This model learns from pictures, not from points of the plane."
    if uses_schedule and kind == "mlp" and recipe.model == "diffusion" and size > _MLP_SIDE:
        return "size", f"An MLP learns from pictures of at most {_MLP_SIDE} px."
    multiple = size_multiple(recipe, uses_schedule=uses_schedule)
    if size % multiple:
        near = max(multiple, round(size / multiple) * multiple)
        return "size", f"The network halves pictures: use a multiple of {multiple}, such as {near}."
    return None


def size_multiple(recipe: TrainRecipe, *, uses_schedule: bool) -> int:
    """Return by how much the size of the pictures has to be divisible, so that the networks can halve it."""
    options = recipe.options
    if uses_schedule:
        halvings = 0 if recipe.network.kind == "mlp" else len(recipe.network.channels) - 1
        return int(2 ** (halvings + max(0, _length(options.get("autoencoder_channels")) - 1)))
    if recipe.model == "kl-autoencoder":
        return int(2 ** max(0, _length(options.get("channels")) - 1))
    if options.get("architecture") != "conv":
        return 1
    return int(2 ** (_length(options.get("hidden")) or 2))


def _takes_points(recipe: TrainRecipe, uses_schedule: bool) -> bool:
    if uses_schedule:
        return recipe.network.kind == "mlp" and recipe.model != "latent-diffusion"
    return recipe.model == "gan" and recipe.options.get("architecture") == "mlp"


def _length(option: object) -> int:
    return len(option) if isinstance(option, tuple) else 0
