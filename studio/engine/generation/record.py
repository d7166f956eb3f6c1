"""Writes the denoising record of a running job, within a memory budget."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from studio.engine.diffusion.sampling import SamplerStep
from studio.engine.generation.plan import Plan
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import dump_compactly
from studio.protocol.record import Record, RecordInfo, create_record, frame_bytes

DEFAULT_BUDGET = 256 * 2**20  # bytes
LARGEST = 4 * 2**30  # bytes; the first and the last frame are kept beyond the budget, but not beyond this


def kept_evaluations(evaluations: int, frame_bytes: int, budget: int) -> tuple[int, ...]:
    """Choose the evaluations whose frames are kept: all, or evenly as many as the budget holds, with both ends.

    Args:
        evaluations: Denoising evaluations of one picture, 1 or more.
        frame_bytes: Bytes of one frame of all pictures.
        budget: Bytes; two frames are kept even if they are larger.

    Returns:
        Ascending indices, the first 0 and the last evaluations - 1.
    """
    most = max(2, budget // max(1, frame_bytes))
    if most >= evaluations:
        return tuple(range(evaluations))
    return tuple(round(i * (evaluations - 1) / (most - 1)) for i in range(most))


class RecordWriter:
    """Fills a job's record frame by frame.

    Args:
        path: The file, which must not be there yet.
        plan: The job's plan.
        recipe: Its recipe.
        crop: The part of the picture that is repainted, if any.
        budget: Bytes; see `kept_evaluations`.

    Attributes:
        record: The file, mapped for writing.

    Raises:
        BadInput: Even two frames would be larger than LARGEST, or the disk is full.
    """

    def __init__(
        self,
        path: Path,
        plan: Plan,
        recipe: GenerateRecipe,
        crop: tuple[int, int, int, int] | None = None,
        budget: int = DEFAULT_BUDGET,
    ) -> None:
        shape = (recipe.count, *plan.shape)
        memory = {name: (str(dtype).removeprefix("torch."), rest) for name, (dtype, rest) in plan.memory.items()}
        each = frame_bytes(shape, memory)
        if 2 * each > LARGEST:
            most = shape[0] * LARGEST // (2 * each)
            raise BadInput(f"That is too much at once: ask for at most {most} pictures of {shape[3]}x{shape[2]}.")
        budget = min(budget, shutil.disk_usage(path.parent).free // 2)  # on a small disk, a thinner record
        kept = tuple(plan.begin + index for index in kept_evaluations(plan.evaluations, each, budget))
        info = RecordInfo(
            timesteps=tuple(plan.timesteps[evaluation] for evaluation in kept),
            kept=kept,
            steps=len(plan.timesteps),
            alphas_cumprod=plan.alphas_cumprod.numpy(),
            space=plan.space,
            crop=crop,
            size=plan.size,
            preview=plan.preview.coarse if plan.preview else (),
            fine_preview=plan.preview.fine if plan.preview else (),
            model=recipe.model,
            recipe_text=dump_compactly(recipe),
        )
        self.record: Record = create_record(path, info, shape, memory)
        self._memory = tuple(memory)
        self._frame_of = {evaluation: frame for frame, evaluation in enumerate(kept)}

    def write(self, first: int, step: SamplerStep) -> int | None:
        """Write a step of the pictures `first ...`; returns the frame's index, None if the step is thinned out."""
        frame = self._frame_of.get(step.index)
        if frame is not None:
            self._put(frame, first, step)
        return frame

    def complete(self, pictures: int, first: int = 0, ended: SamplerStep | None = None) -> None:
        """Cut off frames that were not made, and wait until the file is on the disk.

        Args:
            pictures: How many pictures were made.
            first: Index of the first picture of the last batch.
            ended: The step at which that batch was ended early, if it was. If these are the first pictures, it becomes
                the last frame. Otherwise the earlier pictures have all frames, and `written` says that these have not.
        """
        record, frames = self.record, len(self.record.info.kept)
        info = record.info
        if ended is not None and first == 0:
            frame = next(index for index, kept in enumerate(info.kept) if kept >= ended.index)
            self._put(frame, first, ended)
            frames = frame + 1
            timesteps = (*info.timesteps[:frame], ended.timestep)
            info = replace(info, kept=(*info.kept[:frame], ended.index), timesteps=timesteps)
        if (frames, pictures) != record.x_t.shape[:2]:
            cut = record.path.with_suffix(".cut")
            whole = replace(record.part(frames, pictures), info=info).copy_to(cut)
            whole.flush()
            cut.replace(record.path)
        else:
            record.flush()

    def _put(self, frame: int, first: int, step: SamplerStep) -> None:
        memory = {name: _values(step.state[name]) for name in self._memory}
        self.record.put(frame, first, _values(step.x_t), _values(step.x0), memory)


def _values(tensor: Tensor) -> NDArray[Any]:
    return np.asarray(tensor.detach().cpu().numpy())
