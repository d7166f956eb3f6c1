"""Which modules each room loads in a fresh interpreter."""

import subprocess
import sys

import pytest


def loaded_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint('\\n'.join(sorted({{name.partition('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_window_does_not_import_torch():
    loaded = loaded_after("import studio.app, studio.wiring.studio")
    assert "PySide6" in loaded
    assert not loaded & {"torch", "torchvision", "diffusers", "transformers", "sklearn", "skimage"}


def test_the_window_imports_heavy_packages_on_demand():
    loaded = loaded_after("import studio.app, studio.wiring.studio")
    assert not loaded & {"psutil", "pyqtgraph", "asyncio"}


def test_the_first_paint_waits_for_no_area_of_the_program():
    code = "import sys, studio.app; print(*[name for name in sys.modules if name.startswith('studio.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    rooms = {".".join(name.split(".")[1:3]) for name in done.stdout.split()}
    assert "wiring.front" in rooms
    assert not rooms & {"ui.operations", "ui.training", "ui.explore", "ui.watch", "ui.models", "wiring.studio"}


def test_pyside_does_not_read_the_source_of_what_is_imported():
    """`inspect.getsource`, by which it searches modules, leaves their lines in linecache."""
    code = "import linecache, studio.wiring.studio; print(*[path for path in linecache.cache if '/studio/' in path])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    read = [path for path in done.stdout.split() if not path.endswith(("studio/__init__.py", "studio/qt_start.py"))]
    assert read == []


def test_dialogs_and_the_training_form_are_imported_when_first_shown():
    code = "import sys, studio.wiring.studio; print(*[name for name in sys.modules if '.ui.training.' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.rpartition(".")[2] for name in done.stdout.split()}
    assert "training_panel" in loaded
    assert not loaded & {"drawing_dialog", "remote_dialog", "data_preview", "comparison_table", "plot"}
    assert not loaded & {"training_fields", "option_fields", "data_fields"}


def test_the_engine_does_not_import_qt():
    loaded = loaded_after("import studio.engine.training.run, studio.engine.generation.generate, studio.serve")
    assert "torch" in loaded
    assert not loaded & {"PySide6", "pyqtgraph", "qtawesome", "superqt"}


@pytest.mark.parametrize(
    "room", ["protocol.runfolder", "protocol.modelcard", "document.document", "document.history.history"]
)
def test_protocol_and_document_import_neither_qt_nor_torch(room):
    loaded = loaded_after(f"import studio.{room}")
    assert not loaded & {"torch", "PySide6"}


def test_the_link_needs_no_widgets():
    code = "import sys, studio.link.job_queue, studio.link.training_run; print('PySide6.QtWidgets' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_command_line_starts_without_qt_or_torch():
    loaded = loaded_after("import studio.cli.main")
    assert not loaded & {"torch", "PySide6"}


def test_listing_the_actions_needs_no_qt():
    loaded = loaded_after("import studio.ui.commands.commands")
    assert "PySide6" not in loaded
