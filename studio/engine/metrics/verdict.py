"""The verdict on a model's samples, and the figures that the samples are too few or too unlike the data to support."""

from collections.abc import Iterable
from dataclasses import dataclass

from studio.engine.metrics.collapse import Collapse
from studio.protocol.events import Verdict

FEWEST_SAMPLES = 50  # that distances between distributions need
FEWEST_REAL = 20  # real pictures that they need
MIN_DISTINCT = 0.5  # share of the samples
MIN_PLAUSIBLE = 0.2  # share of the samples; half for a GAN early in training, nearly none for a broken model
MOSTLY_PLAUSIBLE = 0.8
MIN_DIVERSITY, MIN_DIVERSITY_WITHIN = 0.4, 0.3  # a warning comes earlier, see `collapse`
MIN_CLASSES = 0.5  # share of the data's classes
MAX_MEMORIZED = 0.5  # share of the samples

_OF_THE_DISTRIBUTION = (
    "frechet",
    "frechet_training",
    "kernel",
    "kernel_training",
    "precision",
    "recall",
    "density",
    "coverage",
)
_OF_NEIGHBOURS = ("precision", "recall", "density", "coverage")
_OF_CLASSES = ("classes_covered", "rarest_class", "label_accuracy", "tstr_accuracy")


@dataclass(frozen=True)
class Evidence:
    """The basis of a verdict.

    Attributes:
        samples: Number of samples.
        distinct: Number of distinct samples.
        plausible: Share of plausible samples.
        memorized: Share of memorized samples; None where nothing is held out.
        real: Number of real pictures that the samples are compared with.
        collapse: Their diversity and class coverage.
    """

    samples: int
    distinct: int
    plausible: float
    memorized: float | None
    real: int
    collapse: Collapse


def doubts_of(evidence: Evidence) -> dict[str, str]:
    """Return the figures that the samples cannot support, each with the reason.

    Precision, recall, density and coverage need samples within the range of the data: pictures of pure noise have
    neighbourhoods so large that they contain real pictures, and black pictures lie among the outliers of the data.
    """
    found: dict[str, str] = {}
    if evidence.distinct < MIN_DISTINCT * evidence.samples:
        line = f"too few distinct samples: {evidence.distinct} of {evidence.samples}"
        found |= _all(line, (*_OF_THE_DISTRIBUTION, *_OF_CLASSES))
    elif evidence.samples < FEWEST_SAMPLES:
        found |= _all(
            f"too few samples: {evidence.samples}", (*_OF_THE_DISTRIBUTION, "classes_covered", "rarest_class")
        )
    if evidence.plausible < MIN_PLAUSIBLE:
        line = f"only {evidence.plausible:.0%} of the samples lie within the range of the data"
        found |= {key: reason for key, reason in _all(line, _OF_NEIGHBOURS).items() if key not in found}
    if evidence.real < FEWEST_REAL:
        line = f"too few real pictures to compare with: {evidence.real}"
        found |= {key: reason for key, reason in _all(line, _OF_THE_DISTRIBUTION).items() if key not in found}
    return found


def verdict_of(evidence: Evidence) -> Verdict:
    """Return the verdict: clear faults first, then whether there are enough samples for any other."""
    collapse = evidence.collapse
    coverage = collapse.coverage
    if evidence.distinct < MIN_DISTINCT * evidence.samples:
        return Verdict(
            finding="collapsed",
            text=f"Mode collapse: {evidence.distinct} of {evidence.samples} samples are distinct.",
        )
    if evidence.plausible < MIN_PLAUSIBLE:
        return Verdict(
            finding="implausible",
            text=f"Unlike the data: {evidence.plausible:.0%} of the samples lie within the range of real pictures.",
        )
    few_classes = coverage is not None and coverage.covered < MIN_CLASSES * coverage.classes
    within = collapse.diversity_within
    alike = collapse.diversity < MIN_DIVERSITY or (within is not None and within < MIN_DIVERSITY_WITHIN)
    if alike:
        return Verdict(finding="collapsed", text=collapse.warning or "Mode collapse: the samples are too much alike.")
    if coverage is not None and few_classes:
        line = f"Missing classes: plausible samples cover {coverage.covered} of {coverage.classes}."
        return Verdict(finding="incomplete", text=line)
    if evidence.memorized is not None and evidence.memorized > MAX_MEMORIZED:
        return Verdict(
            finding="memorized",
            text=f"Memorized: {evidence.memorized:.0%} of the samples are nearly copies of training pictures.",
        )
    if evidence.samples < FEWEST_SAMPLES or evidence.real < FEWEST_REAL:
        return Verdict(
            finding="undecided",
            text=f"Too few pictures for a verdict: {evidence.samples} samples, {evidence.real} real pictures.",
        )
    verdict = "Plausible" if evidence.plausible >= MOSTLY_PLAUSIBLE else "Partly plausible"
    diverse = f", of low diversity ({collapse.diversity:.0%} of the data's)" if collapse.uniform else " and diverse"
    classes = f", {coverage.covered} of {coverage.classes} classes" if coverage is not None else ""
    return Verdict(
        finding="plausible",
        text=f"{verdict}{diverse}: {evidence.plausible:.0%} of the samples lie within the range of "
        f"real pictures{classes}.",
    )


def _all(reason: str, keys: Iterable[str]) -> dict[str, str]:
    return dict.fromkeys(keys, reason)
