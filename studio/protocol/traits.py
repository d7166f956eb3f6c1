"""Which settings define the network of each kind of model, and which ones it ignores; known without loading torch."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Traits:
    """How settings, by dotted key, affect one kind of model.

    Attributes:
        network: Settings that define the network, besides those under "network": checkpoints do not fit after a change.
        initial: Settings that affect only the first steps of a run, and therefore no branch.
        unused: General training settings that this kind ignores.
    """

    network: tuple[str, ...] = ()
    initial: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()

    def uses(self, key: str) -> bool:
        """Whether a setting, by its dotted key, has an effect on this kind."""
        return not any(key == unused or key.startswith(f"{unused}.") for unused in self.unused)


_OF_DENOISING = (
    "schedule",
    "network",
    "prediction_type",
    "min_snr_gamma",
    "timestep_shift",
    "label_dropout",
    "guidance",
    "sampler",
    "sample_steps",
)
_PLAIN_NETWORK = ("options.architecture", "options.latent", "dataset.size")
_CODER = Traits(network=(*_PLAIN_NETWORK, "options.hidden"), unused=_OF_DENOISING)
_UNINFORMATIVE_LOSS = ("patience",)  # early stopping needs a loss that tracks quality
_AS_ITS_BASE = ("schedule.kind", "prediction_type")
_BASE_NETWORK = ("network.width",)
_OF_PICTURES = ("dataset.augment",)  # latents are encoded once
_AS_ITS_TEACHER = (*_AS_ITS_BASE, "min_snr_gamma", "timestep_shift")
_KNOWN = {
    "gan": Traits(
        network=(
            *_PLAIN_NETWORK,
            "options.width",
            "options.conditional",
            "options.spectral_norm",
            "options.minibatch_std",
        ),
        unused=(*_UNINFORMATIVE_LOSS, *_OF_DENOISING),
    ),
    "autoencoder": _CODER,
    "denoising-autoencoder": _CODER,
    "anomaly": _CODER,
    "vae": Traits(network=_CODER.network, initial=("options.anneal",), unused=_OF_DENOISING),
    "kl-autoencoder": Traits(
        network=("options.begin", "options.channels", "options.layers", "options.latent_channels"), unused=_OF_DENOISING
    ),
    "diffusion": Traits(network=("options.self_conditioning",)),
    "latent-diffusion": Traits(
        network=("options.autoencoder_channels", "options.latent_channels"), initial=("options.autoencoder_steps",)
    ),
    "distill": Traits(network=("options.teacher",), unused=_AS_ITS_TEACHER),
    "text-to-image": Traits(
        network=(
            "options.begin",
            "options.autoencoder",
            "options.prompt_length",
            "options.text_width",
            "options.text_layers",
        ),
        unused=(*_UNINFORMATIVE_LOSS, *_OF_PICTURES),
    ),
    "controlnet": Traits(
        network=("options.base",), unused=(*_UNINFORMATIVE_LOSS, *_OF_PICTURES, *_AS_ITS_BASE, *_BASE_NETWORK)
    ),
    "lora": Traits(network=("options.base", "options.rank"), unused=(*_OF_PICTURES, *_AS_ITS_BASE, *_BASE_NETWORK)),
    "lightning": Traits(
        network=("options.base", "options.rank"),
        unused=(*_UNINFORMATIVE_LOSS, *_OF_PICTURES, *_AS_ITS_TEACHER, "label_dropout", *_BASE_NETWORK),
    ),
}


def traits_of(model: str) -> Traits:
    """Return the traits of a learner by name; an unknown one has none."""
    return _KNOWN.get(model, Traits())
