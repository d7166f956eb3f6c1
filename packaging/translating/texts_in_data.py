"""Collects the texts that the window shows from data: commands, explanations, and the words of other rooms."""

from collections.abc import Iterable, Iterator
from typing import get_args

from texts_in_code import Text

from studio.document.course.stations import STATIONS
from studio.document.history.history_budget import RULE
from studio.document.lanes.lane import LANE_COLOURS
from studio.document.layers.blending import BLENDS
from studio.link.model_shelf import named_cards
from studio.picture_files import FIRST_FRAME, UNNAMED
from studio.protocol.control_kinds import KINDS
from studio.protocol.events import FINDINGS
from studio.protocol.grids.race import ABOUT_DISTANCE, HEADINGS
from studio.protocol.grids.settings import SETTINGS
from studio.protocol.library.entry import KIND_TITLES
from studio.protocol.library.finding import SOURCE_TITLES
from studio.protocol.metrics import METRICS
from studio.protocol.presets import presets
from studio.protocol.prompts.modifiers import GROUPS, modifiers
from studio.protocol.prompts.weights import DIALECT_NOTES, DIALECT_TITLES
from studio.protocol.remedies import REMEDY_NOTES, REMEDY_TITLES
from studio.protocol.samplers import SAMPLER_NOTES, SPACING_NOTES, SPACING_TITLES
from studio.protocol.training_recipe import FORMULA_KINDS, ToyName, toy_title
from studio.ui.commands.commands import COMMANDS
from studio.ui.explain.explanations import EXPLANATIONS
from studio.ui.layers.wording import blend_title


def data_texts() -> Iterator[Text]:
    """Yield every text that the window passes to `tr` as it shows it."""
    for command in COMMANDS:
        yield from _texts("ui/commands", command.title, command.tip, command.menu, command.submenu)
    for told in EXPLANATIONS.values():
        yield from _texts("ui/explain/explanations.py", told.title, told.text, told.reference)
    for station in STATIONS:
        yield from _texts("document/course/stations.py", station.title, station.text, station.task, station.reference)
    for metric in METRICS:
        yield from _texts(
            "protocol/metrics.py", metric.title, metric.heading, metric.short, metric.about, metric.direction
        )
    yield from _texts("protocol/events.py", *FINDINGS.values())
    for kind in KINDS.values():
        settings = [text for setting in kind.settings.values() for text in (setting.title, setting.note)]
        yield from _texts("protocol/control_kinds.py", kind.title, kind.note, *settings)
    for preset in presets().values():
        settings = [text for setting in preset.settings for text in (setting.title, setting.tooltip)]
        yield from _texts("resources/presets", preset.title, preset.description, preset.group, *settings)
    for name, card in named_cards(registered=False).items():
        yield from _texts(f"resources/models/{name}", card.title)
    for file, titles in _TITLES.items():
        yield from _texts(file, *titles)


_TITLES: dict[str, Iterable[str]] = {
    "protocol/samplers.py": (*SAMPLER_NOTES.values(), *SPACING_TITLES.values(), *SPACING_NOTES.values()),
    "protocol/prompts/weights.py": (DIALECT_TITLES["plain"], *DIALECT_NOTES.values()),
    "protocol/prompts/modifiers.py": (
        *(group.capitalize() for group in GROUPS),
        *(modifier.note for modifier in modifiers()),
    ),
    "protocol/remedies.py": (*REMEDY_TITLES.values(), *REMEDY_NOTES.values()),
    "protocol/library/entry.py": KIND_TITLES.values(),
    "protocol/library/finding.py": SOURCE_TITLES.values(),
    "protocol/grids/settings.py": (setting.title for setting in SETTINGS.values()),
    "protocol/grids/race.py": (*HEADINGS, ABOUT_DISTANCE),
    "protocol/training_recipe.py": (
        *(kind.replace("_", " ") for kind in FORMULA_KINDS),
        *map(toy_title, get_args(ToyName)),
    ),
    "protocol/losses.py": (
        *("generator and discriminator loss", "autoencoder loss terms", "denoising loss", "weighted sum", "weighted"),
        *("BCE in nats per value", "BCE in nats", "hinge loss", "critic score", "probability", "score"),
    ),
    "picture_files.py": (FIRST_FRAME, UNNAMED),
    "document/history/history_budget.py": (RULE,),
    "document/layers/blending.py": (blend_title(blend) for blend in BLENDS),
    "document/lanes/lane.py": (colour.capitalize() for colour in LANE_COLOURS),
}


def _texts(file: str, *texts: str) -> Iterator[Text]:
    place = file if file.startswith("resources") else f"studio/{file}"
    yield from (Text(text, file=place) for text in texts if text)
