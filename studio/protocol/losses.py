"""Describes the loss of each kind of model: its unit, which decides what may share an axis, and groups of terms."""

from dataclasses import dataclass

from studio.protocol.training_recipe import AugmentSpec, TrainRecipe

_IN_LATENTS = ("latent-diffusion", "text-to-image", "controlnet", "lora")
_RECONSTRUCTING = ("autoencoder", "denoising-autoencoder", "anomaly")
_RECONSTRUCTION_UNITS = {"mse": "MSE", "l1": "MAE", "bce": "BCE in nats per value"}
_ADVERSARIAL_UNITS = {"non-saturating": "BCE in nats", "hinge": "hinge loss", "wasserstein": "critic score"}
_PREDICTED = {"epsilon": "ε", "x0": "x₀", "v": "v", "mean": "the posterior mean"}


@dataclass(frozen=True)
class TermGroup:
    """Loss terms, or other measures of a step, that share a chart.

    Attributes:
        title: The chart's title.
        unit: Their unit; terms of different units never share a chart.
        names: Their names in `Metrics.terms`; empty for all that no other group names.
        probability: Whether they are probabilities, so that the axis reaches from 0 to 1 with 0.5 marked.
    """

    title: str
    unit: str
    names: tuple[str, ...] = ()
    probability: bool = False


@dataclass(frozen=True)
class LossDescription:
    """The loss of a recipe's model.

    Attributes:
        title: The title of its chart.
        unit: Losses of different units are not comparable.
        shown: The terms that are shown in place of the loss: a GAN has one loss for each of its networks.
        groups: Further charts of terms, at most two.
    """

    title: str
    unit: str
    shown: tuple[str, ...] = ()
    groups: tuple[TermGroup, ...] = ()


def describe_loss(recipe: TrainRecipe) -> LossDescription:
    """Return the description of the loss that a recipe minimizes."""
    model, options = recipe.model, recipe.options
    if model == "gan":
        kind = str(options.get("loss", "non-saturating"))
        probability = kind == "non-saturating"
        outputs = TermGroup(
            "D(real) and D(fake)", "probability" if probability else "score", ("D(real)", "D(fake)"), probability
        )
        unit = _ADVERSARIAL_UNITS.get(kind, kind)
        return LossDescription("generator and discriminator loss", unit, ("generator", "discriminator"), (outputs,))
    if model == "vae":
        beta = options.get("beta", 1.0)
        unit = "nats" if beta == 1 else f"nats, β = {beta:g}" if isinstance(beta, int | float) else "nats"
        return LossDescription("loss", unit, groups=(TermGroup("loss terms", "nats"),))
    if model in _RECONSTRUCTING:
        kind = str(options.get("loss", "mse"))
        return LossDescription("loss", _RECONSTRUCTION_UNITS.get(kind, kind))
    if model == "kl-autoencoder":
        return LossDescription("loss", "weighted sum", groups=(TermGroup("loss terms", "weighted"),))
    unit = f"MSE of {_PREDICTED.get(recipe.prediction_type, recipe.prediction_type)}"
    if model in ("distill", "lightning"):
        return LossDescription("loss", f"{model}, MSE")
    if model in _IN_LATENTS:
        unit += " in latents"
    if recipe.min_snr_gamma is not None:
        unit += f", min-SNR γ = {recipe.min_snr_gamma:g}"
    if model == "latent-diffusion":
        autoencoder = TermGroup("autoencoder loss terms", "weighted", ("reconstruction", "kl"))
        return LossDescription("loss", unit, groups=(autoencoder, TermGroup("denoising loss", unit, ("denoising",))))
    known = model == "diffusion" or model in _IN_LATENTS
    return LossDescription("loss", unit if known else model, groups=(TermGroup("loss terms", ""),))


def comparable_losses(one: TrainRecipe, other: TrainRecipe) -> bool:
    """Whether the losses of two recipes have the same unit."""
    return describe_loss(one).unit == describe_loss(other).unit


def same_data(one: TrainRecipe, other: TrainRecipe) -> bool:
    """Whether two recipes are trained on the same data, so that their evaluations are comparable."""
    first, second = one.dataset, other.dataset
    if first.fingerprint and second.fingerprint:
        return first.fingerprint == second.fingerprint and first.held_out == second.held_out
    unmarked = {"fingerprint": None, "augment": AugmentSpec()}
    return first.model_copy(update=unmarked) == second.model_copy(update=unmarked)
