"""What the list of models says about each of them."""

import time

from studio.protocol.foreign.few_steps import made_for
from studio.protocol.library.entry import KIND_TITLES, LibraryEntry
from studio.protocol.library.finding import SOURCE_TITLES
from studio.protocol.samplers import SAMPLER_TITLES
from studio.ui.models.model_row import ModelRow

_FITS = {"": "", "fits": "fits", "tight": "tight", "too large": "too large"}
_FIT_LINES = {
    "fits": "It fits this computer's memory.",
    "tight": "Tight: large pictures are decoded in tiles.",
    "too large": "More than this computer has.",
}
_PARTS = {
    "unet": "U-Net",
    "vae": "VAE",
    "vqvae": "VAE",
    "text_encoder": "text encoder",
    "text_encoder_2": "text encoder 2",
}
_MONTH = 30 * 86_400


def size_text(count: int) -> str:
    """Return a number of bytes in the unit that fits, as 4.3 GB; "" for none."""
    for unit, name in ((1e9, "GB"), (1e6, "MB"), (1e3, "kB")):
        if count >= unit:
            number = count / unit
            return f"{number:,.0f} {name}" if number >= 100 or name == "kB" else f"{number:.1f} {name}"
    return f"{count} B" if count else ""


def count_text(count: int) -> str:
    """Return a number of parameters, as 860 M or 2.6 B; "" for none."""
    for unit, name in ((1e9, " B"), (1e6, " M"), (1e3, " k")):
        if count >= unit:
            number = count / unit
            return f"{number:,.0f}{name}" if number >= 100 else f"{number:.1f}{name}"
    return str(count) if count else ""


def date_text(then: float, now: float | None = None) -> str:
    """Return a time: that of today, or the date; "" for never."""
    if not then:
        return ""
    now = time.time() if now is None else now
    local, today = time.localtime(then), time.localtime(now)
    if local[:3] == today[:3]:
        return time.strftime("today %H:%M", local)
    return time.strftime("%d %b" if local.tm_year == today.tm_year else "%d %b %Y", local)


def title_text(row: ModelRow) -> str:
    """Return what a model calls itself."""
    return row.entry.title


def name_text(row: ModelRow) -> str:
    """Return the quiet line below the title: star, name in recipes or problem."""
    if row.entry.problem:
        return row.entry.problem
    found = row.entry.found
    name = "" if found.key in (row.entry.title, str(found.path)) or found.source == "run" else found.key
    return " · ".join(part for part in ("★" if row.note.starred else "", name or SOURCE_TITLES[found.source]) if part)


def kind_text(row: ModelRow) -> str:
    """Return what it is for."""
    return KIND_TITLES[row.entry.kind]


def family_text(row: ModelRow) -> str:
    """Return its family, or the model that it was made for."""
    return row.entry.family or row.entry.base


def fit_text(row: ModelRow) -> str:
    """Return in a word whether it fits this computer."""
    return _FITS[row.entry.fit]


def parameters(entry: LibraryEntry) -> int:
    """Return the number of parameters of all networks."""
    return entry.facts.total if entry.facts else 0


def precision_text(row: ModelRow) -> str:
    """Return the number format of most parameters."""
    return row.entry.facts.precision if row.entry.facts else ""


def last_used(row: ModelRow) -> float:
    """Return when it was last used, in seconds since 1970; 0 for never."""
    return row.uses.last if row.uses else 0.0


def search_text(row: ModelRow) -> str:
    """Return everything that a search looks through."""
    entry = row.entry
    parts = (entry.title, entry.found.key, str(entry.found.path), kind_text(row), entry.family, entry.base)
    return " ".join((*parts, entry.licence, *entry.triggers, SOURCE_TITLES[entry.found.source], row.note.note))


def facts(row: ModelRow) -> list[tuple[str, str]]:
    """Return what the pane of details lists: names and texts, those without a text left out."""
    entry = row.entry
    return [
        (name, text)
        for name, text in (
            ("Kind", kind_text(row) if entry.kind != "unusable" else ""),
            ("Family", entry.family if entry.card else ""),
            ("Made for", entry.base),
            ("Size", " as ".join(part for part in (size_text(entry.stored), precision_text(row)) if part)),
            ("Parameters", _parameters_text(entry)),
            ("Memory", _memory_text(entry)),
            ("Pictures", _pictures_text(entry)),
            ("Default", _default_text(entry)),
            ("Changes", entry.adapter.extent if entry.adapter else ""),
            ("Trigger words", ", ".join(entry.triggers)),
            ("Licence", entry.licence or ("not told" if entry.facts else "")),
            ("Source", _source_text(entry)),
            ("Used", _uses_text(row)),
            ("Verified", date_text(row.note.verified)),
        )
        if text
    ]


def _parameters_text(entry: LibraryEntry) -> str:
    if entry.facts is None:
        return ""
    total = count_text(entry.facts.total)
    parts = [f"{_PARTS[name]} {count_text(n)}" for name, n in entry.facts.parameters.items() if name in _PARTS]
    return f"{total}: {', '.join(parts)}" if len(parts) > 1 else total


def _memory_text(entry: LibraryEntry) -> str:
    return f"about {size_text(entry.needed)}. {_FIT_LINES[entry.fit]}" if entry.fit else ""


def _pictures_text(entry: LibraryEntry) -> str:
    card = entry.card
    if card is None or not card.makes_pictures:
        return ""
    asked = "by prompt" if card.takes_prompt else f"{len(card.labels)} classes" if card.labels else ""
    size = f"{card.size} x {card.size}" if card.size > 1 else "points"
    return ", ".join(part for part in (size, asked, f"predicts {card.prediction_type}") if part)


def _default_text(entry: LibraryEntry) -> str:
    card = entry.card
    if card is None or not card.makes_pictures or card.kind == "decoder":
        return ""
    if card.distilled:
        return f"{card.distilled} model, {made_for(card.sampler, card.steps, card.guidance)}"
    steps = "1 step" if card.steps == 1 else f"{card.steps} steps"
    return f"{SAMPLER_TITLES[card.sampler]}, {steps}, CFG scale {card.guidance:g}"


def _source_text(entry: LibraryEntry) -> str:
    if entry.origin is not None:
        return f"{entry.origin.id} at the hub, commit {entry.origin.commit[:12]}"
    if entry.found.source == "added" and entry.found.home:
        return f"found in {entry.found.home}"
    return SOURCE_TITLES[entry.found.source]


def _uses_text(row: ModelRow) -> str:
    if row.uses is None:
        return ""
    times = "once" if row.uses.count == 1 else f"{row.uses.count:,} times"
    return f"{times}, last {date_text(row.uses.last)}"
