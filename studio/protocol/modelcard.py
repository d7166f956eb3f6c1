"""Model cards (studio.json in every model folder): the properties and abilities of a model, readable without torch."""

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import path_named, read_regular, shortened
from studio.protocol.frozen import Frozen, describe
from studio.protocol.jsontext import MAX_BYTES
from studio.protocol.samplers import SamplerName
from studio.protocol.spaces import Space, space_of
from studio.protocol.training_recipe import PredictionType, ScheduleSpec

CARD_FILE = "studio.json"
CARD_KEY = "studio.card"  # of a card in the metadata of a .safetensors file
BEST = "best"  # RUN@best is a run's best checkpoint
TINY_AUTOENCODER = "tiny-autoencoder"  # `ModelCard.model` of a small copy of an autoencoder, for previews
CONSISTENCY_SCHEDULER = "CMStochasticIterativeScheduler"
LATENT_KINDS = ("latent", "stable-diffusion")  # generate latents, which their autoencoders decode
Family = Literal["", "sd1", "sd1-inpaint", "sd2", "sd2-inpaint", "sdxl", "sdxl-inpaint", "sdxl-refiner"]
GENERATORS = ("pixel", "latent", "stable-diffusion", "decoder")  # other kinds generate no pictures


class SchedulerDefaults(Frozen):
    """How the scheduler of a foreign model places its timesteps; the defaults are the program's own.

    Attributes:
        class_name: diffusers' scheduler, as PNDMScheduler; empty for the program's own models.
        timestep_spacing: How sampling timesteps are spread over the training timesteps (Lin et al. 2024, Table 2).
        steps_offset: Added to timesteps of "leading" spacing.
        set_alpha_to_one: Whether the last step ends at ᾱ = 1; otherwise at ᾱ_0.
        use_karras_sigmas: Whether noise levels are spaced as Karras et al. 2022, equation 5.
        original_inference_steps: Steps of the distillation that a latent consistency model was trained for.
        clip_sample: Whether estimates of the clean picture are clipped to [-1, 1]; latents never are.
        sigma_data: Standard deviation of the data that a consistency model was trained with.
    """

    class_name: str = ""
    timestep_spacing: Literal["leading", "linspace", "trailing"] = "trailing"
    steps_offset: int = Field(default=0, ge=0, le=1)
    set_alpha_to_one: bool = True
    use_karras_sigmas: bool = False
    original_inference_steps: int = Field(default=50, ge=1, le=10_000)
    clip_sample: bool = True
    sigma_data: float = Field(default=0.5, gt=0)

    @property
    def of_consistency(self) -> bool:
        """Whether the model estimates the clean picture from any noise level in one step (Song et al. 2023)."""
        return self.class_name == CONSISTENCY_SCHEDULER


class ModelCard(Frozen):
    """A model's properties that are known before its weights are loaded.

    Attributes:
        kind: How it generates: "pixel" denoises pictures or 2-D points, "latent" denoises latents and decodes them,
            "stable-diffusion" does so from a prompt, "decoder" takes one pass. Others generate nothing: "depth",
            "pose" and "segmentation" estimate something from a picture; "object" selects something in it; "upscaler"
            enlarges it.
        family: Of Stable Diffusion models made elsewhere, and of ControlNets for them; empty for the program's own.
        model: The learner's name, as in training recipes.
        size: Width and height of its pictures; 1 for 2-D points.
        channels: 1 (grey), 3 (colour), or 2 (the coordinates of points).
        base: Name of the model that a ControlNet or a LoRA was trained for.
        latent: Shape of a latent, without the batch; empty for a model without latents.
        labels: Class names; empty for an unconditional model.
        schedule_table: ᾱ_t of each timestep where the noise schedule is none of the known kinds; of `schedule`, the
            number of timesteps and `zero_terminal_snr` hold then. Empty for known ones.
        scheduler: How a foreign model's scheduler places its timesteps; the noise schedule itself is in `schedule`.
        distilled: How it was distilled for a few steps, as "Lightning"; empty for other models.
        zero_empty_negative: Whether an empty negative prompt is encoded as zeros, as in SDXL, rather than as an empty
            text (diffusers' `force_zeros_for_empty_prompt`).
        known: How it was trained to see the known region of a picture while the rest is inpainted: noised like the
            rest, or clean.
        figures: Measured metrics by name.
    """

    version: Literal[1] = 1
    name: str
    title: str
    kind: str = "pixel"
    family: Family = ""
    model: str = "diffusion"
    size: int
    channels: Literal[1, 2, 3]
    base: str = ""
    latent: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    prediction_type: PredictionType = "epsilon"
    schedule: ScheduleSpec = ScheduleSpec()
    schedule_table: tuple[float, ...] = ()
    scheduler: SchedulerDefaults = SchedulerDefaults()
    zero_empty_negative: bool = False
    distilled: str = ""
    guidance: float = 1.0
    sampler: SamplerName = "ddim"
    steps: int = 50
    dataset: str = ""
    known: Literal["noisy", "clean"] = "noisy"
    figures: dict[str, float] = {}

    @property
    def space(self) -> Space:
        """The space that it generates in."""
        return "latent" if self.kind in LATENT_KINDS else space_of(self.size, self.channels)

    @property
    def makes_pictures(self) -> bool:
        """Whether it generates pictures by itself."""
        return self.kind in GENERATORS

    @property
    def takes_prompt(self) -> bool:
        """Whether it generates from a text prompt."""
        return self.kind == "stable-diffusion"


