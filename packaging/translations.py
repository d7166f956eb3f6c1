"""Keeps the window's translations: collects its texts, merges them into each language, and compiles the catalogues.

    python3 packaging/translations.py    # lists what has no translation yet, which stays English until then

A language is resources/translations/studio_XX.ts, which Qt Linguist edits; studio_template.ts begins a new one.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging" / "translating")]

from catalogue import (  # noqa: E402
    Catalogue,
    problems,
    read_catalogue,
    write_catalogue,
)
from texts_in_code import Text, messages, window_texts  # noqa: E402
from texts_in_data import data_texts  # noqa: E402

FOLDER = ROOT / "resources" / "translations"
TEMPLATE, MESSAGES = FOLDER / "studio_template.ts", FOLDER / "messages.json"


def collected() -> tuple[list[Text], list[str]]:
    """Return every text once, in the order of the files, and the sources of those that are messages of other rooms."""
    shown = _once([*window_texts(ROOT), *data_texts()])
    known = {text.source for text in shown}
    other = [text for text in _once(messages(ROOT)) if text.source not in known]
    return [*shown, *other], [text.source for text in other]


def read_texts(file: Path) -> list[Text]:
    """Return the sources that a catalogue lists."""
    return [Text(message.findtext("source", "")) for message in ElementTree.parse(file).iter("message")]


def languages() -> list[Path]:
    """Return the catalogue of each language."""
    return sorted(file for file in FOLDER.glob("studio_*.ts") if file != TEMPLATE)


def main() -> int:
    """Bring template and catalogues up to date; returns 1 while a translation is missing or wrong."""
    texts, said = collected()
    write_catalogue(TEMPLATE, texts, Catalogue())
    MESSAGES.write_text(json.dumps(said, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    wrong = []
    for file in languages():
        catalogue = read_catalogue(file)
        write_catalogue(file, texts, catalogue)
        _compile(file)
        wrong += [f"{file.name}: {line}" for line in problems(texts, catalogue.translations)]
    print("\n".join([*wrong, f"{len(texts):,} texts, {len(wrong):,} problems"]))
    return 1 if wrong else 0


def _once(texts: Iterable[Text]) -> list[Text]:
    found: dict[str, Text] = {}
    for text in texts:
        found.setdefault(text.source, text)
    return list(found.values())


def _compile(file: Path) -> None:
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent)) or "pyside6-lrelease"
    command = [tool, "-silent", "-nounfinished", str(file), "-qm", str(file.with_suffix(".qm"))]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.exit(main())
