"""Finds the denoising step that decides a region: forks a generation at every kept step with a word removed."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from torch import Tensor

from studio.compositing import resized
from studio.engine.data.pictures import from_model, png_bytes
from studio.engine.diffusion.rng import PictureGenerators, picture_generators
from studio.engine.diffusion.sampling import Joining, denoising_loop
from studio.engine.generation.denoising import DenoisingPlan
from studio.engine.generation.inpainting import read_mask
from studio.engine.generation.make_plan import plan_of_record
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.plan import batches_of, variation_of
from studio.engine.generation.text_to_image import TextToImage
from studio.engine.generation.word_evidence import word_evidence
from studio.protocol.deciding import (
    DecidingProgress,
    DecidingStep,
    FindDecidingStep,
    deciding_step,
    last_step_that_changes,
    without_word,
)
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Finished
from studio.protocol.files import write_atomically
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Box
from studio.protocol.record import open_record
from studio.protocol.requests import Stop

_CELLS = 16  # on the shorter side: differences within a cell are details of the same content
MAX_FORKS = 50  # of a record; of more steps, evenly spaced ones
_BATCH_SIZE = 10  # forks: in larger batches, the later forks would occupy rows long before they join
_SHEET_GAP, _LABEL = 4, 14  # pixels between the pictures of the sheet, and above each for its step
Floats = NDArray[np.float32]


def deciding_job(
    request: FindDecidingStep,
    models: ModelCache,
    report: Callable[[Event], None],
    stop_requested: Callable[[], Stop | None],
) -> Iterator[Event]:
    """Find the deciding step, write the contact sheet, and yield DecidingStep and Finished; Finished alone if stopped.

    Args:
        models: Loads the model.
        report: Receives the progress; other requests are answered meanwhile.
        stop_requested: Returns whether to stop.

    Raises:
        BadInput: The record cannot be forked, its model takes no prompt, or there is no such word or region.
    """
    forks = WordForks(Path(request.record), request.word, request.picture, models)
    region = _region(request.region, forks)
    made: list[Floats] = []
    for done, picture in forks.run():
        if stop_requested() is not None:
            yield Finished(stopped=True)
            return
        if picture is None:
            report(DecidingProgress(done=done, total=forks.evaluations))
        else:
            made.append(picture)
    original, *others = made
    differences = tuple(difference(other, original, region) for other in others)
    shown, *evidence = forks.evidence(region)
    write_atomically(
        Path(request.out), png_bytes(contact_sheet(made, ["with it", *(str(step + 1) for step in forks.steps)]))
    )
    yield DecidingStep(
        word=forks.word,
        steps=forks.steps,
        differences=differences,
        step=deciding_step(forks.steps, differences, shown, evidence),
        until=last_step_that_changes(forks.steps, differences),
        sheet=request.out,
    )
    yield Finished()


class WordForks:
    """The forks of one picture of a record, at every kept step, with a word of the prompt removed.

    Attributes:
        word: The word.
        steps: The steps at which it is removed, ascending.
        plan: The plan of the recipe without the word.
        crop: The part of the picture that is repainted; None: all of it.
        evaluations: The number of steps that all forks take together.
        states: The final latents of the record's own picture and of each fork that is finished, [1, C, h, w] each.

    Raises:
        BadInput: The record cannot be forked, its model takes no prompt, or there is no such word.
    """

    def __init__(self, path: Path, word: int, picture: int, models: ModelCache) -> None:
        record = open_record(path)
        recipe = record.recipe()
        if recipe is None:
            raise BadInput(f"{path.name} does not hold the recipe that it was made with.")
        if record.x_t.dtype != np.float32:
            raise BadInput(f"{path.name} was written by an early version: generate the picture again.")
        if not 0 <= picture < record.x_t.shape[1]:
            raise BadInput(f"{path.name} has no picture {picture + 1}.")
        prompt, negative = recipe.prompts_of(picture)
        recipe = recipe.model_copy(update={"prompt": prompt, "negative": negative, "template": None})
        try:
            without, self.word = _without(recipe, word)
        except IndexError as error:
            raise BadInput("The prompt has no such word.") from error
        self._record, self._picture, self._recipe = record, picture, recipe
        self._prompts = recipe.prompt, without.prompt
        self.states: list[Tensor] = []
        plan, self._original = plan_of_record(record, without, models), plan_of_record(record, recipe, models)
        if not isinstance(plan, TextToImage) or not isinstance(self._original, TextToImage):
            raise BadInput(f"The model {recipe.model} takes no prompt: there is no word to remove.")
        if record.info.steps != len(plan.timesteps):
            raise BadInput(f"{path.name} does not fit the recipe that it holds.")
        self.plan, self.crop = plan, Box(*record.info.crop) if record.info.crop else None
        kept = record.info.kept[: int(record.written[picture])]
        spaced = np.unique(np.linspace(0, len(kept) - 1, min(len(kept), MAX_FORKS)).round().astype(int))
        self._frames = [int(frame) for frame in spaced]
        self.steps = tuple(kept[frame] for frame in self._frames)
        last = record.info.steps
        # the record's pictures of foreign models were made one by one: in a larger batch, their last bits differ
        batch_size = 1 if plan.model.card.family else _BATCH_SIZE
        self._groups = [
            self._frames[first : first + count]
            for start, number in batches_of(len(self._frames), plan.shape)
            for first, count in _split(start, number, batch_size)
        ]
        self.evaluations = sum(len(group) * (last - kept[group[0]]) for group in self._groups) + last - kept[-1]

    def run(self) -> Iterator[tuple[int, Floats | None]]:
        """Yield the number of steps taken, with each finished picture [C, H, W] in -1 ... 1, or None in between.

        First comes the record's own picture, then that of each fork.
        """
        done = 0
        last = [self._frames[-1]]
        for plan, groups in ((self._original, [last]), (self.plan, self._groups)):
            for group in groups:
                with plan.prepared():
                    x = torch.empty(0)
                    for state in self._denoised(plan, group):
                        x, done = state, done + len(group)
                        yield done, None
                    pictures = plan.pictures(x).float().cpu().numpy()
                self.states += x.split(1)
                for picture in pictures:
                    yield done, picture

    def evidence(self, region: Floats | None) -> list[float]:
        """Return the `word_evidence` of the record's own picture and of each finished fork.

        Args:
            region: How much each pixel counts, [H, W] in 0 ... 1; None: all alike.
        """
        _, height, width = self.plan.shape
        with torch.inference_mode():
            extra_channels = self.plan.start(self._generators(1)).extra_channels
        return word_evidence(
            self._original,
            *self._prompts,
            torch.cat(self.states),
            extra_channels=extra_channels,
            region=None if region is None else torch.from_numpy(resized(region, width, height).clip(0, 1)),
        )

    def _denoised(self, plan: DenoisingPlan, frames: Sequence[int]) -> Iterator[Tensor]:
        """Fork at these frames in one batch, and yield its states after each step.

        The batch begins at the first of the frames; each other picture joins at its own frame with the recorded state.
        """
        first, rows = frames[0], len(frames)
        generators = self._generators(rows)
        with torch.inference_mode():
            start = plan.start(generators)
        joining: dict[int, list[Joining]] = {}
        for row, frame in enumerate(frames):
            joining.setdefault(self._record.info.kept[frame], []).append(self._joining(row, frame))
        begin = self._joining(0, first)
        x = begin.x.expand(rows, *begin.x.shape).to(start.x)
        state = {name: value.expand(rows, *value.shape).to(x.device) for name, value in begin.state.items()}
        for step in denoising_loop(
            plan.denoiser(self._picture, rows, start.extra_channels),
            plan.solver(),
            x,
            generators,
            known=start.known,
            begin=self._record.info.kept[first],
            state=state,
            joining={step: pictures for step, pictures in joining.items() if step > self._record.info.kept[first]},
        ):
            yield step.x_next

    def _joining(self, row: int, frame: int) -> Joining:
        record, picture = self._record, self._picture
        if record.damaged(frame):
            raise BadInput(f"Step {record.info.kept[frame]} in {record.path.name} is damaged.")
        state = {name: torch.from_numpy(np.array(values[frame, picture])) for name, values in record.solver.items()}
        return Joining(row, torch.from_numpy(np.array(record.x_t[frame, picture])), state)

    def _generators(self, rows: int) -> PictureGenerators:
        """Return the generators of a batch whose rows are all the same picture."""
        recipe = self._recipe
        one = picture_generators(recipe.seed, 1, self._picture, variation_of(recipe))
        seeds = [generator.initial_seed() for generator in one] * rows
        if one.others is None:
            return PictureGenerators(seeds)
        others = PictureGenerators([generator.initial_seed() for generator in one.others] * rows)
        return PictureGenerators(seeds, others, one.strength)


def contact_sheet(pictures: Sequence[Floats], labels: Sequence[str]) -> NDArray[np.uint8]:
    """Return pictures [C, H, W] in -1 ... 1 in rows on one sheet, each below its label, uint8 [h, w, 3]."""
    columns = int(np.ceil(np.sqrt(len(pictures))))
    pixels = [Image.fromarray(from_model(one)).convert("RGB") for one in pictures]
    width, height = pixels[0].width + _SHEET_GAP, pixels[0].height + _LABEL
    sheet = Image.new("RGB", (columns * width - _SHEET_GAP, -(-len(pixels) // columns) * height))
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(_LABEL - 4)
    for index, (one, label) in enumerate(zip(pixels, labels, strict=True)):
        left, top = index % columns * width, index // columns * height
        draw.text((left + 1, top), label, fill=(190, 190, 190), font=font)
        sheet.paste(one, (left, top + _LABEL))
    return np.asarray(sheet)


def _without(recipe: GenerateRecipe, word: int) -> tuple[GenerateRecipe, str]:
    """Return a recipe whose prompts lack a word (later ones too), and the word."""
    prompt, taken = without_word(recipe.prompt, word)
    changes = [
        change.model_copy(update={"prompt": " ".join(part for part in change.prompt.split() if part != taken)})
        for change in recipe.prompt_changes
    ]
    return recipe.model_copy(update={"prompt": prompt, "prompt_changes": tuple(changes)}), taken


def _split(first: int, count: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield (index of the first, number) of parts of at most `most`."""
    for begin in range(first, first + count, most):
        yield begin, min(most, first + count - begin)


