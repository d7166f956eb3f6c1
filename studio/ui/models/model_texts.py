"""Texts of the list of models."""

from studio.protocol.foreign.few_steps import made_for
from studio.protocol.library.entry import KIND_TITLES, LibraryEntry
from studio.protocol.library.finding import SOURCE_TITLES
from studio.protocol.samplers import SAMPLER_TITLES
from studio.ui.amounts import memory_text, size_text
from studio.ui.dates import date_text
from studio.ui.models.model_row import ModelRow
from studio.ui.translation import number_text, tr

_FITS = {"": "", "fits": tr("fits"), "tight": tr("tight"), "too large": tr("too large")}
_FIT_LINES = {
    "fits": tr("It fits this computer's memory."),
    "tight": tr("Tight: large pictures are decoded in tiles."),
    "too large": tr("More than this computer has."),
}
_PARTS = {
    "unet": "U-Net",
    "vae": "VAE",
    "vqvae": "VAE",
    "text_encoder": tr("text encoder"),
    "text_encoder_2": tr("text encoder 2"),
}
_MONTH = 30 * 86_400


def count_text(count: int) -> str:
    """Return a number of parameters, as 860 M or 2.6 B; "" for none."""
    for unit, name in ((1e9, " B"), (1e6, " M"), (1e3, " k")):
        if count >= unit:
            number = count / unit
            return number_text(number, ",.0f" if number >= 100 else ".1f") + name
    return str(count) if count else ""


def title_text(row: ModelRow) -> str:
    """Return a model's title."""
    return row.entry.title


def name_text(row: ModelRow) -> str:
    """Return the quiet line below the title: star, name in recipes or problem."""
    if row.entry.problem:
        return row.entry.problem
    found = row.entry.found
    name = "" if found.key in (row.entry.title, str(found.path)) or found.source == "run" else found.key
    return " · ".join(
        part for part in ("★" if row.note.starred else "", name or tr(SOURCE_TITLES[found.source])) if part
    )


def kind_text(row: ModelRow) -> str:
    """Return its kind."""
    return tr(KIND_TITLES[row.entry.kind])


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
    """Return the text that a search matches."""
    entry = row.entry
    parts = (entry.title, entry.found.key, str(entry.found.path), kind_text(row), entry.family, entry.base)
    return " ".join((*parts, entry.licence, *entry.triggers, tr(SOURCE_TITLES[entry.found.source]), row.note.note))


def facts(row: ModelRow) -> list[tuple[str, str]]:
    """Return the entries of the details pane, names and texts, without empty ones."""
    entry = row.entry
    return [
        (name, text)
        for name, text in (
            (tr("Kind"), kind_text(row) if entry.kind != "unusable" else ""),
            (tr("Family"), entry.family if entry.card else ""),
            (tr("Made for"), entry.base),
            (tr("Size"), tr(" as ").join(part for part in (size_text(entry.stored), precision_text(row)) if part)),
            (tr("Parameters"), _parameters_text(entry)),
            (tr("Memory"), _memory_text(entry)),
            (tr("Pictures"), _pictures_text(entry)),
            (tr("Default"), _default_text(entry)),
            (tr("Changes"), entry.adapter.extent if entry.adapter else ""),
            (tr("Trigger words"), ", ".join(entry.triggers)),
            (tr("Licence"), entry.licence or (tr("not stated") if entry.facts else "")),
            (tr("Source"), _source_text(entry)),
            (tr("Used"), _uses_text(row)),
            (tr("Verified"), date_text(row.note.verified)),
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
    return (
        tr("about {size}. {fit_lines}").format(size=memory_text(entry.needed), fit_lines=_FIT_LINES[entry.fit])
        if entry.fit
        else ""
    )


def _pictures_text(entry: LibraryEntry) -> str:
    card = entry.card
    if card is None or not card.makes_pictures:
        return ""
    conditioning = (
        tr("by prompt")
        if card.takes_prompt
        else tr("{count} classes").format(count=len(card.labels))
        if card.labels
        else ""
    )
    size = f"{card.size} x {card.size}" if card.size > 1 else tr("points")
    return ", ".join(
        part
        for part in (size, conditioning, tr("predicts {prediction_type}").format(prediction_type=card.prediction_type))
        if part
    )


def _default_text(entry: LibraryEntry) -> str:
    card = entry.card
    if card is None or not card.makes_pictures or card.kind == "decoder":
        return ""
    if card.distilled:
        return tr("{distilled} model, {made_for}").format(
            distilled=card.distilled, made_for=made_for(card.sampler, card.steps, card.guidance)
        )
    steps = tr("1 step") if card.steps == 1 else tr("{steps} steps").format(steps=card.steps)
    return tr("{sampler_titles}, {steps}, CFG scale {guidance:g}").format(
        sampler_titles=SAMPLER_TITLES[card.sampler], steps=steps, guidance=card.guidance
    )


def _source_text(entry: LibraryEntry) -> str:
    if entry.origin is not None:
        return tr("{id} at the hub, commit {commit}").format(id=entry.origin.id, commit=entry.origin.commit[:12])
    if entry.found.source == "added" and entry.found.home:
        return tr("found in {home}").format(home=entry.found.home)
    return tr(SOURCE_TITLES[entry.found.source])


def _uses_text(row: ModelRow) -> str:
    if row.uses is None:
        return ""
    times = tr("once") if row.uses.count == 1 else tr("{count:,} times").format(count=row.uses.count)
    return tr("{times}, last {date}").format(times=times, date=date_text(row.uses.last))
