"""Loads the data set of a recipe."""

from dataclasses import replace

from studio.engine.data.digits import load_digits_set
from studio.engine.data.folder import load_folder
from studio.engine.data.picture_set import Notify, PictureSet, with_channels
from studio.engine.data.scenes.scene_set import load_scenes
from studio.engine.data.toy import load_toy
from studio.protocol.files import expanded
from studio.protocol.training_recipe import DatasetSpec


def load_dataset(spec: DatasetSpec, notify: Notify = lambda text: None) -> PictureSet:
    """Return a recipe's data set on the CPU.

    Args:
        spec: The data set; `augment` is applied by the trainer, not here.
        notify: Receives progress messages.

    Raises:
        BadInput: The data is missing or unusable, or cannot be downloaded.
    """
    if spec.kind == "digits":
        data = load_digits_set(spec.size)
        if spec.channels is not None:
            data = replace(data, pictures=with_channels(data.pictures, spec.channels))
        return data
    path = expanded(spec.path or "")
    if spec.kind == "folder":
        return load_folder(path, spec.size, spec.channels, notify)
    if spec.kind == "scenes":
        return load_scenes(spec.size, spec.channels, None if spec.path is None else str(path), notify)
    if spec.kind == "toy":
        return load_toy(spec.name or "moons", path)
    from studio.engine.data.torchvision_sets import load_torchvision_set  # importing torchvision takes a while

    return load_torchvision_set(spec.kind, spec.size, spec.channels, notify)