def read_card(place: Path) -> ModelCard:
    """Read the card of a model's folder or file; that of another program's model is made from its configurations.

    Raises:
        BadInput: There is no model, or it is broken.
    """
    if os.path.isfile(place):
        return _card_of_file(place)
    path = place / CARD_FILE
    if not os.path.lexists(path) and is_foreign(place):
        from studio.protocol.foreign.card import card_of_folder

        return card_of_folder(place)
    try:
        return ModelCard.model_validate_json(read_regular(path, MAX_BYTES))
    except OSError as error:
        raise BadInput(f"{place} is not a model folder: it has no readable {CARD_FILE}.") from error
    except ValidationError as error:
        raise BadInput(f"{path} is broken: {describe(error)}") from error


def is_foreign(folder: Path) -> bool:
    """Whether a folder without a card seems to be a model of diffusers: a pipeline's, or that of one network."""
    return any(os.path.isfile(folder / name) for name in ("model_index.json", "config.json"))


def made_elsewhere(place: Path) -> bool:
    """Whether a model's folder or file has no card of this program, so that it is used in place."""
    from studio.protocol.weightsheader import read_weights_header, refuse_pickle

    if os.path.isfile(place):
        refuse_pickle(place)
        return place.suffix.lower() == ".safetensors" and CARD_KEY not in read_weights_header(place).metadata
    return not os.path.lexists(place / CARD_FILE) and is_foreign(place)


def _card_of_file(path: Path) -> ModelCard:
    from studio.protocol.weightsheader import read_weights_header, refuse_other_files

    refuse_other_files(path)
    header = read_weights_header(path)
    if CARD_KEY not in header.metadata:
        from studio.protocol.foreign.card import card_of_file

        return card_of_file(path, header)
    try:
        return ModelCard.model_validate_json(header.metadata[CARD_KEY])
    except ValidationError as error:
        raise BadInput(f"The card in {path.name} is broken: {describe(error)}") from error


def known_models(*, registered: bool = True) -> dict[str, Path]:
    """Return all named models: the bundled ones, those registered elsewhere, and the user's own; the last of a name.

    Args:
        registered: Whether those that lie elsewhere are among them.
    """
    from studio.protocol.registered import registered_models

    found: dict[str, Path] = {}
    homes = [places.bundled_models()]
    elsewhere: dict[str, Path] = {}
    with contextlib.suppress(BadInput):  # an account without a home has no models of its own
        homes.append(places.own_models())
        if registered:
            elsewhere = {name: Path(model.path) for name, model in registered_models().items() if model.kind == "model"}
    for home in homes:
        with contextlib.suppress(OSError):  # missing, or not ours to read
            folders = sorted(home.iterdir())
            found.update({folder.name: folder for folder in folders if os.path.isfile(folder / CARD_FILE)})
    return elsewhere | found


def known_cards() -> dict[str, ModelCard]:
    """Return the cards of all named models that can be read."""
    return readable_cards(known_models())


def readable_cards(places_: Mapping[str, Path]) -> dict[str, ModelCard]:
    """Return the cards of models by name, without those that are broken."""
    found: dict[str, ModelCard] = {}
    for name, place in places_.items():
        with contextlib.suppress(BadInput):  # `models check` reports what is wrong with it
            found[name] = read_card(place)
    return found


def find_model(name: str) -> Path:
    """Return the folder or file of a model, given its name, a run folder, a model folder or a file.

    A run folder means the model of its newest complete checkpoint, `RUN@best` that of the checkpoint with the lowest
    validation loss, `RUN@1500` that of step 1500. Raises BadInput if there is no such model.
    """
    known = known_models()
    if name in known:
        if not os.path.exists(known[name]):
            raise BadInput(f"The model {name!r} is not where it was: {known[name]} is missing.")
        return known[name]
    path = path_named(name)
    if path is None:
        raise BadInput(f"There is no model {shortened(name)!r}: no file can have that name.")
    if _is_run(path):
        from studio.protocol.runfolder import RunFolder

        return RunFolder(path).newest_model()
    if os.path.isfile(path / CARD_FILE) or os.path.isfile(path) or is_foreign(path):
        return path
    if os.path.isdir(path):
        raise BadInput(f"{path} holds no model: neither a run, nor a folder with {CARD_FILE} or model_index.json.")
    run, _, mark = name.rpartition("@")
    run_path = path_named(run) if run else None
    if run_path is not None and _is_run(run_path):
        return _checkpoint_of(run_path, mark) / "model"
    raise BadInput(
        f"There is no model {shortened(name)!r}. Known: {', '.join(sorted(known)) or 'none'}; or give a path."
    )


def absolute_name(name: str) -> str:
    """Return the name of a model for use from any folder: a path is made absolute, other names are unchanged."""
    if name in known_models():
        return name
    whole = path_named(name)
    if whole is not None and os.path.exists(whole):
        return os.path.abspath(whole)
    run, at, mark = name.rpartition("@")
    place = path_named(run) if run else None
    return name if place is None or not os.path.exists(place) else os.path.abspath(place) + at + mark


def _is_run(path: Path) -> bool:
    return os.path.isfile(path / "recipe.json") and os.path.isdir(path / "checkpoints")


def _checkpoint_of(run: Path, mark: str) -> Path:
    """Return the complete checkpoint of a run that BEST or a step stands for."""
    from studio.protocol.runfolder import RunFolder

    if mark == BEST:
        best = RunFolder(run).best_checkpoint()
        if best is None:
            raise BadInput(f"{run} has no best checkpoint: none has a loss on held-out pictures to tell it by.")
        return best
    steps = {str(int(path.name)): path for path in RunFolder(run).complete_checkpoints()}
    if mark not in steps:
        known = ", ".join(steps) or "none yet"
        raise BadInput(f"{run}@{mark} is not there: after the @ stands {BEST} or the step of a checkpoint, {known}.")
    return steps[mark]


def dump_card(card: ModelCard) -> str:
    """Write a card as JSON text."""
    return json.dumps(card.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n"
