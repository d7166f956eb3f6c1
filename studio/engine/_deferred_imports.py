"""Defers imports of other packages until something in them is used, so that start-up does not pay for unused code.

`deferred("scipy")` makes what is imported in its block take placeholders from scipy. A placeholder of a class or
function imports scipy and stands for the real one when it is called or read. `isinstance` and `issubclass` import
nothing: as long as scipy is not imported, nothing is an instance of its classes.
"""

import importlib
import importlib.abc
import importlib.metadata
import importlib.util
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any


@contextmanager
def deferred(*packages: str, decorating: Collection[str] = ()) -> Iterator[None]:
    """Give placeholders for packages to the modules that are imported in the block, by this or another thread.

    Packages that are imported already, or are not installed, are left alone.

    Args:
        packages: The packages.
        decorating: Those of them whose functions decorate others at import, to no effect that matters here: what they
            decorate in the block stays as it is.
    """
    names = [name for name in packages if name not in sys.modules and importlib.util.find_spec(name) is not None]
    finder = _Finder(names, decorating)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        finder.close()


def run_on_first_use(package: str) -> None:
    """Import a package without running its `__init__`, which runs when a name is read that no submodule import has set.

    For packages whose `__init__` imports all of their modules, where a few are needed by name.
    """
    if package in sys.modules:
        return
    spec = importlib.util.find_spec(package)
    if spec is None or spec.loader is None:
        return
    module, loader = importlib.util.module_from_spec(spec), spec.loader

    def run(name: str) -> Any:
        if _is_special(name):
            raise AttributeError(name)
        del module.__dict__["__getattr__"]
        loader.exec_module(module)
        return getattr(module, name)

    module.__dict__["__getattr__"] = run
    sys.modules[package] = module
    parent, _, child = package.rpartition(".")
    setattr(sys.modules[parent], child, module)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, packages: Sequence[str], decorating: Collection[str]) -> None:
        self._packages, self._decorating = packages, decorating
        self._modules: list[_DeferredModule] = []

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        wanted = any(fullname == package or fullname.startswith(f"{package}.") for package in self._packages)
        return ModuleSpec(fullname, self, is_package=True) if wanted else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = _DeferredModule(spec.name)
        module.decorates = spec.name in self._decorating
        self._modules.append(module)
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Do nothing: a placeholder has no code."""

    def close(self) -> None:
        """Take the placeholders out of the table of modules: from here on, an import is a real one."""
        for module in self._modules:
            if sys.modules.get(module.__name__) is module:
                del sys.modules[module.__name__]
            parent, _, child = module.__name__.rpartition(".")
            holder = sys.modules.get(parent)
            if holder is not None and vars(holder).get(child) is module:
                delattr(holder, child)


class _DeferredModule(ModuleType):
    """A module whose names are placeholders while imports are deferred, and the real ones afterwards."""

    decorates = False

    def __getattr__(self, name: str) -> Any:
        if name == "__version__":
            return importlib.metadata.version(self.__name__)
        if _is_special(name):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is not self:
            return getattr(importlib.import_module(self.__name__), name)
        placeholder = _Deferred(self.__name__, name)
        setattr(self, name, placeholder)
        return placeholder


class _Deferred(type):
    """A class or function that is imported when it is first called or read."""

    def __new__(mcs, module: str, name: str) -> "_Deferred":
        """Make the placeholder: a class, so that it can stand in annotations."""
        return super().__new__(mcs, name, (), {})

    def __init__(cls, module: str, name: str) -> None:
        cls._from = module, name

    def __call__(cls, *arguments: Any, **keywords: Any) -> Any:
        """Call the real one; or leave a function as it is that is decorated while imports are deferred."""
        module, name = cls._from
        held = sys.modules.get(module)
        if isinstance(held, _DeferredModule) and held.decorates:
            return arguments[0] if arguments and callable(arguments[0]) else lambda function: function
        return _real(module, name)(*arguments, **keywords)

    def __getattr__(cls, name: str) -> Any:
        if _is_special(name):
            raise AttributeError(name)
        module, own = cls._from
        return getattr(_real(module, own), name)

    def __instancecheck__(cls, instance: Any) -> bool:
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass: type) -> bool:
        module, name = cls._from
        real = getattr(sys.modules.get(module), name, None)
        return isinstance(real, type) and real is not cls and issubclass(subclass, real)


def _real(module: str, name: str) -> Any:
    if isinstance(sys.modules.get(module), _DeferredModule):
        raise ImportError(f"{module}.{name} is used while its import is deferred")
    return getattr(importlib.import_module(module), name)


def _is_special(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")
