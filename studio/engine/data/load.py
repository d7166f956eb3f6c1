"""Opens the data set that a recipe names."""

from dataclasses import replace
from pathlib import Path

from studio.engine.data.digits import load_digits_set
from studio.engine.data.folder import load_folder
from studio.engine.data.picture_set import PictureSet, Say, with_channels
from studio.protocol.recipes import DatasetSpec


def load_dataset(spec: DatasetSpec, say: Say = lambda text: None) -> PictureSet:
    """Return a recipe's data set on the CPU.

    Args:
        spec: Kind, place, size and channels.
        say: Told what is being done, in quiet lines.

    Raises:
        BadInput: It is missing, unusable, or cannot be downloaded.
    """
    if spec.kind == "digits":
        data = load_digits_set(spec.size)
        if spec.channels is not None:
            data = replace(data, pictures=with_channels(data.pictures, spec.channels))
        return data
    if spec.kind == "folder":
        return load_folder(Path(spec.path or "").expanduser(), spec.size, spec.channels, say)
    from studio.engine.data.torchvision_sets import load_torchvision_set  # imports torchvision, which takes a while

    return load_torchvision_set(spec.kind, spec.size, spec.channels, say)
