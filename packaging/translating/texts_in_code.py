"""Collects the texts of the source: the window's from `tr` and `tr_count`, and the messages of other rooms."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_WINDOW = ("studio/app.py", "studio/ui", "studio/wiring")
_OTHERS = ("studio/protocol", "studio/document", "studio/link", "studio/engine", "studio/*.py")
_SHOWN = ("BadInput", "Note", "emit", "Failed", "OutOfMemory")  # calls whose texts a user sees
_UNSEEN = (  # calls whose texts a user never sees
    "ValueError",
    "RuntimeError",
    "TypeError",
    "KeyError",
    "AssertionError",
    "NotImplementedError",
    "Option",
    "Argument",
)
_COLLECTED_AS_DATA = ("studio/protocol/metrics.py",)  # see texts_in_data
_PHRASES = (  # files that compose messages of phrases, not only of sentences
    "studio/document/lanes/",
    "studio/picture_files.py",
    "studio/protocol/grids/race.py",
    "studio/protocol/losses.py",
    "studio/engine/training/device.py",
    "studio/engine/training/learner.py",
    "studio/link/model_shelf.py",
    "studio/engine/diffusion/solvers/solver.py",
)
_FEW_WORDS = 6
_TITLE = re.compile(r"[A-Z][a-z]+( [a-z]+){1,3}")  # an edit's title in the undo menu
_SENTENCE = re.compile(r"[A-Z“{].* .*[.…]", re.DOTALL)


@dataclass(frozen=True)
class Text:
    """A text to be translated.

    Attributes:
        source: In English, with values as {name}; for a number, the form for many.
        one: The form for the number 1; "" for a text without a number.
        file: Where it is found, relative to the root of the repository.
    """

    source: str
    one: str = ""
    file: str = ""


def window_texts(root: Path) -> Iterator[Text]:
    """Yield every text that the window's modules pass to `tr` or `tr_count`."""
    for file, tree in _trees(root, _WINDOW):
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            literals = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if node.func.id == "tr" and len(literals) == 1:
                yield Text(literals[0], file=file)
            elif node.func.id == "tr_count" and len(literals) == 2:
                yield Text(literals[1], literals[0], file)


def messages(root: Path) -> Iterator[Text]:
    """Yield the messages of the other rooms to the user: sentences, and the texts of BadInput and its like."""
    for file, tree in _trees(root, _OTHERS):
        if file not in _COLLECTED_AS_DATA:
            yield from _messages_of(file, tree)


def _messages_of(file: str, tree: ast.AST) -> Iterator[Text]:
    unseen: set[ast.AST] = set()
    for node in ast.walk(tree):  # parents come before their children
        called = _called(node)
        if node in unseen or called in _UNSEEN or _hides(node):
            unseen.update(ast.iter_child_nodes(node))
        text = _template(node)
        phrase = isinstance(node, ast.JoinedStr) or text.count(" ") > _FEW_WORDS
        if " " in text and node not in unseen and phrase and file.startswith(_PHRASES):
            yield Text(text, file=file)
        titled = file.startswith("studio/document/") and _TITLE.fullmatch(text)
        if node not in unseen and text and (titled or _SENTENCE.fullmatch(text)):
            yield Text(text, file=file)
        if isinstance(node, ast.Call) and called in _SHOWN and node not in unseen:
            for argument in [*node.args[:1], *(keyword.value for keyword in node.keywords)]:
                message = _template(argument)
                if message and " " in message and not _SENTENCE.fullmatch(message):
                    yield Text(message, file=file)


def _hides(node: ast.AST) -> bool:
    """Whether a node's direct children are never shown as they are: docstrings, keys, the parts of an f-string."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Assert | ast.Subscript | ast.JoinedStr)


def _template(node: ast.AST) -> str:
    """Return a literal's text, the values of an f-string as {1}, {2} ...; "" for anything else, and without words."""
    if isinstance(node, ast.Constant):
        return node.value.replace("{", "{{").replace("}", "}}") if isinstance(node.value, str) else ""
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts, values = [], 0
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            values += 1
            parts.append(f"{{{values}}}")
        elif isinstance(part, ast.Constant):
            parts.append(str(part.value).replace("{", "{{").replace("}", "}}"))
    words = "".join(part for part in parts if not part.startswith("{"))
    return "".join(parts) if re.search(r"[a-z]{2}", words) else ""


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def _trees(root: Path, places: tuple[str, ...]) -> Iterator[tuple[str, ast.AST]]:
    for place in places:
        found = root.glob(place) if "*" in place or place.endswith(".py") else (root / place).rglob("*.py")
        for path in sorted(found):
            file = path.relative_to(root).as_posix()
            if file not in ("studio/tour.py", "studio/app.py") or place == file:
                yield file, ast.parse(path.read_text(encoding="utf-8"))
