"""What is said of a shipped model of drawn scenes: its figures and its README."""

import json
import shlex
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.engine.metrics.scene_judging import ONE, TWO, judge_scenes
from studio.engine.models.model import Model
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.modelcard import ModelCard
from studio.protocol.presets import presets
from studio.protocol.recipes import TrainRecipe, flat_settings
from studio.protocol.runfolder import RunFolder, Status

_WIDTH = 120
_DATA = (
    "Scenes that the program draws itself: one to three emoji on a plain background, with a caption in plain words. "
    "The glyphs are of Noto Color Emoji (Google, SIL Open Font License 1.1). The model is under the same licence as "
    "the program, Apache 2.0."
)
MODELS = ("kl-autoencoder", "text-to-image", "controlnet", "lightning")


@dataclass(frozen=True)
class _About:
    """What is particular to one of MODELS: the first lines, what it learnt by, and its limits."""

    what: str
    loss: str
    limits: str


_ABOUT = {
    "kl-autoencoder": _About(
        "Puts pictures of {size}x{size} in colour into latents of {side}x{side} with {channels} channels, and"
        " gives them back. Text-to-image models are trained on its latents (`options.autoencoder = {name}`); "
        "alone it makes no pictures.",
        "absolute and squared error, differences of edges at three sizes, a small KL term",
        "It knows emoji on plain backgrounds; photographs come back blurred.",
    ),
    "text-to-image": _About(
        "Draws what a prompt asks for, at {size}x{size}: 42 things, one to three of them, on nine plain "
        "backgrounds. It is a whole text-to-image model in Stable Diffusion's form - tokenizer, text encoder,"
        " U-Net over latents, autoencoder - small enough for two processor cores, and loads in diffusers' own"
        " pipelines.",
        "{prediction} prediction{weighting}, captions dropped in {dropped:.0%} of the pictures for guidance",
        "It knows its words and no others: things that it has never seen come out as things that it has. "
        "Small things, and three at a time, are often unclear. It was made to learn and to try things with.",
    ),
    "controlnet": _About(
        "Makes `{base}` follow the edges of a picture (`generate {base} --control canny=FILE`). It loads in "
        "diffusers' ControlNet pipelines.",
        "that of `{base}`, which stays as it is, with captions dropped in {dropped:.0%} of the pictures",
        "Edges of things that `{base}` does not know lead it to the most alike of those that it does. It speaks "
        "loudly: where a colour changes that was asked for, lower its strength.",
    ),
    "lightning": _About(
        "Lets `{base}` draw in {steps} steps, without guidance, what takes it 20 guided steps by itself. A "
        "LoRA: `lora/pytorch_lora_weights.safetensors` loads with diffusers' `load_lora_weights`.",
        "multistep consistency distillation of `{base}` at guidance {guidance:g}",
        "It has no guidance to set, and a negative prompt does nothing to it.",
    ),
}
_SAID = {
    "psnr": "Held-out scenes, things on backgrounds that they never have in training, come back at **{:.1f} dB** PSNR.",
    "noun_accuracy": "One thing on a background that it never has in training: **{:.1%}** are read as that thing.",
    "background_accuracy": "Of these, **{:.1%}** are read as being on that background.",
    "both_present": "Two things: in **{:.1%}** of the pictures both are there.",
    "sides_right": "In **{:.1%}** each of the two is where it was asked for.",
    "edge_f1": "Edges of a thing whose place the prompt does not say, and those drawn: F1 at 2 pixels **{:.2f}**.",
    "edge_f1_without": "The same without the ControlNet: {:.2f}.",
    "time_saved": "A picture takes its teacher **{:.1f}** times as long.",
}
_NOT_TOLD = {  # settings that change nothing of the model, or that are told in other words
    *(
        "branch",
        "branch.run",
        "branch.step",
        "dataset.fingerprint",
        "options.begin",
        "options.base",
        "max_seconds",
        "preset",
        "version",
        "kind",
    ),
    *("checkpoint_every", "checkpoint_seconds", "keep_checkpoints", "threads", "sample_every", "validate_every"),
}
_OTHER_MIX = "The first learnt from another mix of scenes, of which fewer held two things. "
SHEET = "samples.png"


@dataclass(frozen=True)
class Stage:
    """One of the runs that a model was made in: its recipe, and where it ended."""

    recipe: TrainRecipe
    status: Status | None


