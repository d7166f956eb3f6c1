"""Deferred imports: placeholders for a package, replaced by the real thing when it is used."""

import importlib
import sys

import pytest

from studio.engine._deferred_imports import deferred, run_on_first_use

_HEAVY = "heavy_package"
_USER = "its_user"


@pytest.fixture
def packages(tmp_path, monkeypatch):
    heavy = tmp_path / _HEAVY
    heavy.mkdir()
    (heavy / "__init__.py").write_text("VALUE = 7\ndef double(x): return 2 * x\ndef mark(f): raise ValueError\n")
    (heavy / "kinds.py").write_text("class Kind:\n    name = 'kind'\n")
    (tmp_path / f"{_USER}.py").write_text(
        f"import {_HEAVY}.kinds\nfrom {_HEAVY} import double, mark\nfrom {_HEAVY}.kinds import Kind\n"
        f"def of(kind: Kind | None): return {_HEAVY}.kinds.Kind.name\n"
    )
    (tmp_path / "many").mkdir()
    (tmp_path / "many" / "__init__.py").write_text("from .one import A\nfrom .two import B\n")
    (tmp_path / "many" / "one.py").write_text("class A: pass\n")
    (tmp_path / "many" / "two.py").write_text("class B: pass\n")
    (tmp_path / "outer").mkdir()
    (tmp_path / "outer" / "__init__.py").write_text("")
    (tmp_path / "many").rename(tmp_path / "outer" / "many")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] in (_HEAVY, _USER, "outer", "decorated")]:
        del sys.modules[name]


def test_a_deferred_package_is_imported_when_it_is_used(packages):
    with deferred(_HEAVY):
        user = importlib.import_module(_USER)
    assert _HEAVY not in sys.modules
    assert not isinstance(3, user.Kind)
    assert not issubclass(int, user.Kind)
    assert _HEAVY not in sys.modules, "what is not imported has no instances"
    assert user.double(4) == 8
    assert user.of(None) == "kind"
    kinds = importlib.import_module(f"{_HEAVY}.kinds")
    assert isinstance(kinds.Kind(), user.Kind)
    assert issubclass(kinds.Kind, user.Kind)
    assert isinstance(user.Kind(), kinds.Kind)
    assert importlib.import_module(_HEAVY).VALUE == 7


def test_what_is_decorated_while_imports_are_deferred_stays_as_it_is(packages, tmp_path):
    (tmp_path / "decorated.py").write_text(
        f"from {_HEAVY} import mark\n@mark\ndef f(): return 3\n@mark()\ndef g(): return 4\n"
    )
    with deferred(_HEAVY, decorating=(_HEAVY,)):
        user = importlib.import_module("decorated")
    assert (user.f(), user.g()) == (3, 4)
    with pytest.raises(ValueError):
        user.mark(user.f)


def test_a_use_while_imports_are_deferred_is_an_error(packages):
    with deferred(_HEAVY), pytest.raises(ImportError, match="double is used while"):
        importlib.import_module(_USER).double(1)


def test_a_package_that_is_loaded_or_missing_is_left_alone(packages):
    kept = importlib.import_module(_HEAVY)
    with deferred(_HEAVY, "no_such_package"):
        assert importlib.import_module(_HEAVY) is kept
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module("no_such_package")


def test_a_package_runs_when_a_name_of_it_is_used(packages):
    importlib.import_module("outer")
    run_on_first_use("outer.many")
    one = importlib.import_module("outer.many.one")
    assert "outer.many.two" not in sys.modules
    many = importlib.import_module("outer.many")
    assert many.B is importlib.import_module("outer.many.two").B
    assert many.A is one.A
    with pytest.raises(AttributeError):
        _ = many.C