def _region(path: str | None, forks: WordForks) -> Floats | None:
    """Return how much each pixel of the forks' pictures belongs to a region, [H, W] in 0 ... 1; None: all do."""
    if path is None:
        return None
    assert forks.plan.size is not None, "a text-to-image plan knows the size of its pictures"
    mask = read_mask(Path(path))
    if forks.crop is not None:
        mask = mask[forks.crop.slices]
    if not mask.any():
        raise BadInput("The region lies outside the part of the picture that was made.")
    return np.clip(resized(mask.astype(np.float32), *forks.plan.size) / 255, 0, 1).astype(np.float32)


def difference(one: Floats, other: Floats, region: Floats | None) -> float:
    """Return the root mean square difference of two pictures [C, H, W] in a region, as a share of their range: 0 ... 1.

    Means over cells of a 16th of the shorter side are compared: forks of equal content differ in detail everywhere.
    """
    height, width = one.shape[1:]
    side = max(1, min(height, width) // _CELLS)
    size = max(1, width // side), max(1, height // side)
    squared = np.stack([resized(plane, *size) for plane in (one - other) / 2]) ** 2
    weights = None if region is None else np.broadcast_to(np.clip(resized(region, *size), 0, 1), squared.shape)
    return float(np.sqrt(np.average(squared, weights=weights)))
