"""Compares the pictures of a sampler race with references of 1,000 steps, as they are made."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.document.picture_distance import picture_distance
from studio.protocol.events import Result
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.grids.grid import Place
from studio.protocol.grids.race import RaceEntry, race_entry, reference_of
from studio.protocol.modelcard import ModelCard

Pixels = NDArray[np.uint8]


class Race:
    """The race of one grid.

    Args:
        recipes: Those of its pictures, by place.
        cards: The cards of their models, by name.

    Attributes:
        references: The recipes of the pictures that they are compared with, each once.
        entries: The measurements of each picture that was made.

    Raises:
        BadInput: The recipe continues a record.
    """

    def __init__(self, recipes: Mapping[Place, GenerateRecipe], cards: Mapping[str, ModelCard]) -> None:
        self._recipes = recipes
        references = {place: reference_of(one, cards[one.model].schedule.timesteps) for place, one in recipes.items()}
        self._keys = {place: one.model_dump_json() for place, one in references.items()}
        self.references = {self._keys[place]: one for place, one in references.items()}
        self.entries: dict[Place, RaceEntry] = {}
        self._pictures: dict[Place, Pixels] = {}
        self._compared_with: dict[str, Pixels] = {}

    def take_result(self, place: Place, label: str, result: Result) -> None:
        """Take the measurements of a picture."""
        self.entries[place] = race_entry(label, self._recipes[place], result)

    def take_picture(self, place: Place, pixels: Pixels) -> list[Place]:
        """Take a picture, uint8 [H, W, C]; return the places whose distance became known."""
        self._pictures[place] = pixels
        return self._measured([place])

    def take_reference(self, key: str, pixels: Pixels) -> list[Place]:
        """Take the picture of a reference; return the places whose distance became known."""
        self._compared_with[key] = pixels
        return self._measured([place for place, own in self._keys.items() if own == key])

    def _measured(self, places: list[Place]) -> list[Place]:
        found = []
        for place in places:
            reference = self._compared_with.get(self._keys[place])
            if reference is None or place not in self._pictures or place not in self.entries:
                continue
            distance = picture_distance(self._pictures[place], reference)
            self.entries[place] = replace(self.entries[place], distance=distance)
            found.append(place)
        return found
