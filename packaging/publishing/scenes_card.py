"""The figures and the README of a bundled model of drawn scenes."""

import json
import shlex
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.engine.data.scenes.backgrounds import BACKGROUNDS
from studio.engine.data.scenes.things import THINGS
from studio.engine.metrics.drawn_scenes.judging import ONE, TWO, judge_drawn_scenes
from studio.engine.models.model import Model
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.modelcard import ModelCard
from studio.protocol.presets import presets
from studio.protocol.recipes import flat_settings
from studio.protocol.runfolder import RunFolder, Status
from studio.protocol.training_recipe import TrainRecipe

_WIDTH = 120
_DATA = (
    "Drawn scenes: one to three emoji on {backgrounds}, with captions. "
    "The glyphs are of Noto Color Emoji (Google, SIL Open Font License 1.1). The model is under the same licence as "
    "the program, Apache 2.0."
)
MODELS = ("kl-autoencoder", "text-to-image", "controlnet", "lightning")


@dataclass(frozen=True)
class _About:
    """The texts that differ between MODELS: introduction, loss and limits."""

    what: str
    loss: str
    limits: str


_ABOUT = {
    "kl-autoencoder": _About(
        "Encodes colour pictures of {size}x{size} to latents of {side}x{side} with {latent_channels} channels, and "
        "decodes them. Text-to-image models are trained on its latents (`options.autoencoder = {name}`); it cannot "
        "sample by itself.",
        "absolute and squared error, an edge loss at three sizes, a small KL term",
        "It is trained on emoji on {backgrounds}; photographs are reconstructed blurred.",
    ),
    "text-to-image": _About(
        "Generates pictures from prompts at {size}x{size}: one to three of {things} objects on {backgrounds}. It is a "
        "complete text-to-image model in Stable Diffusion's form - tokenizer, text encoder, latent U-Net, autoencoder "
        "- small enough for two processor cores, and loads in diffusers' own pipelines.",
        "{prediction} prediction{weighting}, captions dropped for {dropped:.0%} of the pictures for guidance"
        "{inpainting}",
        "Its vocabulary is small: unknown objects are drawn as known ones. Objects of many small parts, such as a "
        "unicorn or a bunch of grapes, small ones, and three at a time are often unclear. It is meant for "
        "learning and experiments.",
    ),
    "controlnet": _About(
        "Makes `{base}` follow {followed} (`generate {base} --control {control}=FILE`). It loads in "
        "diffusers' ControlNet pipelines.",
        "that of `{base}`, which is frozen, with captions dropped for {dropped:.0%} of the pictures",
        "Outlines of objects unknown to `{base}` are filled with the most similar known object. Its effect is strong: "
        "lower its strength if it changes requested colours.",
    ),
    "lightning": _About(
        "Lets `{base}` sample in {steps} steps without guidance, instead of 20 guided steps. A "
        "LoRA: `lora/pytorch_lora_weights.safetensors` loads with diffusers' `load_lora_weights`.",
        "multistep consistency distillation of `{base}` at guidance {guidance:g}",
        "It ignores guidance and negative prompts.",
    ),
}
_FIGURE_TEXTS = {
    "psnr": "Held-out combinations of object and background are reconstructed at **{:.1f} dB** PSNR.",
    "gradient_psnr": "Their edges (differences between neighbouring pixels) have **{:.1f} dB**.",
    "noun_accuracy": "One object on its held-out background: **{:.1%}** are recognized as that object.",
    "background_accuracy": "The requested background is recognized in **{:.1%}** of the pictures.",
    "both_present": "Two objects: **{:.1%}** of the pictures contain both.",
    "sides_right": "**{:.1%}** of them have both at the requested positions.",
    "counts_right": "Two or three equal objects: **{:.1%}** of the pictures show the requested number.",
    "edge_f1": "Edges of an object whose position the prompt does not mention: F1 score at a tolerance of 2 pixels "
    "**{:.2f}**.",
    "edge_f1_without": "The same without the ControlNet: {:.2f}.",
    "time_saved": "The teacher takes **{:.1f}** times as long per picture.",
}
AIMS = {  # of text to image
    "noun_accuracy": 0.95,
    "background_accuracy": 0.98,
    "both_present": 0.85,
    "sides_right": 0.85,
    "counts_right": 0.8,
}
_NOT_DESCRIBED = {  # settings that do not affect the model, or are described elsewhere
    *(
        "branch",
        "branch.run",
        "branch.step",
        "dataset.fingerprint",
        "dataset.path",
        "options.begin",
        "options.base",
        "max_seconds",
        "preset",
        "version",
        "kind",
    ),
    *("checkpoint_every", "checkpoint_seconds", "keep_checkpoints", "threads", "sample_every", "validate_every"),
}
SHEET = "samples.png"


