"""Cross-attention of a prompt's words in a lane's frames: where a word attends stays bright, the rest is dimmed."""

from collections import OrderedDict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.document.lanes.frame_views import Pixels
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.prompts.steps import is_literal

_DIMMEST = 0.15  # of the brightness, where a word does not attend
_KEPT = 512  # pictures whose maps are kept


def words_of(recipe: GenerateRecipe) -> str:
    """Return the prompt if its attention can be shown.

    It cannot with LoRAs, image prompts, weights, schedules, and pictures that have prompts of their own.
    """
    if recipe.prompt_changes:
        return ""
    if recipe.template is not None and recipe.template.drawn:
        return ""
    if recipe.loras or recipe.image_prompts or not is_literal(recipe.prompt, recipe.dialect):
        return ""
    return recipe.prompt


class Spotlight:
    """The words of a lane's prompt, the selected one, and the attention maps received so far.

    Attributes:
        prompt: The lane's prompt; empty if its attention cannot be shown.
        words: The words of the prompt.
        chosen: Index of the selected word, None for none.
    """

    def __init__(self, prompt: str = "") -> None:
        self.prompt = prompt
        self.words = tuple(prompt.split())
        self.chosen: int | None = None
        self._maps: OrderedDict[tuple[int, int], NDArray[np.uint8]] = OrderedDict()

    def missing(self, k: int, pictures: Iterable[int]) -> list[int]:
        """Return the pictures of frame k whose maps are missing; none while no word is selected."""
        return [] if self.chosen is None else [picture for picture in pictures if (k, picture) not in self._maps]

    def keep(self, k: int, picture: int, maps: NDArray[np.uint8]) -> bool:
        """Store the maps of a frame's picture, uint8 [words * h, w]; False if they do not fit the words."""
        if not self.words or maps.ndim != 2 or len(maps) % len(self.words) or not maps.size:
            return False
        self._maps[k, picture] = maps.reshape(len(self.words), -1, maps.shape[1])
        while len(self._maps) > _KEPT:
            self._maps.popitem(last=False)
        return True

    def forget(self, k: int) -> None:
        """Drop the maps of a frame that has changed."""
        for place in [place for place in self._maps if place[0] == k]:
            del self._maps[place]

    def lit(self, k: int, picture: int, pixels: Pixels) -> Pixels:
        """Return a picture of frame k, uint8 [C, H, W], lit by the selected word; unchanged without maps."""
        maps = self._maps.get((k, picture))
        if self.chosen is None or maps is None:
            return pixels
        height, width = pixels.shape[1:]
        light = Image.fromarray(maps[self.chosen]).resize((width, height), Image.Resampling.BILINEAR)
        strength = _DIMMEST + (1 - _DIMMEST) / 255 * np.asarray(light, np.float32)
        return np.rint(pixels * strength).astype(np.uint8)
