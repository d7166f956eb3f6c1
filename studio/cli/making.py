"""What verbs that generate share: the model cache, and pictures made one after another with it."""

from pathlib import Path
from typing import TYPE_CHECKING

from studio.cli import console
from studio.protocol.engine_settings import EngineSettings
from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.generation_recipe import GenerateRecipe

if TYPE_CHECKING:
    from studio.engine.generation.model_cache import ModelCache


def models_on(device: str) -> "ModelCache":
    """Return an empty model cache for a device: auto, cpu or cuda."""
    from studio.engine.generation.model_cache import ModelCache
    from studio.engine.training.device import choose_device

    return ModelCache(str(choose_device(device)))


class PictureMaker:
    """Generates recipes with models that stay loaded.

    Args:
        device: auto, cpu or cuda.
        settings: How the engine computes.
        trajectory: Whether denoising records are kept.
    """

    def __init__(self, device: str, settings: EngineSettings, *, trajectory: bool) -> None:
        self._models = models_on(device)
        self._settings, self._trajectory = settings, trajectory

    def make(self, recipe: GenerateRecipe, folder: Path) -> Result:
        """Generate into a new folder, with progress on standard error.

        Raises:
            BadInput: The recipe cannot be generated, or memory is exhausted.
        """
        from studio.engine.generation.generate import generate

        show, result = console.progress_of_generation(), None
        try:
            for event in generate(
                recipe, folder, models=self._models, settings=self._settings, trajectory=self._trajectory
            ):
                show(event)
                result = event if isinstance(event, Result) else result
        except (MemoryError, RuntimeError) as error:  # torch runs out of memory as a RuntimeError
            raise BadInput(" ".join(str(error).split()) or type(error).__name__) from error
        assert isinstance(result, Result), "a generation that ends without an error has a result"
        return result