@dataclass(frozen=True)
class Stage:
    """One of the runs that produced a model: its recipe and its last status."""

    recipe: TrainRecipe
    status: Status | None


def stages_of(run: RunFolder) -> list[Stage]:
    """Return the chain of runs that produced a run's model, first run first.

    Each starts from the model of the previous one, or is a branch of it; a branch counts its own steps only.
    """
    recipe, status = run.read_recipe(), run.read_status()
    place = recipe.branch.run if recipe.branch else str(recipe.options.get("begin") or "")
    before = RunFolder(Path(place))
    if not place or not before.exists:
        return [Stage(recipe, status)]
    *earlier, last = stages_of(before)
    if recipe.branch and status and last.status:
        last = Stage(last.recipe, _up_to(recipe.branch.step, last.status))
        status = _since(last.status, status)
    return [*earlier, last, Stage(recipe, status)]


def _up_to(step: int, status: Status) -> Status:
    """Return the status of a run at an earlier step, interpolated."""
    share = step / max(1, status.step)
    own = {"step": step, "images": round(share * status.images), "seconds": share * status.seconds}
    return status.model_copy(update=own)


def _since(before: Status | None, status: Status) -> Status:
    if before is None:
        return status
    counted = ("step", "images", "seconds")
    return status.model_copy(update={name: getattr(status, name) - getattr(before, name) for name in counted})


def figures_of_scenes(
    model: Model, judged: dict[str, float], recipe: TrainRecipe, one: int = ONE, two: int = TWO
) -> dict[str, float]:
    """Return the figures of the run's last evaluation; text-to-image models are evaluated again, on more samples."""
    if not isinstance(model, StableDiffusionModel):
        return judged
    card, font = model.card, recipe.dataset.path
    few = recipe.model == "lightning"
    asked: dict[str, Any] = {"one": one, "two": two, "steps": card.steps if few else 20}
    asked |= {"guidance": card.guidance, "sampler": card.sampler, "font": font}
    return judged | judge_drawn_scenes(model, **asked, more=two)


def readme_of_scenes(
    card: ModelCard, weights: dict[str, int], stages: Sequence[Stage], autoencoder: str | None = None
) -> str:
    """Write the README: what the model is, how it was trained, and its figures.

    Args:
        card: The model card, with its figures.
        weights: The number of parameters of each network.
        stages: The runs that produced it.
        autoencoder: The model whose decoder replaced the run's, if any.
    """
    recipe = stages[-1].recipe
    about = _ABOUT[recipe.model]
    latent_channels, side, _ = card.latent or (0, 0, 0)
    share = recipe.options.get("inpainting") or 0
    inpainting = f", a part shown without noise in {share:.0%} of them, as when inpainting" if share else ""
    known = (
        _scope(recipe)
        | {"inpainting": inpainting}
        | {
            "latent_channels": latent_channels,
            "side": side,
            "prediction": card.prediction_type,
            "dropped": recipe.label_dropout,
        }
    )
    weighting = f", min-SNR weighting at {recipe.min_snr_gamma:g}" if recipe.min_snr_gamma else ""
    weighting += f", timesteps shifted by {recipe.timestep_shift:g}" if recipe.timestep_shift != 1 else ""
    told = {**known, "weighting": weighting, **card.model_dump(), "guidance": recipe.guidance}
    networks = ", ".join(f"{name.replace('_', ' ')} {count / 1e6:.2f}" for name, count in weights.items())
    lines = [
        f"Parameters in millions: {networks}; stored as float16, computed in float32",
        f"Loss: {about.loss.format(**told)}",
        "Weights: their exponential moving average at the last step",
    ]
    aims = AIMS if recipe.model == "text-to-image" else {}
    figures = [
        text.format(card.figures[name]) + _missed(card.figures[name], aims.get(name))
        for name, text in _FIGURE_TEXTS.items()
        if name in card.figures
    ]
    return "\n\n".join(
        [
            f"# {card.title}",
            _wrapped(about.what.format(**told)),
            _listed(lines),
            f"![Samples]({SHEET})",
            "## Data and licence",
            _wrapped(_DATA.format(**told)),
            "## How it was made",
            _commands(stages, autoencoder),
            _wrapped(_made(stages)),
            "## Figures",
            "Pictures are evaluated by a small network trained on other scenes (`studio/engine/metrics`).",
            _listed(figures),
            "## Limits",
            _wrapped(about.limits.format(**told)),
            "",
        ]
    )


