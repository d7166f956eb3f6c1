"""Copies recipes as scripts of plain diffusers, which are written by a separate process."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QGuiApplication

from studio.link.verb import Verb
from studio.protocol.errors import BadInput
from studio.protocol.files import write_atomically
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import dump_recipe
from studio.ui.translation import tr

Recipe = Callable[[], GenerateRecipe | None]


class CodeCopying:
    """Writes one script at a time, and puts it on the clipboard.

    Args:
        in_view: Returns the recipe of the picture in view, or else that of the recipe panel.
        of_history: Returns that of the selected result.
        of_timeline: Returns that of the selected lane.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self, *, in_view: Recipe, of_history: Recipe, of_timeline: Recipe, notify: Callable[[str, bool], None]
    ) -> None:
        self._in_view, self._of_history, self._of_timeline, self._notify = in_view, of_history, of_timeline, notify
        self._verb: Verb | None = None
        self._scratch: TemporaryDirectory[str] | None = None

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of each command."""
        return {
            "edit.copy_code": lambda: self.copy(self._in_view()),
            "history.copy_code": lambda: self.copy(self._of_history()),
            "timeline.copy_code": lambda: self.copy(self._of_timeline()),
        }

    def copy(self, recipe: GenerateRecipe | None) -> None:
        """Write a recipe's script and copy it; a line says when it is on the clipboard, or why it is not."""
        if recipe is None:
            self._notify(tr("There is no recipe to copy: select a picture that this program made."), False)
            return
        self.close()
        self._scratch = TemporaryDirectory(prefix="denoise-studio-code-")
        file = Path(self._scratch.name) / "recipe.json"
        try:
            write_atomically(file, dump_recipe(recipe).encode("utf-8"))
        except (BadInput, OSError) as error:
            self._notify(str(error), True)
            return
        self._notify(tr("Writing the script …"), False)
        verb = self._verb = Verb(["generate", recipe.model, "--recipe", str(file), "--print-code"])
        verb.done.connect(lambda _: self._done(verb.output))
        verb.failed.connect(lambda line: self._notify(line, True))
        verb.start()

    def close(self) -> None:
        """End a process in progress."""
        if self._verb is not None and self._verb.going:
            self._verb.close()
        self._verb = None
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def _done(self, script: str) -> None:
        QGuiApplication.clipboard().setText(script)
        lines = len(script.splitlines())
        self._notify(
            tr("The script of {lines} lines is on the clipboard; it makes the picture with plain diffusers.").format(
                lines=lines
            ),
            False,
        )