def stages_of(run: RunFolder) -> list[Stage]:
    """Return the runs that a run's model was made in, the first one first.

    Each began from the model of the one before, or is a branch of it; a branch is told by what it did itself.
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
    """What of a run came before a step, where it has gone on since."""
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
    """Return the figures of the run's own last judgement; a model that takes prompts is judged anew, by more."""
    if not isinstance(model, StableDiffusionModel):
        return judged
    card, font = model.card, recipe.dataset.path
    few = recipe.model == "lightning"
    asked = {"one": one, "two": two, "steps": card.steps if few else 20}
    return judged | judge_scenes(model, guidance=card.guidance, sampler=card.sampler, font=font, **asked)


def readme_of_scenes(card: ModelCard, weights: dict[str, int], stages: Sequence[Stage]) -> str:
    """Say what the model is, how it was made and what it reaches.

    Args:
        card: Its card, with its figures.
        weights: How many weights each of its networks has.
        stages: The runs that it was made in.
    """
    recipe = stages[-1].recipe
    about = _ABOUT[recipe.model]
    channels, side, _ = card.latent or (0, 0, 0)
    known = {"channels": channels, "side": side, "prediction": card.prediction_type, "dropped": recipe.label_dropout}
    weighting = f", min-SNR weighting at {recipe.min_snr_gamma:g}" if recipe.min_snr_gamma else ""
    told = {**known, "weighting": weighting, **card.model_dump(), "guidance": recipe.guidance}
    networks = ", ".join(f"{name.replace('_', ' ')} {count / 1e6:.2f}" for name, count in weights.items())
    lines = [
        f"Million weights: {networks}; stored as float16, computed in float32",
        f"Loss: {about.loss.format(**told)}",
        "Weights: their exponential moving average at the last step",
    ]
    figures = [text.format(card.figures[name]) for name, text in _SAID.items() if name in card.figures]
    return "\n\n".join(
        [
            f"# {card.title}",
            _wrapped(about.what.format(**told)),
            _listed(lines),
            f"![What it makes]({SHEET})",
            "## Data and licence",
            _wrapped(_DATA),
            "## How it was made",
            _commands(stages),
            _wrapped(_made(stages)),
            "## Figures",
            "Pictures are read by a small network that was trained on other scenes (`studio/engine/metrics`).",
            _listed(figures),
            "## Limits",
            _wrapped(about.limits.format(**told)),
            "",
        ]
    )


def _commands(stages: Sequence[Stage]) -> str:
    """The commands that make it again, with every setting that is not the preset's own."""
    lines, before = [], ""
    for number, stage in enumerate(stages, start=1):
        recipe, run = stage.recipe, "RUN" if number == len(stages) else f"RUN{number}"
        words = ["python -m studio train", recipe.preset, "--run", run]
        known = presets().get(recipe.preset)
        usual = flat_settings(known.recipe if known else recipe)
        own = {key: value for key, value in flat_settings(recipe).items() if usual.get(key) != value}
        changes = {key: value for key, value in own.items() if key not in _NOT_TOLD}
        words += [f"--set {key}={shlex.quote(_as_word(value))}" for key, value in changes.items()]
        words += (
            [f"--branch {before} --at {recipe.branch.step}" if recipe.branch else f"--set options.begin={before}"]
            if before
            else []
        )
        words += [f"--max-seconds {recipe.max_seconds:g}"] if recipe.max_seconds else []
        lines.append(_wrapped(" ".join(words), "    ", "        ", _WIDTH - 2).replace("\n", " \\\n"))
        before = run
    return "\n".join([*lines, "    python3 packaging/publish.py RUN FOLDER"])


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
        told.append(f"{steps:,} steps of {recipe.batch_size} pictures ({images:,} in all), {hours} of training")
    runs = "" if len(stages) == 1 else ", in runs of which each goes on from the one before"
    device = f" ({last.status.device})" if last.status and last.status.device else ""
    data = {stage.recipe.dataset.fingerprint for stage in stages}
    return (
        f"Preset `{last.recipe.preset}`, seed {last.recipe.seed}{runs}: {'; then '.join(told)} on two cores of an x86 "
        f"processor{device}, in float32. {_OTHER_MIX if len(data) > 1 else ''}A limit of time decides where the "
        "learning rate reaches zero, and other processors round differently, so a new run gives a model as good but "
        "not the same to the bit."
    )


def _wrapped(text: str, first: str = "", others: str = "", width: int = _WIDTH) -> str:
    unbroken = textwrap.TextWrapper(
        width, initial_indent=first, subsequent_indent=others, break_on_hyphens=False, break_long_words=False
    )
    return unbroken.fill(text)


def _listed(lines: list[str]) -> str:
    return "\n".join(_wrapped(line, "- ", "  ") for line in lines)