def _missed(figure: float, aim: float | None) -> str:
    return "" if aim is None or figure >= aim else f" The aim of {aim:.0%} is missed."


def _scope(recipe: TrainRecipe) -> dict[str, Any]:
    """Return the texts' descriptions of the data and of the control image."""
    control = str(recipe.options.get("control", "canny"))
    followed = {
        "canny": "the edges of a picture",
        "scribble": "a scribble",
        "depth": "a depth map",
        "all": "edges, scribbles and depth maps",
    }[control]
    return {
        "things": len(THINGS),
        "backgrounds": f"{len(BACKGROUNDS)} backgrounds, plain colours and simple settings",
        "control": "canny" if control == "all" else control,
        "followed": followed,
    }


def _commands(stages: Sequence[Stage], autoencoder: str | None) -> str:
    """Return the commands that reproduce the model, with every setting that differs from the preset."""
    lines, before = [], ""
    for number, stage in enumerate(stages, start=1):
        recipe, run = stage.recipe, "RUN" if number == len(stages) else f"RUN{number}"
        words = ["python -m studio train", recipe.preset, "--run", run]
        known = presets().get(recipe.preset)
        usual = flat_settings(known.recipe if known else recipe)
        own = {key: value for key, value in flat_settings(recipe).items() if usual.get(key) != value}
        changes = {key: value for key, value in own.items() if key not in _NOT_DESCRIBED}
        words += [f"--set {key}={shlex.quote(_as_word(value))}" for key, value in changes.items()]
        words += (
            [f"--branch {before} --at {recipe.branch.step}" if recipe.branch else f"--set options.begin={before}"]
            if before
            else []
        )
        words += [f"--max-seconds {recipe.max_seconds:g}"] if recipe.max_seconds else []
        lines.append(_wrapped(" ".join(words), "    ", "        ", _WIDTH - 2).replace("\n", " \\\n"))
        before = run
    decoder = f" --autoencoder {autoencoder}" if autoencoder else ""
    return "\n".join([*lines, f"    python3 packaging/publish.py RUN FOLDER{decoder}"])


def _as_word(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))


def _made(stages: Sequence[Stage]) -> str:
    last = stages[-1]
    told = []
    for stage in stages:
        recipe, status = stage.recipe, stage.status
        steps = status.step if status else recipe.steps
        images = status.images if status else steps * recipe.batch_size
        hours = f"{status.seconds / 3600:.1f} hours" if status else "an unknown time"
        stopped = ", then stopped" if status and status.state == "stopped" else ""
        told.append(
            f"{steps:,} steps of {recipe.batch_size} pictures ({images:,} in all), {hours} of training{stopped}"
        )
    runs = "" if len(stages) == 1 else ", in runs that each continue the previous one"
    device = last.status.device if last.status else ""
    place = f"{device}, in {_precision(last.recipe)}"
    if not device or device.startswith("CPU"):
        one = device == "CPU, 1 thread"
        place = f"{'one core' if one else 'two cores'} of an x86 processor, in float32"
    return (
        f"Preset `{last.recipe.preset}`, seed {last.recipe.seed}{runs}: {'; then '.join(told)} on {place}. "
        "The time limit determines "
        "when the learning rate reaches zero, and processors round differently, so a new run gives a model of the same "
        "quality, but not identical to the bit."
    )


def _precision(recipe: TrainRecipe) -> str:
    return "float32" if recipe.precision == "float32" else "bfloat16"


def _wrapped(text: str, first: str = "", others: str = "", width: int = _WIDTH) -> str:
    unbroken = textwrap.TextWrapper(
        width, initial_indent=first, subsequent_indent=others, break_on_hyphens=False, break_long_words=False
    )
    return unbroken.fill(text)


def _listed(lines: list[str]) -> str:
    return "\n".join(_wrapped(line, "- ", "  ") for line in lines)
