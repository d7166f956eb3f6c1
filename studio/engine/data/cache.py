"""Caches the last data set, so that previewing it with other augmentation needs no reading."""

from studio.engine.data.folder import walk
from studio.engine.data.load import load_dataset
from studio.engine.data.picture_set import Notify, PictureSet
from studio.protocol.files import expanded
from studio.protocol.training_recipe import DatasetSpec

MAX_BYTES = 512 * 2**20  # of pictures; larger sets are not cached

Key = tuple[object, ...]


class DataCache:
    """Holds the last data set, and reloads it when its settings or files have changed."""

    def __init__(self) -> None:
        self._key: Key | None = None
        self._data: PictureSet | None = None

    def get(self, spec: DatasetSpec, notify: Notify = lambda text: None) -> PictureSet:
        """Return a recipe's data set; see `load_dataset`."""
        key = (spec.kind, spec.name, spec.path, spec.size, spec.channels, _stamp(spec))
        if key != self._key or self._data is None:
            self._key = self._data = None  # frees the memory before loading
            data = load_dataset(spec, notify)
            if data.pictures.nbytes > MAX_BYTES:
                return data
            self._key, self._data = key, data
        return self._data


def _stamp(spec: DatasetSpec) -> Key:
    """Return number, newest modification time and size of a data set's files; empty for those without a path."""
    path = expanded(spec.path or "")
    if not spec.path:
        return ()
    count = newest = size = 0
    for file in [path, *(root / name for root, names in walk(path) for name in names)]:
        try:
            about = file.stat()
        except OSError:
            continue  # a broken link, or removed meanwhile
        count, newest, size = count + 1, max(newest, about.st_mtime_ns), size + about.st_size
    return count, newest, size
