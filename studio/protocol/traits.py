"""What is known of each kind of model before torch is loaded: which settings its networks and losses hang on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Traits:
    """What sets a kind of model apart from others where settings are chosen; settings go by their dotted keys.

    Attributes:
        shapes: Those of which another value makes another network, which no checkpoint fits any more; beside the
            recipe's `network`, which is one for every kind.
        beginnings: Those that only count in a run's first steps: a branch would go on as if nothing had changed.
        unused: Those of every training that do nothing in this one.
    """

    shapes: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()


_PLAIN_NETWORK = ("options.architecture", "options.latent", "dataset.size")
_CODER = Traits(shapes=(*_PLAIN_NETWORK, "options.hidden"))
_LOSS_TELLS_NOTHING = ("patience",)  # it waits for the loss to fall no more
_AS_ITS_BASE = ("schedule.kind", "prediction_type")
_AS_ITS_TEACHER = (*_AS_ITS_BASE, "min_snr_gamma")
_KNOWN = {
    "gan": Traits(
        shapes=(
            *_PLAIN_NETWORK,
            "options.width",
            "options.conditional",
            "options.spectral_norm",
            "options.minibatch_std",
        ),
        unused=_LOSS_TELLS_NOTHING,
    ),
    "autoencoder": _CODER,
    "denoising-autoencoder": _CODER,
    "anomaly": _CODER,
    "vae": Traits(shapes=_CODER.shapes, beginnings=("options.anneal",)),
    "kl-autoencoder": Traits(shapes=("options.channels", "options.layers", "options.latent_channels")),
    "diffusion": Traits(shapes=("options.self_conditioning",)),
    "latent-diffusion": Traits(
        shapes=("options.autoencoder_channels", "options.latent_channels"), beginnings=("options.autoencoder_steps",)
    ),
    "distill": Traits(shapes=("options.teacher",), unused=_AS_ITS_TEACHER),
    "text-to-image": Traits(
        shapes=(
            "options.begin",
            "options.autoencoder",
            "options.prompt_length",
            "options.text_width",
            "options.text_layers",
        ),
        unused=_LOSS_TELLS_NOTHING,
    ),
    "controlnet": Traits(shapes=("options.base",), unused=(*_LOSS_TELLS_NOTHING, *_AS_ITS_BASE)),
    "lora": Traits(shapes=("options.base", "options.rank"), unused=_AS_ITS_BASE),
    "lightning": Traits(
        shapes=("options.base", "options.rank"), unused=(*_LOSS_TELLS_NOTHING, *_AS_ITS_TEACHER, "label_dropout")
    ),
}


def traits_of(model: str) -> Traits:
    """Return what is known of a kind of model, by the name that recipes give; of an unknown one, nothing."""
    return _KNOWN.get(model, Traits())
