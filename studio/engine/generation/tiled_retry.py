"""Decodes the pictures of a job; in tiles if memory suffices for denoising but not for decoding."""

import traceback
from collections.abc import Callable

from torch import Tensor

from studio.engine.generation.model_cache import tile_decoding
from studio.engine.generation.plan import Plan
from studio.engine.generation.shortage import is_out_of_memory
from studio.engine.generation.unused_memory import release_unused


def decoded(plan: Plan, first: int, states: Tensor, report: Callable[[str], None]) -> Tensor:
    """Return the finished pictures of a batch, [N, C, H, W] in [-1, 1]; float32 on the CPU.

    Args:
        plan: The plan; once its autoencoder had to decode in tiles, it always does.
        first: Index of the first picture of the batch.
        states: [N, *shape].
        report: Receives a line if it had to.

    Raises:
        Exception: Whatever decoding raises; out of memory only if tiles do not help.
    """
    vae = plan.autoencoder
    try:
        return plan.finished(first, states).float().cpu()
    except Exception as error:
        if vae is None or getattr(vae, "use_tiling", True) or not is_out_of_memory(error):
            raise
        traceback.clear_frames(error.__traceback__)  # the traceback's frames hold the activations
    release_unused()
    report("There was not enough memory to decode the picture whole: it is decoded in tiles.")
    tile_decoding(vae, True)
    return plan.finished(first, states).float().cpu()
