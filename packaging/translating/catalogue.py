"""A catalogue of translations in Qt Linguist's format (.ts)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from texts_in_code import Text

from studio.protocol.files import write_atomically
from studio.ui.translation import CONTEXT

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{[^{}]*\}")


@dataclass
class Catalogue:
    """Texts and their translations.

    Attributes:
        language: As in "de"; "" for the template.
        glossary: How the terms of the field are translated, as a comment at the head of the file.
        translations: The forms by source: one, or for a text with a number the one for 1 and the one for others.
    """

    language: str = ""
    glossary: str = ""
    translations: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read_catalogue(file: Path) -> Catalogue:
    """Read a .ts file; unfinished and obsolete entries are left out."""
    parser = ElementTree.XMLParser(target=ElementTree.TreeBuilder(insert_comments=True))
    root = ElementTree.parse(file, parser).getroot()
    found = Catalogue(root.get("language", ""))
    found.glossary = root.findtext("extra-glossary", "").strip("\n")
    for message in root.iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type") is not None:
            continue
        forms = tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)
        found.translations[message.findtext("source", "")] = forms
    return found


def write_catalogue(file: Path, texts: Iterable[Text], catalogue: Catalogue) -> None:
    """Write the texts with their translations; those without one are marked as unfinished."""
    root = ElementTree.Element("TS", version="2.1", sourcelanguage="en")
    if catalogue.language:
        root.set("language", catalogue.language)
    if catalogue.glossary:
        ElementTree.SubElement(root, "extra-glossary").text = f"\n{catalogue.glossary}\n"
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for text in texts:
        _add(context, text, catalogue.translations.get(text.source, ()))
    ElementTree.indent(root, " ")
    body = ElementTree.tostring(root, encoding="unicode")
    write_atomically(file, f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'.encode())


def _add(context: ElementTree.Element, text: Text, forms: tuple[str, ...]) -> None:
    message = ElementTree.SubElement(context, "message", {"numerus": "yes"} if text.one else {})
    ElementTree.SubElement(message, "location", filename=f"../../{text.file}")
    ElementTree.SubElement(message, "source").text = text.source
    if text.one:
        ElementTree.SubElement(message, "extracomment").text = f"for 1: {text.one}"
    wanted = 2 if text.one else 1
    finished = len(forms) == wanted and all(forms)
    translation = ElementTree.SubElement(message, "translation", {} if finished else {"type": "unfinished"})
    if text.one:
        for form in forms if finished else ("", ""):
            ElementTree.SubElement(translation, "numerusform").text = form
    elif finished:
        translation.text = forms[0]


def problems(texts: Iterable[Text], translations: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the problems of translations, one line each: missing ones, and other placeholders or accelerators."""
    found = []
    for text in texts:
        forms = translations.get(text.source, ())
        if len(forms) != (2 if text.one else 1) or not all(forms):
            found.append(f"not translated: {text.source!r}")
            continue
        for english, form in zip((text.one, text.source) if text.one else (text.source,), forms, strict=True):
            if _marks(form) != _marks(english):
                found.append(f"other placeholders: {english!r}: {form!r}")
            if len(re.findall(r"&\w", form)) != len(re.findall(r"&\w", english)):
                found.append(f"other accelerators: {english!r}: {form!r}")
            if english.rstrip().endswith(("…", ".", ":")) and form.rstrip()[-1:] != english.rstrip()[-1]:
                found.append(f"another end: {english!r}: {form!r}")
    return found


def _marks(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))
